import {test} from 'node:test';
import {checkTextFault} from '../helpers/text-faults.ts';

// The other faults are tried in the soak run.
for (const fault of ['half JSON', 'reset'] as const) {
	test(`${fault} on each single call about a text message proves and clears nothing more`, t =>
		checkTextFault(t, fault));
}
