import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {lookUpDesk} from '../../source/guided/look-up-desk.ts';
import {Problem} from '../../source/problem.ts';
import {reachAws} from '../../source/why/reach-aws.ts';
import {type Fault, startAccount} from '../helpers/aws-account.ts';

const scope = {region: 'us-east-1', userPoolId: 'us-east-1_LocalDemo'};
const visit = {access: {kind: 'profile', name: 'support'}} as const;
const {signal} = new AbortController();

/** A desk for the demo's account, optionally with a fault of one action. */
async function openDesk(t: TestContext, failing?: readonly [action: string, fault: Fault]) {
	const account = await startAccount(t, {
		faultFor: action => (action === failing?.[0] ? failing[1] : undefined),
	});
	const desk = lookUpDesk({
		reach: () =>
			reachAws({
				flags: {endpointUrl: account.url},
				place: {env: {}, cwd: '/', home: '/nowhere'},
				allowHttp: false,
				now: Date.now,
				credentials: async () => ({accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example'}),
			}),
		regionOf: async ({kind}) => (kind === 'usual' ? undefined : 'us-east-1'),
	});
	const personOf = async (who: string) => {
		const {users} = await desk.lookUp(visit, {scope, who, asksMfa: false}, signal);
		return users[0] ?? assert.fail(`${who} was not found`);
	};
	return {...account, desk, personOf};
}

test('pools are listed in the region that is named, or else in that of the credentials', async t => {
	const {desk} = await openDesk(t);
	const list = {
		region: 'us-east-1',
		pools: [
			{id: 'us-east-1_LocalDemo', name: 'Local demo'},
			{id: 'us-east-1_LocalSpent', name: 'Local demo, SMS budget spent'},
		],
		isWhole: true,
	};
	assert.deepEqual(await desk.pools(visit, undefined, signal), list);
	assert.deepEqual(await desk.pools(visit, 'us-west-2', signal), {...list, region: 'us-west-2'});
	assert.deepEqual(await desk.pools({access: {kind: 'usual'}}, undefined, signal), {
		region: undefined,
		pools: [],
		isWhole: true,
	});
	await assert.rejects(desk.pools(visit, 'a/b', signal), {code: 'regionInvalid'});
	await assert.rejects(desk.pools(visit, undefined, AbortSignal.abort()), {code: 'cancelled'});
});

test('who may not list the pools is told so, and can still name one; any other failure is one', async t => {
	const denied = await openDesk(t, ['cognito-idp:ListUserPools', 'denied']);
	const {problem, ...list} = await denied.desk.pools(visit, undefined, signal);
	assert.deepEqual(list, {region: 'us-east-1', pools: [], isWhole: false});
	const failed = await openDesk(t, ['cognito-idp:ListUserPools', '500']);
	const said = {action: 'cognito-idp:ListUserPools', region: 'us-east-1'};
	assert.ok(problem instanceof Problem);
	assert.deepEqual(
		[problem.code, problem.detail],
		['notLookedUp', {...said, because: 'denied', awsName: 'AccessDenied'}],
	);
	await assert.rejects(failed.desk.pools(visit, undefined, signal), {
		code: 'notLookedUp',
		detail: {...said, because: 'failed'},
	});
});

test('app clients are listed, and a pool that is not there is said to be none', async t => {
	const {desk, pool} = await openDesk(t);
	assert.deepEqual(
		await desk.clients(visit, scope, signal),
		pool.clients.map(({clientId: id, name}) => ({id, name})),
	);
	await assert.rejects(desk.clients(visit, {...scope, userPoolId: 'us-east-1_None'}, signal), {
		code: 'poolNotFound',
	});
});

test('a user is looked up by what can be searched for alone', async t => {
	const {desk, asked} = await openDesk(t);
	const search = {scope, who: 'demo@example.com', asksMfa: false};
	const {users, pools, isWhole} = await desk.lookUp(visit, search, signal);
	assert.deepEqual(
		[users.map(({username}) => username), pools, isWhole],
		[['demo'], ['us-east-1_LocalDemo'], true],
	);
	await assert.rejects(desk.lookUp(visit, search, AbortSignal.abort()), {code: 'cancelled'});
	const before = asked.length;
	await assert.rejects(desk.lookUp(visit, {...search, who: ' '}, signal), {code: 'whoUnreadable'});
	assert.equal(asked.length, before);
});

test('an act is done once, and answered with the command that does the same, without a secret', async t => {
	const {desk, personOf, asked, pool} = await openDesk(t);
	const person = await personOf('demo');
	const act = {kind: 'markVerified', attribute: 'email'} as const;
	const requestId = '00000000-aaaa-4bbb-8ccc-00000000000a';
	assert.deepEqual(await desk.act(visit, scope, {act, person}, signal), {
		destination: undefined,
		requestId,
		command:
			'aws cognito-idp admin-update-user-attributes --user-pool-id us-east-1_LocalDemo --username demo --user-attributes Name=email_verified,Value=true --profile support --region us-east-1',
	});
	await pool.call('SignUp', {
		ClientId: 'localdemopublicclient00001',
		Username: 'robin',
		Password: 'Robins-pass-1',
		UserAttributes: [{Name: 'email', Value: 'robin@example.com'}],
	});
	const withSecret = pool.clients.find(({clientSecret}) => clientSecret !== undefined);
	const clientId = withSecret?.clientId ?? '';
	const resend = {
		act: {kind: 'resendConfirmation'},
		person: await personOf('robin'),
		clientId,
	} as const;
	const elsewhere = {access: {kind: 'none'}, endpointUrl: 'http://127.0.0.1:9229'} as const;
	assert.deepEqual(await desk.act(elsewhere, scope, resend, signal), {
		destination: 'r***@e***',
		requestId,
		command: `aws cognito-idp resend-confirmation-code --client-id ${clientId} --username robin --endpoint-url http://127.0.0.1:9229 --region us-east-1 --secret-hash "$SECRET_HASH"`,
	});
	const before = asked.length;
	for (const order of [{act, person}, resend]) {
		await assert.rejects(desk.act(visit, scope, order, AbortSignal.abort()), {code: 'cancelled'});
	}
	assert.deepEqual(asked.slice(before), []);
});
