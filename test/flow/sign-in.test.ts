import assert from 'node:assert/strict';
import {test} from 'node:test';
import {next} from '../../source/flow/next.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {challenges, connection, events, states} from './samples.ts';

const after = (state: State, ...sent: readonly Event[]) => sent.reduce(next, state);
const back = events.wentBack;
const typed: Event = {type: 'askedForWays', username: ' jane '};
const device = {key: 'eu-west-1_device', groupKey: 'group'};

test('a username that is typed but not given is in its field again after every way round', () => {
	const ways: Readonly<Record<string, readonly Event[]>> = {
		'the menu of ways': [typed, back],
		'the menu, twice': [typed, back, {type: 'askedForWays', username: 'jane'}, back],
		'the browser': [typed, events.choseBrowser, back, back],
		'the browser that failed': [
			typed,
			events.choseBrowser,
			events.domainGiven,
			events.failed,
			back,
			back,
		],
		'the browser that was open': [
			typed,
			events.choseBrowser,
			events.domainGiven,
			events.browserReady,
			back,
			back,
		],
		'the client secret': [typed, events.choseClientSecret, back],
		'the client secret given': [typed, events.choseClientSecret, events.clientSecretGiven],
		'another way in': [typed, events.choseWay],
		'another way in, with a password': [
			typed,
			{type: 'choseWay', way: 'USER_SRP_AUTH'},
			back,
			back,
		],
		'a password to be reset': [typed, events.choseNewPassword, back, back],
	};
	for (const [name, path] of Object.entries(ways)) {
		const reached = after(states.username, ...path);
		assert.equal(reached.step, 'username', name);
		assert.ok('username' in reached && reached.username === 'jane', name);
		assert.ok(!('notice' in reached), name);
	}
});

test('a username that was given is kept from the password on, whatever is chosen', () => {
	const ways: Readonly<Record<string, readonly Event[]>> = {
		'the menu of ways': [events.askedForWays, back],
		'the browser': [events.askedForWays, events.choseBrowser, back, back],
		'a browser that gave the wrong token': [
			events.askedForWays,
			events.choseBrowser,
			events.domainGiven,
			events.browserReady,
			events.browserReturned,
			events.failed,
		],
		'the client secret': [events.askedForWays, events.choseClientSecret, back],
		'a token that was of no use': [events.passwordGiven, events.signInAnswered, events.failed],
	};
	const named: State = {...states.password, username: 'robin', way: 'USER_SRP_AUTH', device};
	for (const [name, path] of Object.entries(ways)) {
		const reached = after(named, ...path);
		assert.ok(reached.step === 'password', name);
		assert.equal(reached.username, 'robin', name);
		assert.equal(reached.way, 'USER_SRP_AUTH', name);
		assert.deepEqual(reached.device, device, name);
	}
});

test('Esc leads back through the attributes that a new password needs, what was typed kept in its field', () => {
	const asked = states.requiredAttribute;
	const rules = [{kind: 'length', least: 12}] as const;
	const second = after({...asked, rules}, {type: 'challengeTyped', text: 'Jane'});
	assert.deepEqual(second, {...asked, rules, given: {given_name: 'Jane'}, name: 'family_name'});
	const first = after(second, {type: 'challengeTyped', text: ' '}, back);
	assert.deepEqual(first, {...asked, rules, typed: 'Jane'});
	const {attempt, challenge} = asked;
	assert.deepEqual(after(first, back), {step: 'challenge', attempt, challenge, rules});
	assert.deepEqual(after(first, back, back), after(states.challenge, back));
});

test('a username that the pool does not know is asked for again, selected, whatever the way', () => {
	const problem = new Problem('userNotFound');
	const {attempt} = states.signingIn;
	for (const way of ['password', 'USER_AUTH'] as const) {
		const form: State = {...states.signingIn, attempt: {...attempt, way, device}};
		assert.deepEqual(after(form, {type: 'failed', problem, at: 0}), {
			...{step: 'username', connection, way, username: attempt.username, device},
			notice: {kind: 'problem', problem},
		});
	}
});

