import type {AppClient, Device, SignInRequest} from '../../cognito/cognito.ts';
import {promptWords} from '../../copy/prompt-words.ts';
import {isSameClient} from '../../endpoint.ts';
import {missing} from '../../options/missing.ts';
import {options} from '../../options/options.ts';
import {readSecret} from '../../options/read-secret.ts';
import type {SessionStore} from '../../session/session.ts';
import {passwordFlow} from '../../sign-in-rules.ts';
import {usernameOf} from '../../typed-input.ts';
import type {Run} from '../run.ts';
import type {SignInWords} from './sign-in-words.ts';

/**
 * Reads who signs in and how; missing options are asked for at a terminal. A user who signed in here before gets the
 * same device. Throws `optionMissing`.
 */
export async function readSignInRequest(
	client: AppClient,
	words: SignInWords,
	run: Run,
	store: SessionStore,
): Promise<SignInRequest> {
	const typed = words.username ?? (await run.prompt?.ask(promptWords.username));
	const username = usernameOf(typed ?? '');
	if (username === '') throw missing(options.username);
	const flow = words['auth-flow'] ?? passwordFlow(client);
	const preferred = words['preferred-challenge'];
	const isWithoutPassword =
		flow === 'CUSTOM_AUTH' || (flow === 'USER_AUTH' && !preferred?.startsWith('PASSWORD'));
	// Directly after the username: between questions, the terminal echoes what is typed ahead.
	const password =
		words.password === undefined
			? await (isWithoutPassword ? undefined : run.prompt?.askSecret(promptWords.password))
			: await readSecret('--password', words.password, run);
	const device = await deviceOf(username, client, store);
	const who = {username, ...(device !== undefined && {device})};
	if (flow === 'CUSTOM_AUTH' || flow === 'USER_AUTH') {
		return {
			flow,
			...who,
			...(flow === 'USER_AUTH' && preferred !== undefined && {preferred}),
			...(password !== undefined && {password}),
		};
	}
	if (password === undefined) {
		throw missing({...options.password, name: '--password or --password-stdin'});
	}
	return {flow, ...who, password};
}

/** The device is stored with the session it was issued in, which the new one will replace. */
async function deviceOf(
	username: string,
	client: AppClient,
	store: SessionStore,
): Promise<Device | undefined> {
	const before = (await store.list()).find(
		session =>
			[session.username, ...session.aliases].includes(username) && isSameClient(session, client),
	);
	return before && (await store.get(before.name))?.tokens.device;
}
