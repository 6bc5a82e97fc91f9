import type {TestContext} from 'node:test';
import type {AppClient} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import type {LocalPool, LocalPoolOptions} from '../../source/local-pool/create-local-pool.ts';
import {clientOf, startPool} from './client.ts';
import {deskWith} from './fake-desk.ts';
import {openGuidedApp} from './guided-app.tsx';
import type {Terminal} from './terminal.ts';

/** The app at a sign-in, and its pool. */
export type Scene = {
	readonly terminal: Terminal;
	readonly pool: LocalPool;
	readonly now: () => number;
	readonly passTime: (milliseconds: number) => void;
};

/** The options of a test's pool. */
export type OpenOptions = LocalPoolOptions & {
	readonly clientName?: string;
	readonly prepare?: (pool: LocalPool) => Promise<unknown>;
};

/** The password of every demo user. */
export const password = 'Demo-pass-1';
const credentials = async () => ({accessKeyId: 'test', secretAccessKey: 'test'});

/** AWS's files are empty, and credentials exist all the same. */
const desk = deskWith();

/** The app at the password of a demo user, on a pool whose clock the test moves. */
export async function openSignIn(
	t: TestContext,
	username: string,
	{clientName, prepare, ...options}: OpenOptions = {},
): Promise<Scene> {
	const {pool, clock, passTime} = await startPool(t, options);
	await prepare?.(pool);
	const {region, userPoolId = '', clientId} = clientOf(pool, clientName);
	const {terminal} = await openGuidedApp(t, {
		rows: 40,
		prefill: {region, userPoolId, clientId, username, endpointUrl: pool.endpoint},
		now: clock,
		services: {
			openCognito: async (client: AppClient) => createCognito({client, now: clock, credentials}),
			openDesk: async () => desk,
			readClientSecret: async () => clientOf(pool, clientName).clientSecret,
		},
	});
	await terminal.until('Password:');
	return {terminal, pool, now: clock, passTime};
}

/** The code of the newest message. */
export const newest = (pool: LocalPool) => pool.messages().at(-1)?.code ?? '';
/** The secret in a demo user's authenticator app. */
export const secretOf = (pool: LocalPool) =>
	pool.users.find(({username}) => username === 'totp')?.totpSecret ?? '';

/** Chooses those that AWS's own tools find. */
export async function chooseCredentials(terminal: Terminal) {
	await terminal.until('1. Default credentials');
	await terminal.press('enter');
}
