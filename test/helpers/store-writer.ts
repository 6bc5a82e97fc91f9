/** Writes to a store without end, and says before and after each write which one it is. Is killed while it does. */
import {writeSync} from 'node:fs';
import {openSessionStore} from '../../source/session/session-store.ts';

const store = await openSessionStore({host: process, now: Date.now});
const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'client'};
/** Longer than a page of a disk, as real tokens are together. */
const idToken = 'x'.repeat(20_000);

for (let generation = 1; ; generation += 1) {
	writeSync(1, `begins ${generation}\n`);
	await store.save({
		client,
		username: 'jane',
		tokens: {accessToken: `${generation}`, idToken, expiresAt: generation},
	});
	writeSync(1, `ends ${generation}\n`);
}
