import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import type {AppClient} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {Problem} from '../../source/problem.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {clientOf, startPool} from './client.ts';
import {type GuidedAppOptions, openGuidedApp} from './guided-app.tsx';
import {hostOf} from './store.ts';

/** The demo user's password. */
export const password = 'Demo-pass-1';

/** The code of the newest message. */
export const newest = (pool: LocalPool) => pool.messages().at(-1)?.code ?? '';

/** The app with the demo user signed in, on a pool whose clock the test moves. */
export async function openSignedIn(t: TestContext, options: GuidedAppOptions = {}) {
	const started = await startPool(t);
	const {pool, clock} = started;
	const {region, userPoolId = '', clientId} = clientOf(pool);
	const {terminal} = await openGuidedApp(t, {
		prefill: {region, userPoolId, clientId, username: 'demo', endpointUrl: pool.endpoint},
		now: clock,
		...options,
	});
	await terminal.until('Password:');
	await terminal.type(`${password}\r`);
	await terminal.until('Choose an attribute');
	return {...started, terminal};
}

/** Cognito refuses sends because the limit was exceeded. */
export const refusingSends = async (client: AppClient) => ({
	...createCognito({client}),
	requestCode: async () => {
		throw new Problem('attemptLimitReached', {awsName: 'LimitExceededException'});
	},
});

/** Resolves once the current session is stored with that many sends. */
export async function keptSends(folder: string, sends: number) {
	const store = await openSessionStore({host: hostOf(folder), now: Date.now});
	const deadline = Date.now() + 5_000;
	while ((await store.get())?.codeTimes?.sends.length !== sends) {
		assert.ok(Date.now() < deadline, `${sends} sends are kept`);
		await setImmediate();
	}
}
