/** Thousands of runs beside the AWS CLI that is installed here: `COMPARE_PAIRS` of each kind, 160 unless it says. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {whyNoAwsCli} from '../helpers/aws-cli-oracle.ts';
import {comparePairs} from '../helpers/aws-cli-pairs.ts';

const seed = Number(process.env['COMPARE_SEED'] ?? 2);
const count = Number(process.env['COMPARE_PAIRS'] ?? 160);

test('thousands of runs end as those of the AWS CLI', {
	skip: whyNoAwsCli() ?? false,
}, async context => {
	const tallies = await comparePairs(count, seed);
	for (const {group, pairs, equal, listed} of tallies) {
		context.diagnostic(`${group}: ${equal} of ${pairs} equal, ${JSON.stringify(listed)}`);
	}
	assert.deepEqual(
		tallies.flatMap(({different}) => different),
		[],
	);
});
