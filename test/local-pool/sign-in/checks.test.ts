import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isIn} from '../../helpers/asked-sign-in.ts';
import {hours, textOf} from '../../helpers/local-pool-client.ts';
import {createContext} from '../../helpers/pool-context.ts';

const refused = (words: string) => `NotAuthorizedException: ${words}`;
const forced = {status: 'FORCE_CHANGE_PASSWORD'} as const;

test('too many wrong passwords lock a user out, longer each time, up to a quarter of an hour', async () => {
	const {addUser, signIn, user, now, pass, context, pool} = createContext();
	await addUser('ann');
	const wrong = refused('Incorrect username or password.');
	const locked = refused('Password attempts exceeded');
	const before = user('ann');
	for (let failures = 1; failures <= 4; failures++) {
		assert.equal(await signIn('ann', 'Wrong-pass-1'), wrong);
		assert.deepEqual(user('ann'), {...before, failures, lastFailureAt: now()});
	}
	isIn(await signIn('ann'));
	assert.deepEqual(user('ann'), {...before, lastFailureAt: now()});
	for (const [failures, seconds] of [
		[5, 1],
		[6, 2],
		[10, 32],
		[14, 512],
		[15, 900],
		[40, 900],
	] as const) {
		context.state.change(pool(), user('ann'), {failures, lastFailureAt: now()});
		pass(seconds * 1_000 - 1);
		assert.equal(await signIn('ann'), locked, String(failures));
		pass(1);
		isIn(await signIn('ann'));
	}
});

test('a temporary password is good until its moment has come', async () => {
	const {addUser, signIn, now, pass} = createContext();
	await addUser('ann', {}, {...forced, temporaryUntil: now() + hours(1)});
	pass(hours(1) - 1);
	assert.equal(textOf(await signIn('ann'), 'ChallengeName'), 'NEW_PASSWORD_REQUIRED');
	pass(1);
	assert.equal(
		await signIn('ann'),
		refused('Temporary password has expired and must be reset by an administrator.'),
	);
});

test('who has to reset the password is told so, by a client that hides who exists after the right one alone', async () => {
	const reset = 'PasswordResetRequiredException: Password reset required for the user';
	const wrong = refused('Incorrect username or password.');
	const unconfirmed = 'UserNotConfirmedException: User is not confirmed.';
	for (const [PreventUserExistenceErrors, change, atRight, atWrong] of [
		['LEGACY', {status: 'RESET_REQUIRED'}, reset, reset],
		['ENABLED', {status: 'RESET_REQUIRED'}, reset, wrong],
		['LEGACY', {status: 'UNCONFIRMED'}, unconfirmed, unconfirmed],
		['ENABLED', {status: 'UNCONFIRMED'}, unconfirmed, unconfirmed],
		['LEGACY', {isEnabled: false}, refused('User is disabled.'), wrong],
		['ENABLED', {isEnabled: false}, refused('User is disabled.'), wrong],
	] as const) {
		const {addUser, signIn} = createContext({}, {PreventUserExistenceErrors});
		await addUser('ann', {}, change);
		assert.deepEqual(
			[await signIn('ann'), await signIn('ann', 'Wrong-pass-1')],
			[atRight, atWrong],
			`${PreventUserExistenceErrors} ${JSON.stringify(change)}`,
		);
	}
});
