/**
 * One of many processes on one store: signs in, refreshes and signs out, with its own users and users shared with the
 * others, until told to stop. Then reports which of its own users are signed in, and with which token.
 */
import assert from 'node:assert/strict';
import {openSessionStore} from '../../source/session/session-store.ts';
import type {Answer, Question} from './store-authority.ts';

const [worker = '', shared = ''] = process.argv.slice(2);
const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'client'};
const own = [`own-${worker}-a`, `own-${worker}-b`];
const users = [...own, ...shared.split(',')];
const signedIn = new Map<string, string>();

let isStopped = false;
let waiting: ((answer: Answer) => void) | undefined;
process.on('message', (message: 'stop' | Answer) => {
	if (message === 'stop') {
		isStopped = true;
	} else {
		waiting?.(message);
	}
});

async function ask(question: Question): Promise<string> {
	const {refreshToken} = await new Promise<Answer>(resolve => {
		waiting = resolve;
		process.send?.(question);
	});
	return refreshToken;
}

function tokensOf(refreshToken: string) {
	return {accessToken: `access of ${refreshToken}`, refreshToken, expiresAt: 0};
}

const store = await openSessionStore({host: process, now: Date.now});

while (!isStopped) {
	const username = users[Math.floor(Math.random() * users.length)] ?? '';
	const isOwn = own.includes(username);
	const session = await store.get(`${username}@eu-west-1_AbC`);
	if (isOwn) assert.equal(session?.tokens.refreshToken, signedIn.get(username));
	const dice = Math.random();
	if (session === undefined || (isOwn && dice < 0.2)) {
		const refreshToken = await ask({ask: 'signIn', username});
		await store.save({client, username, tokens: tokensOf(refreshToken)});
		signedIn.set(username, refreshToken);
	} else if (dice < 0.8) {
		const refreshed = await store.refresh(session, async ({tokens}) =>
			tokensOf(await ask({ask: 'refresh', refreshToken: tokens.refreshToken ?? ''})),
		);
		if (isOwn) signedIn.set(username, refreshed?.tokens.refreshToken ?? '');
	} else {
		await store.signOut(session.name, async ({tokens}) => {
			await ask({ask: 'revoke', refreshToken: tokens.refreshToken ?? ''});
		});
		signedIn.delete(username);
	}
}

assert.equal(store.place.kind, 'file', store.notice);
process.send?.(own.map(username => [username, signedIn.get(username)]));
process.disconnect?.();
