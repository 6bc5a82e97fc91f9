import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readWho} from '../../source/why/question.ts';
import {lookUpWho, type WhoQuestion} from '../../source/why/who.ts';
import {rawPool} from '../helpers/answered-facts.ts';
import {type Scripted, type Sent, scriptedAws} from '../helpers/scripted-aws.ts';

const region = 'eu-west-1';
const miss = (operation: string, because = 'denied') => ({
	because,
	action: `cognito-idp:${operation}`,
	region,
});
const denied: Scripted = {status: 400, body: {__type: 'AccessDeniedException'}};

const raw = (name: string, more: Readonly<Record<string, string>> = {}) => ({
	Username: name,
	Attributes: Object.entries({sub: `sub-${name}`, ...more}).map(([Name, Value]) => ({Name, Value})),
});
const read = (name: string, userPoolId: string, more: object = {}) => ({
	username: name,
	sub: `sub-${name}`,
	status: 'UNKNOWN',
	isEnabled: true,
	createdAt: undefined,
	modifiedAt: undefined,
	email: undefined,
	emailVerified: false,
	phoneNumber: undefined,
	phoneNumberVerified: false,
	userPoolId,
	...more,
});

const address = {email: 'jane@example.org'};
const number = {phone_number: '+447700900123'};
/** The users that each filter finds, by pool. */
const pools: Readonly<Record<string, Readonly<Record<string, readonly object[]>>>> = {
	'eu-west-1_A': {
		'username = "jane"': [raw('jane', {...address, ...number})],
		'email = "jane@example.org"': [raw('jane', address), raw('twin', address)],
		'phone_number = "+447700900123"': [raw('twin', {...address}), raw('other', number)],
	},
	'eu-west-1_B': {'username = "jane"': [raw('jane')], 'username = "joe"': [raw('joe', number)]},
};

