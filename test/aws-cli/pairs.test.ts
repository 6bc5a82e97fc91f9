import assert from 'node:assert/strict';
import {test} from 'node:test';
import {whyNoAwsCli} from '../helpers/aws-cli-oracle.ts';
import {comparePairs} from '../helpers/aws-cli-pairs.ts';

/** A different seed compares different pairs: `COMPARE_SEED=7`. */
const seed = Number(process.env['COMPARE_SEED'] ?? 1);

test('runs of every kind end as those of the AWS CLI that is installed here', {
	skip: whyNoAwsCli() ?? false,
}, async context => {
	for await (const {group, pairs, equal, listed, different} of comparePairs(1, seed)) {
		context.diagnostic(`${group}: ${equal} of ${pairs} equal, ${JSON.stringify(listed)}`);
		assert.deepEqual(different, [], group);
	}
});