test('a passkey leads to the browser, and Esc from there to the same user', () => {
	const {attempt} = states.challenge;
	const asked: State = {
		...states.challenge,
		attempt: {...attempt, way: 'USER_AUTH'},
		challenge: challenges.WEB_AUTHN,
	};
	const reached = after(asked, {type: 'challengeChosen', choice: 'WEB_AUTHN'}, back, back);
	assert.ok(reached.step === 'username');
	assert.equal(reached.username, 'jane');
	assert.equal(reached.way, 'USER_AUTH');
});

test('the address of the browser’s page is typed once', () => {
	const opening = after(states.domain, events.domainGiven);
	const again = after(opening, back, events.choseBrowser);
	assert.equal(again.step, 'openingBrowser');
});

test('a device is remembered for the username it was given to, and for no other', () => {
	const named: State = {...states.password, device};
	const kept = after(named, back, events.usernameGiven, events.passwordGiven);
	assert.ok(kept.step === 'signingIn');
	assert.deepEqual(kept.attempt.device, device);
	const other: Event = {type: 'usernameGiven', username: 'robin'};
	const left = after(named, back, other, events.passwordGiven);
	assert.ok(left.step === 'signingIn');
	assert.equal(left.attempt.device, undefined);
	const typedOther: Event = {type: 'askedForWays', username: 'robin'};
	const round = after(named, back, typedOther, back);
	assert.ok(round.step === 'username');
	assert.equal(round.device, undefined);
});

test('a secret that was given is in every call that follows', () => {
	const reached = after(
		{step: 'username', connection, way: 'USER_AUTH'},
		events.askedForWays,
		events.choseClientSecret,
		events.clientSecretGiven,
		events.usernameGiven,
	);
	assert.ok(reached.step === 'signingIn');
	assert.equal(reached.attempt.connection.client.clientSecret, 'client secret');
	assert.equal(reached.attempt.way, 'USER_AUTH');
});

test('each factor that is to be set up leads to what it needs, or says what it lacks', () => {
	const form: State = {...states.challenge, challenge: challenges.MFA_SETUP};
	const chosen = (choice: string) => next(form, {type: 'challengeChosen', choice});
	assert.equal(chosen('SOFTWARE_TOKEN_MFA').step, 'startingAuthenticator');
	assert.equal(chosen('EMAIL_OTP').step, 'mfaEmail');
	for (const [choice, code] of [
		['SMS_MFA', 'phoneNumberNeeded'],
		['SMOKE_SIGNAL', 'challengeUnsupported'],
	] as const) {
		const said = chosen(choice);
		assert.equal(said.step, 'challenge');
		const notice = 'notice' in said ? said.notice : undefined;
		assert.equal(notice?.kind === 'problem' && notice.problem.code, code);
	}
});

test('Esc after a way was chosen leads to the menu, and from there to where it was opened', () => {
	const {username, password} = states;
	const menu = {step: 'chooseWay', connection} as const;
	const unnamed = after(username, events.askedForWays, {type: 'choseWay', way: 'USER_AUTH'});
	assert.deepEqual(unnamed, {step: 'username', connection, way: 'USER_AUTH', menu: username});
	assert.deepEqual(after(unnamed, back), {...menu, from: username});
	assert.deepEqual(after(unnamed, back, back), username);

	const named = after(password, events.askedForWays, {type: 'choseWay', way: 'USER_PASSWORD_AUTH'});
	assert.deepEqual(named, {...password, way: 'USER_PASSWORD_AUTH', menu: password});
	assert.deepEqual(after(named, back), {...menu, from: password});
	assert.deepEqual(after(named, back, back), password);

	const typedAfter = after(
		username,
		events.askedForWays,
		{type: 'choseWay', way: 'USER_SRP_AUTH'},
		events.usernameGiven,
		back,
	);
	assert.deepEqual(typedAfter, {
		step: 'username',
		connection,
		way: 'USER_SRP_AUTH',
		username: 'jane',
		menu: username,
	});
});

