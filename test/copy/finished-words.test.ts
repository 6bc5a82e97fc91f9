import assert from 'node:assert/strict';
import {test} from 'node:test';
import {foldedLine} from '../../source/copy/finished-words.ts';
import {clockTime} from '../../source/copy/time-words.ts';
import type {State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {account, delivery, states} from '../flow/samples.ts';

function line(before: State, after: State) {
	const folded = foldedLine(before, after);
	return folded && [folded.isProved ? '✔' : 'ℹ', folded.line].join(' ');
}

test('nothing has a tick before an answer: until then it is used', () => {
	const session = {...states.loadingAttributes, opened: 'session'} as const;
	const token = {...states.loadingAttributes, opened: 'token'} as const;
	const demo: State = {
		...states.username,
		connection: {...states.username.connection, demo: {users: [], inbox: emptyInbox}},
	};
	const clientOnly: State = {
		...states.password,
		connection: {client: {region: 'eu-west-1', clientId: 'client1'}},
	};
	const until = clockTime(account.tokens.expiresAt);
	const lines = [
		line(states.connect, states.username),
		line(states.startingDemo, demo),
		line(states.clientId, clientOnly),
		line(states.openingSession, session),
		line(session, states.attributesFailed),
		line(session, states.chooseAttribute),
		line(states.readingToken, token),
		line(token, states.attributesFailed),
		line(token, states.chooseAttribute),
		line(states.savingSession, states.loadingAttributes),
		line(states.loadingAttributes, states.chooseAttribute),
	];
	assert.deepEqual(lines, [
		'ℹ Using user pool eu-west-1_AbC',
		'ℹ Using user pool eu-west-1_AbC, the demo pool',
		'ℹ Using app client client1',
		'ℹ Using the session jane@eu-west-1_AbC',
		undefined,
		'✔ Still signed in as jane',
		'ℹ Using a token of jane',
		undefined,
		`✔ Token of jane accepted, valid until ${until}`,
		'✔ Signed in as jane; the session is kept until you leave',
		undefined,
	]);
});

test('a code that was requested is said with where it went, and with its medium where the attribute does not say it', () => {
	const requested = (attribute: string, given: object) =>
		line(
			{...states.requestingCode, attribute},
			{...states.enterCode, sent: {attribute, delivery: {...delivery, ...given}}},
		);
	assert.deepEqual(
		[
			requested('email', {}),
			requested('phone_number', {medium: 'SMS', destination: '+*******0008'}),
			requested('email', {medium: 'SMS', destination: '+*******0008'}),
			requested('email', {medium: undefined, destination: undefined}),
			line(states.updatingValue, states.enterCode),
			line({...states.requestingCode, earlier: states.enterCode.sent}, states.enterCode),
		],
		[
			'✔ Requested a code for email, to j***@e***',
			'✔ Requested a code for phone_number, to +*******0008',
			'✔ Requested a code for email, by SMS to +*******0008',
			'✔ Requested a code for email',
			'✔ Changed email',
			undefined,
		],
	);
});

test('a sign-out has a tick as far as the service has answered', () => {
	const after = (more: object) => line(states.signingOut, {...states.signedOut, ...more});
	assert.deepEqual(
		[after({}), after({isEverywhere: true}), after({problem: new Problem('tooManyRequests')})],
		[
			'✔ Signed out jane on this computer',
			'✔ Signed out jane everywhere',
			'ℹ Removed jane from this computer',
		],
	);
});

test('a list that is loaded once more for a session says nothing new', () => {
	const session = {...states.loadingAttributes, opened: 'session'} as const;
	assert.equal(line(session, {...session}), undefined);
});

test('whoever leaves with a code that is not used yet is told how to enter it', () => {
	assert.equal(
		line(states.enterCode, states.done),
		'ℹ email isn’t verified yet. Start again and press h to enter the code.',
	);
	assert.equal(line(states.chooseAttribute, states.done), undefined);
});

const emptyInbox = {messages: () => [], subscribe: () => () => {}};
