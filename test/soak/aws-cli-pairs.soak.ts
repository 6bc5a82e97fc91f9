/** Compares thousands of runs with the installed AWS CLI: `COMPARE_PAIRS` of each kind, 160 by default. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {whyNoAwsCli} from '../helpers/aws-cli-oracle.ts';
import {comparePairs} from '../helpers/aws-cli-pairs.ts';

const seed = Number(process.env['COMPARE_SEED'] ?? 2);
const count = Number(process.env['COMPARE_PAIRS'] ?? 160);

test('thousands of runs end as those of the AWS CLI', {
	skip: whyNoAwsCli() ?? false,
}, async context => {
	const different: string[] = [];
	const compareHalf = async (half: number) => {
		for await (const tally of comparePairs(count, seed, (_, index) => index % 2 === half)) {
			context.diagnostic(
				`${tally.group}: ${tally.equal} of ${tally.pairs} equal, ${JSON.stringify(tally.listed)}`,
			);
			different.push(...tally.different);
		}
	};
	await Promise.all([compareHalf(0), compareHalf(1)]);
	assert.deepEqual(different, []);
});
