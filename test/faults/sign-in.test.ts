import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {signIn} from '../../source/commands/sign-in/sign-in.ts';
import {startPool} from '../helpers/client.ts';
import {commandsOn} from '../helpers/command.ts';
import {sentences} from '../helpers/fault-sentences.ts';
import {faultNames, startFault} from '../helpers/faulty-service.ts';
import {temporaryFolder} from '../helpers/store.ts';

test('sign-in says what is in its way in one line, with exit code 1, after one attempt', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	for (const name of faultNames) {
		await t.test(name, async t => {
			const {endpointUrl, caPem, proxyUrl, attempts} = await startFault(name, t);
			const bundle = join(temporaryFolder(t), 'ca.pem');
			if (caPem !== undefined) writeFileSync(bundle, caPem);
			const leaving = new AbortController();
			const running = run(
				signIn,
				[
					...['--username', 'demo', '--password-stdin'],
					...(caPem === undefined ? [] : ['--ca-bundle', bundle]),
				],
				{
					input: 'Demo-pass-1\n',
					env: {
						AWS_ENDPOINT_URL: endpointUrl,
						...(proxyUrl !== undefined && {HTTPS_PROXY: proxyUrl}),
					},
					signal: leaving.signal,
				},
			);
			// It waits for a minute, unless the user presses Ctrl+C.
			const isSilent = name.startsWith('silent');
			while (isSilent && attempts() === 0) await new Promise(resolve => setImmediate(resolve));
			if (isSilent) leaving.abort();

			const {code, stdout, stderr} = await running;
			assert.deepEqual({code, stdout}, {code: isSilent ? 130 : 1, stdout: ''});
			if (!isSilent) assert.match(stderr, sentences[name]);
			assert.match(stderr, isSilent ? /^\n?$|^cognito-verify: .*\n$/ : /^cognito-verify: .*\n$/);
			assert.ok(attempts() <= 1);
		});
	}
});
