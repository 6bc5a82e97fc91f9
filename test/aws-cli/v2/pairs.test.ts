import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pythonOfV2} from '../../helpers/aws-cli-oracle.ts';
import {compareV2Pairs} from '../../helpers/aws-cli-v2-pairs.ts';

/** For different pairs, or more of them: `COMPARE_SEED=7 COMPARE_COUNT=100`. */
const seed = Number(process.env['COMPARE_SEED'] ?? 1);
const count = Number(process.env['COMPARE_COUNT'] ?? 2);

test('runs of every kind end as those of the AWS CLI v2 that COMPARE_AWS_CLI_V2 names', {
	skip: pythonOfV2 === undefined ? 'COMPARE_AWS_CLI_V2 names no python3 with AWS CLI v2' : false,
}, async context => {
	for (const tally of await compareV2Pairs(pythonOfV2 ?? '', count, seed)) {
		const {group, pairs, equal, listed, different} = tally;
		context.diagnostic(`${group}: ${equal} of ${pairs} equal, ${JSON.stringify(listed)}`);
		assert.deepEqual(different, [], group);
	}
});
