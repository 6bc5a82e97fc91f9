import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codesWithout, matchCode, sendCode, spend} from '../../../source/local-pool/users/codes.ts';
import {minutes} from '../../helpers/local-pool-client.ts';
import {createContext, sms} from '../../helpers/pool-context.ts';
import {addUser, tellOf} from '../../helpers/pool-parts.ts';

const email = {
	source: 'VerifyUserAttribute',
	attributeName: 'email',
	destination: 'ann@example.com',
} as const;

test('a limited operation is counted by the hour, for itself', () => {
	const {context, pool, pass, now} = createContext();
	addUser(pool(), 'ann');
	const use = (operation = 'send') =>
		tellOf(() => {
			const user = pool().users.get('ann') ?? assert.fail('ann is gone');
			const spent = spend(context, pool(), user, operation, 2);
			assert.equal(spent, pool().users.get('ann'));
			return spent.uses;
		});
	const over = 'LimitExceededException: Attempt limit exceeded, please try after some time.';
	const start = now();
	assert.deepEqual(use(), {send: [start]});
	pass(minutes(20));
	assert.deepEqual(use(), {send: [start, start + minutes(20)]});
	assert.equal(use(), over);
	assert.deepEqual(use('try'), {send: [start, start + minutes(20)], try: [start + minutes(20)]});
	pass(minutes(40) - 1);
	assert.equal(use(), over);
	pass(1);
	assert.deepEqual(use(), {
		send: [start + minutes(20), start + minutes(60)],
		try: [start + minutes(20)],
	});
	assert.equal(use(), over);
});

test('a sent code is stored with its purpose, where it went and until when it counts', async () => {
	const {context, pool, pass, now, code} = createContext(sms);
	addUser(pool(), 'ann');
	const ann = () => pool().users.get('ann') ?? assert.fail('ann is gone');
	const send = (purpose: 'email' | 'phone_number' | 'signUp' | 'forgotPassword') =>
		sendCode(context, pool(), ann(), {...email, purpose});
	const details = {
		AttributeName: 'email',
		DeliveryMedium: 'EMAIL',
		Destination: 'a***@e***',
	};
	const sent: Record<string, object> = {};
	for (const [purpose, lifetime] of [
		['email', minutes(24 * 60)],
		['phone_number', minutes(24 * 60)],
		['signUp', minutes(24 * 60)],
		['forgotPassword', minutes(60)],
	] as const) {
		assert.deepEqual(await send(purpose), details);
		assert.match(code(), /^\d{6}$/);
		sent[purpose] = {code: code(), expiresAt: now() + lifetime, destination: email.destination};
		assert.deepEqual(ann().codes, sent);
	}
	const {code: first} = Object(sent['email']);
	const match = (given: string) => tellOf(() => matchCode(context, ann(), 'email', given));
	const wrong = 'CodeMismatchException: Invalid verification code provided, please try again.';
	const expired = 'ExpiredCodeException: Invalid code provided, please request a code again.';
	assert.equal(match(first), email.destination);
	assert.equal(match(`${first} `), wrong);
	assert.equal(match(code()), wrong);
	assert.deepEqual(codesWithout(ann(), 'email'), {
		phone_number: sent['phone_number'],
		signUp: sent['signUp'],
		forgotPassword: sent['forgotPassword'],
	});
	assert.deepEqual(ann().codes, sent);
	assert.equal(
		tellOf(() => matchCode(context, {...ann(), codes: {}}, 'email', first)),
		expired,
	);

	pass(minutes(24 * 60) - 1);
	assert.equal(match(first), email.destination);
	pass(1);
	assert.equal(match(first), expired);
	await send('email');
	assert.equal(match(first), wrong);
	assert.equal(match(code()), email.destination);
});