const account =
	(change: Readonly<Record<string, Scripted>> = {}) =>
	({operation, input}: Sent): Scripted => {
		const changed = change[operation];
		if (changed !== undefined) return changed;
		const {UserPoolId = '', Filter = ''} = Object(input);
		switch (operation) {
			case 'ListUserPools':
				return {body: {UserPools: Object.keys(pools).map(Id => ({Id, Name: 'shop'}))}};
			case 'ListUsers':
				return {body: {Users: pools[UserPoolId]?.[Filter] ?? []}};
			case 'AdminGetUser':
				return {body: {Username: 'jane', UserMFASettingList: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']}};
			default:
				return {body: {UserPool: {...rawPool, Id: UserPoolId}}};
		}
	};

/** Looks users up; the calls are only counted by operation. */
async function lookUp(
	who: string,
	change: Partial<WhoQuestion> = {},
	script: Parameters<typeof scriptedAws>[0] = account(),
) {
	const {aws, sent} = scriptedAws(script);
	const question = {who: readWho(who), region, userPoolId: undefined, asksMfa: false, ...change};
	const {calls, ...result} = await lookUpWho(question, aws);
	assert.equal(calls.length, sent.length);
	return {...result, operations: sent.map(({operation}) => operation).toSorted()};
}

test('without a pool, everybody of that name is found in each pool, with those who share an address', async () => {
	const contact = {email: address.email, phoneNumber: number.phone_number};
	assert.deepEqual(await lookUp('jane', {asksSettings: false}), {
		users: [read('jane', 'eu-west-1_A', contact), read('jane', 'eu-west-1_B')],
		twins: [
			read('twin', 'eu-west-1_A', {email: address.email}),
			read('other', 'eu-west-1_A', {phoneNumber: number.phone_number}),
		],
		pools: ['eu-west-1_A', 'eu-west-1_B'],
		isWhole: true,
		settings: [],
		misses: [],
		credentialsFault: undefined,
		operations: ['ListUserPools', ...Array(4).fill('ListUsers')],
	});
});

test('in a pool that is named no other is asked; MFA and settings are asked for on demand', async () => {
	const {settings, ...found} = await lookUp('jane', {
		userPoolId: 'eu-west-1_B',
		asksMfa: true,
		asksSettings: true,
	});
	assert.deepEqual(found, {
		users: [read('jane', 'eu-west-1_B', {mfa: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']})],
		twins: [],
		pools: ['eu-west-1_B'],
		isWhole: true,
		misses: [],
		credentialsFault: undefined,
		operations: ['AdminGetUser', 'DescribeUserPool', 'ListUsers'],
	});
	assert.deepEqual(
		settings.map(({id, sendsLink}) => [id, sendsLink]),
		[['eu-west-1_B', false]],
	);
	const {aws, sent} = scriptedAws(account());
	const who = readWho('jane');
	await lookUpWho({who, region, userPoolId: 'eu-west-1_B', asksMfa: true}, aws);
	assert.deepEqual(sent.find(({operation}) => operation === 'AdminGetUser')?.input, {
		UserPoolId: 'eu-west-1_B',
		Username: 'jane',
	});
	const joe = await lookUp('joe', {asksSettings: true});
	assert.deepEqual(
		[joe.users.map(({username}) => username), joe.settings.map(({id}) => id), joe.twins],
		[['joe'], ['eu-west-1_B'], []],
	);
});

test('what could not be looked at is told, and the rest counts', async () => {
	const nothing = {users: [], twins: [], settings: [], credentialsFault: undefined};
	assert.deepEqual(await lookUp('jane', {}, account({ListUserPools: denied})), {
		...nothing,
		pools: [],
		isWhole: false,
		misses: [miss('ListUserPools')],
		operations: ['ListUserPools'],
	});
	const endless = {body: {UserPools: [], NextToken: 'more'}};
	const {isWhole, pools: found} = await lookUp('jane', {}, account({ListUserPools: endless}));
	assert.deepEqual([isWhole, found], [false, []]);
	const one = {userPoolId: 'eu-west-1_B', asksMfa: true, asksSettings: true};
	assert.deepEqual(await lookUp('jane', one, account({ListUsers: denied})), {
		...nothing,
		pools: ['eu-west-1_B'],
		isWhole: true,
		misses: [miss('ListUsers')],
		operations: ['ListUsers'],
	});
	const partly = account({AdminGetUser: denied, DescribeUserPool: {body: {}}});
	const {users, misses, settings} = await lookUp('jane', one, partly);
	assert.deepEqual([users, settings], [[read('jane', 'eu-west-1_B')], []]);
	assert.deepEqual(
		misses.toSorted((a, b) => a.action.localeCompare(b.action)),
		[miss('AdminGetUser'), miss('DescribeUserPool', 'failed')],
	);
	const noTwins = (sent: Sent): Scripted =>
		Object(sent.input).Filter === 'phone_number = "+447700900123"' ? denied : account()(sent);
	const jane = await lookUp('jane', {userPoolId: 'eu-west-1_A'}, noTwins);
	assert.deepEqual([jane.users.length, jane.twins, jane.misses], [1, [], [miss('ListUsers')]]);
});

test('a look-up that is aborted is cancelled, a region that makes no host is refused, and credentials are searched for once', async () => {
	const {aws, sent} = scriptedAws(account());
	const question = {who: readWho('jane'), region, userPoolId: undefined, asksMfa: false};
	for (const userPoolId of [undefined, 'eu-west-1_A']) {
		const elsewhere = {...question, region: 'a/b', userPoolId};
		await assert.rejects(lookUpWho(elsewhere, aws), {code: 'regionInvalid'});
	}
	await assert.rejects(lookUpWho(question, aws, {signal: AbortSignal.abort()}), {
		code: 'cancelled',
	});
	assert.deepEqual(sent, []);
	let searches = 0;
	const name = 'CredentialsProviderError';
	const none = scriptedAws(account(), () => {
		searches += 1;
		return Promise.reject(Object.assign(new Error('no profile'), {name}));
	});
	const {credentialsFault, misses, calls} = await lookUpWho(question, none.aws);
	assert.deepEqual(
		[credentialsFault, misses, calls.map(({outcome}) => outcome), searches],
		['no profile', [miss('ListUserPools', 'credentials')], ['credentials'], 1],
	);
	const budget = {atOnce: 8, perCall: 60_000, inAll: 1, pause: 1};
	const hangs = scriptedAws(() => new Promise<never>(() => {}));
	const late = await lookUpWho(question, hangs.aws, {budget});
	assert.deepEqual(late.misses, [miss('ListUserPools', 'timedOut')]);
});
