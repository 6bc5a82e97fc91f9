import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {signOut} from '../../source/commands/sign-out.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {startPool} from '../helpers/client.ts';
import {commandsOn} from '../helpers/command.ts';
import {sentences} from '../helpers/fault-sentences.ts';
import {type FaultName, faultNames, startFault} from '../helpers/faulty-service.ts';
import {sessionOf, temporaryFolder} from '../helpers/store.ts';

/** Sessions of these users, on a service with the fault. */
async function signedInto(t: TestContext, name: FaultName, ...usernames: readonly string[]) {
	const fault = await startFault(name, t);
	const pool = await startPool(t);
	const {run, host} = commandsOn(t, pool);
	const bundle = join(temporaryFolder(t), 'ca.pem');
	if (fault.caPem !== undefined) writeFileSync(bundle, fault.caPem);
	const store = await openSessionStore({host, now: pool.clock});
	for (const username of usernames) {
		const session = sessionOf(username, {expiresAt: pool.clock() + 3_600_000});
		await store.save({...session, client: {...session.client, endpointUrl: fault.endpointUrl}});
	}
	const env = {
		...(fault.caPem !== undefined && {AWS_CA_BUNDLE: bundle}),
		...(fault.proxyUrl !== undefined && {HTTPS_PROXY: fault.proxyUrl}),
	};
	const leaving = new AbortController();
	return {
		attempts: fault.attempts,
		left: async () => (await store.list()).map(({username}) => username),
		signOut: async (...words: readonly string[]) => {
			const running = run(signOut, words, {env, signal: leaving.signal});
			// It waits for a minute, unless the user presses Ctrl+C.
			if (name.startsWith('silent')) {
				while (fault.attempts() === 0) await new Promise(resolve => setImmediate(resolve));
				leaving.abort();
			}
			return running;
		},
	};
}

const notRevoked = (username: string) =>
	new RegExp(
		`\\ncognito-verify: ${username}@\\S+ is signed out here, but its tokens weren't revoked and work until they expire\\.\\n$`,
	);

for (const name of faultNames) {
	test(`sign-out asks once, says what it could not revoke, and forgets it: ${name}`, async t => {
		const isSilent = name.startsWith('silent');
		const {signOut, left, attempts} = await signedInto(t, name, 'jane');
		const {code, stdout, stderr} = await signOut(...(name === '500' ? ['--everywhere'] : []));
		assert.deepEqual({code, stdout}, {code: isSilent ? 130 : 1, stdout: ''});
		assert.match(stderr, isSilent ? /^cognito-verify: Cancelled\./ : sentences[name]);
		assert.match(stderr, notRevoked('jane'));
		assert.doesNotMatch(stderr, /(access|refresh)-of/);
		assert.equal(stderr.split('\n').length, 3);
		assert.ok(attempts() <= 1);
		assert.deepEqual(await left(), []);
	});
}

test('all of them are forgotten, each with its sentence, when the service cannot be reached', async t => {
	const {signOut, left} = await signedInto(t, 'nobody listens', 'jane', 'john');
	const {code, stderr} = await signOut('--all');
	assert.equal(code, 1);
	assert.match(stderr, /jane@\S+ is signed out here[\s\S]*john@\S+ is signed out here/);
	assert.deepEqual(await left(), []);
});

test('Ctrl+C quits the sessions that were not begun with', async t => {
	const {signOut, left, attempts} = await signedInto(t, 'silent', 'jane', 'john');
	const {code, stderr} = await signOut('--all');
	assert.equal(code, 130);
	assert.match(stderr, notRevoked('jane'));
	assert.deepEqual(await left(), ['john']);
	assert.equal(attempts(), 1);
});
