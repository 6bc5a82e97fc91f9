import {test} from 'node:test';
import {faults} from '../helpers/aws-account.ts';
import {checkCallFault} from '../helpers/call-faults.ts';

for (const fault of faults) {
	test(`${fault} on each single call about a text message proves and clears nothing more`, t =>
		// While one call hangs, a busy computer must not be late with the others.
		checkCallFault(t, 'texts', fault, fault === 'hang' ? {atOnce: 4, limit: 15_000} : {}));
}
