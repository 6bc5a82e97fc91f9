import {test} from 'node:test';
import {faults} from '../helpers/aws-account.ts';
import {checkCallFault} from '../helpers/call-faults.ts';

for (const fault of faults) {
	test(`${fault} on each single call about a function that sends proves and clears nothing more`, t =>
		// While one call hangs, a busy computer must not be late with the others.
		checkCallFault(t, 'sender', fault, fault === 'hang' ? {atOnce: 3, limit: 4_000} : {}));
}

// A text message takes twice as many calls: the other faults are in the soak test.
for (const fault of ['half JSON', 'reset'] as const) {
	test(`${fault} on each single call about a text message proves and clears nothing more`, t =>
		checkCallFault(t, 'texts', fault));
}