test('a forgotten password asks for the username first, and continues with the reset', () => {
	const asked = after(states.username, events.askedForWays, events.choseNewPassword);
	assert.deepEqual(asked, {...states.username, isForReset: true, menu: states.username});
	const reset = after(asked, events.usernameGiven);
	assert.deepEqual(reset, {
		step: 'resetPassword',
		attempt: {connection, way: 'password', username: 'jane'},
		menu: states.username,
	});
	assert.deepEqual(after(reset, back), {...asked, username: 'jane'});
	assert.deepEqual(after(reset, back, back), after(asked, back));
	const {password} = states;
	const named = after(password, events.askedForWays, events.choseNewPassword, back);
	assert.deepEqual(named, {step: 'chooseWay', connection, from: password});
	assert.deepEqual(after(asked, back), {
		step: 'chooseWay',
		connection,
		from: states.username,
	});
});

test('a reset of an app client with a secret asks for the secret, and continues with the reset', () => {
	const attempt = {connection, way: 'password', username: 'jane'} as const;
	const menu = states.username;
	for (const code of ['clientSecretMissing', 'clientSecretWrong'] as const) {
		const refused = new Problem(code);
		const asked = after(
			{step: 'resetPassword', attempt, menu},
			{type: 'askedForReset', at: 0},
			{type: 'failed', problem: refused, at: 0},
		);
		const from = {...attempt, step: 'username', isForReset: true, menu} as const;
		const notice = {kind: 'problem', problem: refused};
		assert.deepEqual(asked, {step: 'clientSecret', connection, from, notice});
		const known = {...connection, client: {...connection.client, clientSecret: 'hush'}};
		const given = after(asked, {type: 'clientSecretGiven', secret: 'hush'});
		assert.deepEqual(given, {...from, connection: known});
		assert.deepEqual(after(given, events.usernameGiven), {
			step: 'resetPassword',
			attempt: {...attempt, connection: known},
			menu,
		});
	}
});

test('Esc from the username keeps the pool and the client that were typed or named', () => {
	const typedIn = {region: 'eu-west-1'};
	const typedClient = after(
		{step: 'poolId', prefill: typedIn},
		events.poolIdGiven,
		events.clientIdGiven,
		back,
	);
	const clientId = {
		step: 'clientId',
		prefill: typedIn,
		region: 'eu-west-1',
		userPoolId: 'eu-west-1_AbC',
		typed: 'client1',
	};
	assert.deepEqual(typedClient, clientId);
	assert.deepEqual(after(typedClient, back), {
		step: 'poolId',
		prefill: typedIn,
		typed: 'eu-west-1_AbC',
	});
	const prefill = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'client1'};
	const named = after(
		states.starting,
		{type: 'started', surroundings: {prefill, sessions: [], pools: []}},
		back,
	);
	assert.deepEqual(named, {...clientId, prefill});
});

test('an app client that is not there is corrected in its field, and the username is kept', () => {
	const prefill = {region: 'eu-west-1'};
	for (const code of ['clientNotFound', 'poolNotFound'] as const) {
		const problem = new Problem(code);
		const failed: Event = {type: 'failed', problem, at: 1};
		const refused = after(
			{step: 'clientId', prefill, region: 'eu-west-1'},
			events.clientIdGiven,
			events.usernameGiven,
			events.passwordGiven,
			failed,
		);
		assert.deepEqual(refused, {
			step: 'clientId',
			prefill: {...prefill, username: 'jane'},
			region: 'eu-west-1',
			typed: 'client1',
			notice: {kind: 'problem', problem},
		});
		assert.deepEqual(after(states.signingIn, failed), {
			...states.password,
			notice: {kind: 'problem', problem},
		});
	}
});
