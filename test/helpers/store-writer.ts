/** Writes to a store endlessly, and announces each write before and after. It is killed meanwhile. */
import {writeSync} from 'node:fs';
import {openSessionStore} from '../../source/session/session-store.ts';

const store = await openSessionStore({host: process, now: Date.now});
const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'client'};
/** Longer than a disk's page, as real tokens are together. */
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
