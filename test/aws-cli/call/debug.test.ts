import assert from 'node:assert/strict';
import {test} from 'node:test';
import {debugLog} from '../../../source/aws-cli/call/debug.ts';
import {runCommand} from '../../helpers/aws-run.ts';
import {startAwsService} from '../../helpers/aws-service.ts';

test('an answer is told by its status, its request ID and when each phase was over', () => {
	const lines: string[] = [];
	const log = debugLog(
		line => lines.push(line.slice(line.indexOf('DEBUG - ') + 8)),
		() => new Date(),
	);
	log.answer({
		status: 200,
		headers: new Map([
			['x-amzn-requestid', 'r-1'],
			['set-cookie', 'secret'],
		]),
		body: 'é',
		isText: true,
		timing: {connected: 3.4, answered: 40.6, read: 41},
	});
	log.answer({status: 500, headers: new Map(), body: '', isText: true});
	assert.deepEqual(lines, [
		'Answer 200, 2 bytes (body redacted); x-amzn-requestid: r-1\n',
		'Request ID: r-1\n',
		'Timing: connected after 3 ms, answered after 41 ms, read after 41 ms\n',
		'Answer 500, 0 bytes (body redacted); \n',
		'Request ID: not returned\n',
	]);
});

test('a call with --debug tells its phases in their order', async () => {
	await using service = await startAwsService();
	service.script({body: '{}', headers: {'x-amzn-RequestId': 'r-2'}});
	const words = ['get-user', '--access-token', 'tok', '--region', 'us-east-1', '--debug'];
	const {stderr} = await runCommand([...words, '--endpoint-url', service.http]);
	assert.match(stderr, /DEBUG - Request ID: r-2\n/);
	const shown = /DEBUG - POST \S+ (\{.*\})\n/.exec(stderr)?.[1] ?? '{}';
	assert.deepEqual(Object.keys(JSON.parse(shown)), [
		...['X-Amz-Target', 'Content-Type', 'User-Agent', 'amz-sdk-invocation-id'],
		...['amz-sdk-request', 'Accept-Encoding', 'Content-Length'],
	]);
	assert.equal(JSON.parse(shown)['Content-Length'], '{"AccessToken": "tok"}'.length.toString());
	const [, ...phases] =
		/Timing: connected after (\d+) ms, answered after (\d+) ms, read after (\d+) ms\n/.exec(
			stderr,
		) ?? [];
	assert.equal(phases.length, 3);
	assert.deepEqual(
		phases.map(Number),
		phases.map(Number).toSorted((a, b) => a - b),
	);
});

test('the user agent names where the program runs and for which application', async () => {
	await using service = await startAwsService();
	service.script({body: '{}'});
	const words = ['get-user', '--access-token', 'tok', '--region', 'us-east-1'];
	const env = {AWS_EXECUTION_ENV: 'CloudShell é', AWS_SDK_UA_APP_ID: 'my app/1'};
	const called = [...words, '--endpoint-url', service.http];
	await runCommand(called, {env});
	await runCommand(called);
	assert.deepEqual(
		service.seen.map(({headers}) => headers['user-agent']),
		['cognito-verify/0.0.0 test exec-env/CloudShell-- app/my-app-1', 'cognito-verify/0.0.0 test'],
	);
});
