/** Compares signals, lost output and encodings with the `aws` on the PATH: `COMPARE_PAIRS` of each, 20 by default. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {whyNoAwsCli} from '../helpers/aws-cli-oracle.ts';
import {compareProcesses} from '../helpers/aws-cli-processes.ts';

const seed = Number(process.env['COMPARE_SEED'] ?? 3);
const count = Number(process.env['COMPARE_PAIRS'] ?? 20);

test('processes end as those of the AWS CLI', {skip: whyNoAwsCli() ?? false}, async context => {
	const tallies = await compareProcesses(count, seed);
	for (const {group, pairs, equal, listed} of tallies) {
		context.diagnostic(`${group}: ${equal} of ${pairs} equal, ${JSON.stringify(listed)}`);
	}
	assert.deepEqual(
		tallies.flatMap(({different}) => different),
		[],
	);
});
