import assert from 'node:assert/strict';
import {test} from 'node:test';
import {causeIds} from '../../source/why/causes.ts';
import {diagnose} from '../../source/why/diagnose.ts';
import {fine, found, questionOf} from '../helpers/why-facts.ts';
import {mailScenarios} from './scenarios/mail.ts';
import {orderScenarios} from './scenarios/order.ts';
import {personScenarios} from './scenarios/person.ts';
import {requestScenarios} from './scenarios/request.ts';
import type {Row} from './scenarios/row.ts';
import {senderScenarios} from './scenarios/sender.ts';
import {textsScenarios} from './scenarios/texts.ts';

const rows: Readonly<Record<string, Row>> = {
	...personScenarios,
	...requestScenarios,
	...senderScenarios,
	...mailScenarios,
	...textsScenarios,
	...orderScenarios,
};

for (const [name, row] of Object.entries(rows)) {
	test(name, () => {
		const {base, question, facts, denied, unknown = [], notCleared = []} = row;
		const outcomes = found({...fine[base], ...facts}, denied);
		const diagnosis = diagnose(questionOf(base, question), outcomes);
		assert.deepEqual(
			diagnosis.findings.map(({cause, certainty}) => [cause, certainty]),
			row.findings,
		);
		const answer = row.findings.find(([cause]) => cause !== 'mailer-filtered')?.[0];
		assert.equal(diagnosis.answer?.cause, answer);
		const missed = new Set(diagnosis.unknown.map(({cause}) => cause));
		for (const cause of unknown) assert.ok(missed.has(cause), `${cause} is unknown`);
		if (denied === undefined) assert.deepEqual([...missed].toSorted(), [...unknown].toSorted());
		for (const cause of [...notCleared, ...unknown]) {
			assert.ok(!diagnosis.cleared.includes(cause), `${cause} is not cleared`);
		}
	});
}

test('there are more than fifty causes, and each is found in a scenario', () => {
	const causes = new Set(
		Object.values(rows).flatMap(({findings}) => findings.map(([cause]) => cause)),
	);
	assert.ok(causeIds.length > 50, String(causeIds.length));
	assert.deepEqual(
		causeIds.filter(cause => !causes.has(cause)),
		[],
	);
});

test('senders of functions are judged with functions only', () => {
	const {cleared} = diagnose(questionOf('sender'), found(fine.sender));
	assert.deepEqual(
		cleared.filter(cause => /^(?:ses|sms|mailer)-/.test(cause)),
		[],
	);
});

test('Cognito’s own mailer is a sender that was looked at', () => {
	const {stages} = diagnose(questionOf('email'), found(fine.email));
	assert.deepEqual(
		stages.find(({stage}) => stage === 'sender'),
		{stage: 'sender', state: 'fine'},
	);
});

test('where nobody is found, nothing on the way to them is said to be in order', () => {
	const facts = found({...fine.email, users: {items: [], isWhole: true}});
	const {stages} = diagnose(questionOf('email'), facts);
	assert.deepEqual(
		stages.map(({stage, state}) => [stage, state]),
		[
			['account', 'found'],
			...['attribute', 'request', 'trigger', 'sender', 'limits', 'recipient'].map(stage => [
				stage,
				'notApplicable',
			]),
			['delivery', 'notApplicable'],
		],
	);
	const unsure = found({...fine.email, users: {items: [], isWhole: false}});
	const states = diagnose(questionOf('email'), unsure).stages;
	assert.equal(states.find(({stage}) => stage === 'sender')?.state, 'fine');
	const {users: _users, ...early} = found(fine.email);
	for (const {stage, state} of diagnose(questionOf('email'), early).stages) {
		assert.notEqual(state, 'fine', stage);
	}
});
