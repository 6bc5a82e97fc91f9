import {test} from 'node:test';
import {faults} from '../helpers/aws-account.ts';
import {checkTextFault} from '../helpers/text-faults.ts';

// A call that hangs is tried in `start.test.ts`: here a busy computer would be late with the others, too.
for (const fault of faults.flatMap(each => (each === 'hang' ? [] : each))) {
	test(`${fault} on each single call about a text message proves and clears nothing more`, t =>
		checkTextFault(t, fault));
}
