import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {emptyLedger} from '../../source/flow/ledger.ts';
import {createWorkOf} from '../../source/flow/work.ts';
import {createServices} from '../../source/guided/create-services.ts';
import {createMemoryStore} from '../../source/session/memory-store.ts';
import {isProblem, signedInWithRotation} from '../helpers/client.ts';
import {temporaryHost} from '../helpers/store.ts';
import {states} from './samples.ts';

/** A user signed in through a client that rotates; an hour later, another process has refreshed the tokens. */
async function renewedElsewhere(t: TestContext) {
	const {clock, passTime, client, cognito, tokens, user} = await signedInWithRotation(t);
	const store = createMemoryStore();
	const session = await store.save({client, username: 'demo', tokens});
	passTime(3_600_000);
	const renewed = await store.refresh(session, ({tokens}) =>
		cognito.refresh(tokens, {username: 'demo'}),
	);
	assert.ok(renewed);
	const workOf = createWorkOf({
		...createServices(
			{prefill: {}, allowHttp: false},
			{...temporaryHost(t).host, cwd: () => ''},
			{isDemo: false},
		),
		now: clock,
		openCognito: async () => cognito,
		openStore: async () => store,
	});
	const account = {
		connection: {client},
		username: 'demo',
		tokens,
		sessionName: session.name,
		ledger: emptyLedger,
	};
	const signOut = async (isEverywhere: boolean) =>
		workOf({step: 'signingOut', account, user, isEverywhere})?.(new AbortController().signal);
	return {cognito, store, renewed, passTime, signOut};
}

for (const isEverywhere of [false, true]) {
	test(`signing out${isEverywhere ? ' everywhere' : ''} ends what another process has renewed`, async t => {
		const {cognito, store, renewed, passTime, signOut} = await renewedElsewhere(t);
		// The other process's access token has expired too.
		passTime(3_600_000);
		assert.deepEqual(await signOut(isEverywhere), {type: 'signedOut'});
		assert.deepEqual(await store.list(), []);
		await assert.rejects(
			cognito.refresh(renewed.tokens, {username: 'demo'}),
			isProblem('refreshRefused'),
		);
	});
}

test('a code is requested once, with what the person gave for the triggers, and the event says so', async t => {
	const delivery = {medium: 'EMAIL', destination: 'd***@e***', requestId: 'r-1', at: 5} as const;
	for (const clientMetadata of [undefined, {source: 'desk'}]) {
		const asked: unknown[] = [];
		const prefill = clientMetadata === undefined ? {} : {clientMetadata};
		const {cognito, tokens, client, clock} = await signedInWithRotation(t);
		const account = {
			...{connection: {client}, username: 'demo', tokens, ledger: emptyLedger},
		};
		const workOf = createWorkOf({
			...createServices(
				{prefill, allowHttp: false},
				{...temporaryHost(t).host, cwd: () => ''},
				{isDemo: false},
			),
			now: clock,
			openCognito: async () => ({
				...cognito,
				requestCode: async request => {
					asked.push(request);
					return delivery;
				},
			}),
		});
		const {user} = states.requestingCode;
		const {signal} = new AbortController();
		const work = workOf({step: 'requestingCode', account, user, attribute: 'email'});
		assert.deepEqual(await work?.(signal), {type: 'codeSent', account, delivery, ...prefill});
		const {accessToken} = tokens;
		assert.deepEqual(asked, [{accessToken, attributeName: 'email', ...prefill}]);
	}
});
