import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {FactName, Outcomes} from '../../../source/why/facts.ts';
import {factNames, lookUp} from '../../../source/why/look-up/look-up.ts';
import {accountOf, askerOf} from '../../helpers/answered-facts.ts';
import {questionOf} from '../../helpers/why-facts.ts';

test('each fact settles once, and what is known so far is told with each', async () => {
	const {asker, asked} = askerOf(accountOf({}, {EmailConfiguration: {}}));
	const settled: [FactName, Outcomes][] = [];
	const question = questionOf('email', {who: {kind: 'email', value: 'Jane@example.org'}});
	const outcomes = await lookUp(question, asker, (name, known) => {
		settled.push([name, known]);
	});
	const names = settled.map(([name]) => name);
	assert.deepEqual(names.toSorted(), factNames.toSorted());
	assert.deepEqual(
		settled.map(([, known]) => Object.keys(known)),
		names.map((_, index) => names.slice(0, index + 1)),
	);
	for (const [name, known] of settled) assert.deepEqual(known[name], outcomes[name], name);
	assert.equal(new Set(asked).size, asked.length, 'nothing is asked twice');
	const {pool, users, errorLog, smsRole} = outcomes;
	assert.deepEqual(
		[pool?.state, users?.state, errorLog, smsRole],
		[
			...['known', 'known'],
			{
				state: 'missing',
				misses: [
					{
						because: 'denied',
						action: 'cognito-idp:GetLogDeliveryConfiguration',
						region: 'eu-west-1',
					},
				],
			},
			{state: 'notNeeded'},
		],
	);
});

test('a fault of the program itself is thrown when every fact has settled', async () => {
	const {asker} = askerOf(accountOf({}));
	const broken = new TypeError('broken');
	const askFor: typeof asker.askFor = async (...those) => {
		if (those[0] === 'iam:GetRole') throw broken;
		return asker.askFor(...those);
	};
	let count = 0;
	const looking = lookUp(questionOf('email'), {...asker, askFor}, () => {
		count += 1;
	});
	await assert.rejects(looking, broken);
	assert.equal(count, factNames.length);
});
