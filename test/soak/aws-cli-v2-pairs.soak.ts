/** Compares runs with the AWS CLI v2 in COMPARE_AWS_CLI_V2: `COMPARE_PAIRS` of each kind, 100 by default. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pythonOfV2} from '../helpers/aws-cli-oracle.ts';
import {compareV2Pairs} from '../helpers/aws-cli-v2-pairs.ts';

const seed = Number(process.env['COMPARE_SEED'] ?? 2);
const count = Number(process.env['COMPARE_PAIRS'] ?? 100);

test('hundreds of runs end as those of the AWS CLI v2', {
	skip: pythonOfV2 === undefined && 'COMPARE_AWS_CLI_V2 names no python3 with AWS CLI v2',
}, async context => {
	const tallies = await compareV2Pairs(pythonOfV2 ?? '', count, seed);
	for (const {group, pairs, equal, listed} of tallies) {
		context.diagnostic(`${group}: ${equal} of ${pairs} equal, ${JSON.stringify(listed)}`);
	}
	assert.deepEqual(
		tallies.flatMap(({different}) => different),
		[],
	);
});
