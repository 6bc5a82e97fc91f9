import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {type TestContext, test} from 'node:test';
import type {Run} from '../../source/commands/run.ts';
import {who} from '../../source/commands/who.ts';
import {why} from '../../source/commands/why.ts';
import {deskOf, pool} from '../helpers/why-desk.ts';

test('nothing is sent across a network unencrypted', async t => {
	const {run} = await deskOf(t);
	const env = {AWS_ENDPOINT_URL_SESV2: 'http://192.0.2.1'};
	const {code, stderr} = await run(
		async each => why({...each, argv: each.argv.slice(0, -2)}),
		['lee@example.com', ...pool],
		{env},
	);
	assert.notEqual(code, 0);
	assert.match(stderr, /plain http to http:\/\/192\.0\.2\.1/);
});

/** Records where a command would connect, with a proxy that opens no tunnels. */
async function recordingProxy(t: TestContext) {
	const hosts: string[] = [];
	const proxy = createServer();
	proxy.on('connect', ({url = ''}, socket) => {
		hosts.push(url);
		socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
	});
	await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
	t.after(() => proxy.close());
	const address = proxy.address();
	if (address === null || typeof address === 'string') throw new Error('not listening on a port');
	return {hosts, env: {HTTPS_PROXY: `http://127.0.0.1:${address.port}`}};
}

/** Without the account's endpoint, so at Amazon's own addresses. */
const atAmazon = (command: (run: Run) => Promise<number>) => (each: Run) =>
	command({...each, argv: each.argv.slice(0, -2)});

test('a region that names another host is refused before credentials sign anything for it', async t => {
	const {run} = await deskOf(t);
	const {hosts, env} = await recordingProxy(t);
	for (const region of [
		'evil.example/#',
		'x@evil.example/',
		'eu-west-1.evil.example?',
		'a b',
		'é',
	]) {
		for (const command of [why, who]) {
			for (const argv of [
				['jane', '--region', region],
				['jane', ...pool, '--region', region],
			]) {
				const {code, stderr} = await run(atAmazon(command), argv, {env});
				assert.equal(code, 2);
				assert.equal(
					stderr,
					`cognito-verify: "${region}" isn't an AWS region. A region looks like eu-west-1.\n`,
				);
			}
			const {code} = await run(atAmazon(command), ['jane'], {env: {...env, AWS_REGION: region}});
			assert.equal(code, 2);
		}
	}
	assert.deepEqual(hosts, []);
});

test('no answer of AWS says which other host signed requests go to', async t => {
	const {run, account} = await deskOf(t, {
		change: (action, body) => {
			if (action !== 'cognito-idp:DescribeUserPool') return body;
			const {UserPool} = JSON.parse(body);
			return JSON.stringify({
				UserPool: {
					...UserPool,
					EmailConfiguration: {
						EmailSendingAccount: 'DEVELOPER',
						SourceArn: 'arn:aws:ses:m.evil.example/#:1:identity/example.org',
					},
					SmsConfiguration: {
						SnsCallerArn: 'arn:aws:iam::1:role/x',
						SnsRegion: 's.evil.example/#',
					},
					LambdaConfig: {
						CustomEmailSender: {
							LambdaVersion: 'V1_0',
							LambdaArn: 'arn:aws:lambda:f.evil.example/#:1:function:f',
						},
						KMSKeyID: 'arn:aws:kms:k.evil.example/#:1:key/x',
					},
				},
			});
		},
	});
	const {hosts, env} = await recordingProxy(t);
	for (const attribute of ['email', 'phone_number']) {
		const argv = ['demo', ...pool, '--attribute-name', attribute];
		await run(atAmazon(why), argv, {
			env: {...env, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: account.url},
		});
	}
	assert.ok(account.asked.includes('cognito-idp:DescribeUserPool'));
	assert.ok(hosts.length > 0);
	assert.deepEqual(
		hosts.filter(host => !host.endsWith('.amazonaws.com:443')),
		[],
	);
});
