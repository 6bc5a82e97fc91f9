import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {Cognito} from '../../source/cognito/cognito.ts';
import {createFlow, type Flow} from '../../source/flow/flow.ts';
import {emptyLedger} from '../../source/flow/ledger.ts';
import type {State} from '../../source/flow/state.ts';
import {createWorkOf} from '../../source/flow/work.ts';
import {createServices} from '../../source/guided/create-services.ts';
import {signedInWithRotation} from '../helpers/client.ts';
import {temporaryHost} from '../helpers/store.ts';

const hour = 3_600_000;

/** A user signed in through a client that rotates, whose session isn't stored, an hour later. */
async function signedInBefore(
	t: TestContext,
	{wrap = cognito => cognito}: {readonly wrap?: (cognito: Cognito) => Cognito} = {},
) {
	const {pool, clock, passTime, client, cognito, tokens, user} = await signedInWithRotation(t);
	const account = {connection: {client}, username: 'demo', tokens, ledger: emptyLedger};
	passTime(hour);
	const host = {...temporaryHost(t).host, cwd: () => ''};
	const workOf = createWorkOf({
		...createServices({prefill: {}, allowHttp: false}, host, {isDemo: false}),
		now: clock,
		openCognito: async () => wrap(cognito),
	});
	const begin = (state: (known: {user: typeof user; account: typeof account}) => State) =>
		createFlow(state({user, account}), workOf);
	return {pool, passTime, begin};
}

/** The state once it is at that step; rejects if the user has to sign in again instead. */
const until = (flow: Flow, step: State['step']): Promise<State> =>
	new Promise((resolve, reject) => {
		const look = () => {
			if (flow.state().step === step) resolve(flow.state());
			if (flow.state().step === 'password') reject(new Error('the session was lost'));
		};
		flow.subscribe(look);
		look();
	});

test('a wrong code costs nobody the tokens that were renewed to try it', async t => {
	const {pool, passTime, begin} = await signedInBefore(t);
	const flow = begin(known => ({step: 'enterCode', ...known, sent: {attribute: 'email'}}));
	flow.send({type: 'codeGiven', code: '000000'});
	const refused = await until(flow, 'enterCode');
	assert.ok('notice' in refused && refused.notice?.kind === 'problem');
	assert.equal(refused.notice.problem.code, 'codeExpired');
	// After the grace period in which a rotated refresh token still works.
	passTime(hour);
	flow.send({type: 'askedToResend', at: hour});
	const sent = await until(flow, 'enterCode');
	assert.ok('notice' in sent && sent.notice?.kind === 'remark');
	assert.equal(pool.messages().length, 1);
});

test('leaving while tokens are renewed sends nothing, and loses no session', async t => {
	const asked = Promise.withResolvers<void>();
	const answered = Promise.withResolvers<void>();
	const {pool, passTime, begin} = await signedInBefore(t, {
		wrap: cognito => ({
			...cognito,
			refresh: async (...request) => {
				const tokens = await cognito.refresh(...request);
				asked.resolve();
				await answered.promise;
				return tokens;
			},
		}),
	});
	const flow = begin(known => ({step: 'chooseAttribute', ...known}));
	flow.send({type: 'choseAttribute', attribute: 'email', at: 0});
	await asked.promise;
	flow.send({type: 'wentBack', at: 0});
	assert.equal(flow.state().step, 'chooseAttribute');
	answered.resolve();
	passTime(60_000);
	assert.equal(pool.messages().length, 0);
	flow.send({type: 'choseAttribute', attribute: 'email', at: 1});
	flow.send({type: 'confirmed'});
	await until(flow, 'enterCode');
	assert.equal(pool.messages().length, 1);
});
