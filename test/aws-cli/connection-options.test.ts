/** The options about where a call goes, which certificates it trusts, and how long it waits. */
import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {after, describe, test} from 'node:test';
import {runCommand} from '../helpers/aws-run.ts';
import {startSending} from '../helpers/sending-service.ts';

const {service, folder, command, user, full, run, end} = await startSending();
after(end);

/** The host of a call without an endpoint option: a proxy records it, and refuses. */
const hostOf = async (words: readonly string[], env: Record<string, string> = {}) =>
	(await run([command, ...user, ...words], {env: {HTTPS_PROXY: service.http, ...env}})).seen?.path;

test('--region and --profile decide where the call goes', async () => {
	const env = {AWS_CONFIG_FILE: join(folder, 'config')};
	assert.equal(
		await hostOf(['--region', 'ca-central-1'], env),
		'cognito-idp.ca-central-1.amazonaws.com:443',
	);
	assert.equal(await hostOf([], env), 'cognito-idp.eu-west-3.amazonaws.com:443');
	assert.equal(await hostOf(['--profile', 'p1'], env), 'cognito-idp.sa-east-1.amazonaws.com:443');
	assert.equal(
		await hostOf(['--region', 'fips-us-east-1']),
		'cognito-idp-fips.us-east-1.amazonaws.com:443',
	);
});

describe('certificates', () => {
	const secure = (...words: string[]) => [
		command,
		...user,
		'--region',
		'us-east-1',
		'--endpoint-url',
		service.https,
		...words,
	];

	test('an unknown one is refused', async () => {
		const {code, stderr, seen} = await run(secure());
		assert.equal(code, 255);
		assert.match(stderr, /^\nSSL validation failed for https:\/\/127\.0\.0\.1:\d+\/ /);
		assert.equal(seen, undefined);
	});

	test('--ca-bundle makes it known; so do the environment and the profile', async () => {
		const path = join(folder, 'ca.pem');
		assert.equal((await run(secure('--ca-bundle', path))).code, 0);
		assert.equal((await run(secure(), {env: {AWS_CA_BUNDLE: path}})).code, 0);
		assert.equal((await run(secure(), {env: {REQUESTS_CA_BUNDLE: path}})).code, 0);
		const env = {AWS_CONFIG_FILE: join(folder, 'config')};
		assert.equal((await run(secure('--profile', 'p1'), {env})).code, 0);
	});

	test('--ca-bundle that is not there', async () => {
		const {stderr} = await run(secure('--ca-bundle', '/no/such.pem'));
		assert.match(
			stderr,
			/^\nSSL validation failed for .* \[Errno 2\] No such file or directory\n$/,
		);
	});

	test('--no-verify-ssl trusts any, and warns', async () => {
		const {code, stderr} = await run(secure('--no-verify-ssl', '--ca-bundle', '/no/such.pem'));
		assert.equal(code, 0);
		assert.match(stderr, /^InsecureRequestWarning: .*'127\.0\.0\.1'/);
	});
});

describe('timeouts', () => {
	test('--cli-read-timeout ends the wait for an answer', async () => {
		service.script({isSilent: true});
		const {code, stderr} = await runCommand([...full, '--cli-read-timeout', '1']);
		assert.equal(code, 255);
		assert.equal(stderr, `\nRead timeout on endpoint URL: "${service.http}/"\n`);
	});

	test('--cli-connect-timeout ends a handshake that hangs', async context => {
		const silent = createServer();
		await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
		context.after(() => silent.close());
		silent.on('connection', socket => context.after(() => socket.destroy()));
		const address = silent.address();
		assert.ok(address && typeof address === 'object');
		const endpoint = `https://127.0.0.1:${address.port}`;
		const words = [command, ...user, '--region', 'us-east-1', '--endpoint-url', endpoint];
		const {stderr} = await runCommand([...words, '--cli-connect-timeout', '1']);
		assert.equal(stderr, `\nRead timeout on endpoint URL: "${endpoint}/"\n`);
	});

	test('0 is no limit, less is refused', async () => {
		assert.equal(
			(await run([...full, '--cli-read-timeout', '0', '--cli-connect-timeout=0'])).code,
			0,
		);
		assert.equal(
			(await run([...full, '--cli-read-timeout', '-1'])).stderr,
			'\nAttempted to set read timeout to -1, but the timeout cannot be set to a value less than or equal to 0.\n',
		);
		assert.equal(
			(await run([...full, '--cli-read-timeout', 'abc'])).stderr,
			"\ninvalid literal for int() with base 10: 'abc'\n",
		);
	});
});
