import assert from 'node:assert/strict';
import {test} from 'node:test';
import {whoReport, whoText} from '../../../source/why/report/who-report.ts';
import type {FoundUser, WhoResult} from '../../../source/why/who.ts';

const jane: FoundUser = {
	userPoolId: 'eu-west-1_A',
	username: 'jane',
	sub: 'sub-1',
	status: 'CONFIRMED',
	isEnabled: false,
	createdAt: 1_700_000_000_000,
	modifiedAt: undefined,
	email: 'jane@example.org',
	emailVerified: true,
	phoneNumber: undefined,
	phoneNumberVerified: true,
	mfa: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
};
const {mfa: _, ...noMfa} = jane;
const twin: FoundUser = {
	...noMfa,
	username: '+447700900123',
	sub: 'sub-2',
	createdAt: undefined,
	modifiedAt: 1_700_000_000_000,
	email: undefined,
	phoneNumber: '+447700900123',
	phoneNumberVerified: false,
};
const calls: WhoResult['calls'] = [
	{service: 'cognito-idp', operation: 'ListUsers', region: 'eu-west-1', ms: 1, outcome: 'ok'},
];
const result: WhoResult = {
	users: [jane],
	twins: [twin],
	pools: ['eu-west-1_A'],
	isWhole: true,
	settings: [],
	misses: [{because: 'denied', action: 'cognito-idp:AdminGetUser', region: 'eu-west-1'}],
	calls,
	credentialsFault: undefined,
};
const report = (isFull: boolean, change: Partial<WhoResult> = {}) =>
	whoReport({...result, ...change}, {isFull, now: 0});

test('a user is reported whole, without an address unless it is in full', () => {
	const user = {
		userPoolId: 'eu-west-1_A',
		username: 'jane',
		sub: 'sub-1',
		status: 'CONFIRMED',
		enabled: false,
		created: '2023-11-14T22:13:20.000Z',
		modified: null,
		email: {value: 'j***@e***', verified: true},
		phone_number: null,
		mfa: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
	};
	const {mfa: _mfa, ...other} = user;
	const second = {
		...other,
		username: '+*******0123',
		sub: 'sub-2',
		created: null,
		modified: '2023-11-14T22:13:20.000Z',
		email: null,
		phone_number: {value: '+*******0123', verified: false},
	};
	const whole = {
		version: 1,
		at: '1970-01-01T00:00:00.000Z',
		pools: ['eu-west-1_A'],
		users: [user],
		twins: [second],
		unknown: result.misses,
		calls,
	};
	assert.deepEqual(report(false), whole);
	assert.deepEqual(report(true), {
		...whole,
		users: [{...user, email: {value: 'jane@example.org', verified: true}}],
		twins: [
			{
				...second,
				username: '+447700900123',
				phone_number: {value: '+447700900123', verified: false},
			},
		],
	});
});

test('a username that is an address is one too', () => {
	const names = (change: Partial<FoundUser>) =>
		report(false, {users: [{...jane, ...change}], twins: []}).users.map(({username}) => username);
	assert.deepEqual(names({username: 'jane@example.org'}), ['j***@e***']);
	assert.deepEqual(names({username: 'kim@example.org'}), ['k***@e***']);
	assert.deepEqual(names({username: 'kim', email: 'kim'}), ['***']);
	assert.deepEqual(names({username: 'kim', email: undefined}), ['kim']);
});

test('a person reads the same in lines', () => {
	const lines = `jane (sub-1) in eu-west-1_A
  CONFIRMED, disabled
  email: j***@e***, verified
  phone_number: none
  created 2023-11-14T22:13:20.000Z, modified unknown
  MFA: SMS_MFA, SOFTWARE_TOKEN_MFA
`;
	const missed = `
Not checked:
  cognito-idp:AdminGetUser in eu-west-1 (no permission)
`;
	assert.equal(
		whoText(report(false)),
		`${lines}
Same email or phone number:
+*******0123 (sub-2) in eu-west-1_A
  CONFIRMED, disabled
  email: none
  phone_number: +*******0123, not verified
  created unknown, modified 2023-11-14T22:13:20.000Z
${missed}`,
	);
	assert.equal(whoText(report(false, {twins: [], misses: []})), lines);
	assert.equal(whoText(report(false, {users: [], twins: []})), missed.slice(1));
	assert.equal(whoText(report(false, {users: [], twins: [], misses: []})), '');
	const bare = whoText(report(true, {users: [{...jane, mfa: []}], twins: [], misses: []}));
	assert.match(bare, /^ {2}email: jane@example\.org, verified$/m);
	assert.match(bare, /\n {2}MFA: none\n$/);
});
