import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {test} from 'node:test';
import {services} from '../../source/why/call/operations.ts';
import {type AwsHost, reachAws} from '../../source/why/reach-aws.ts';

const reached = (
	flags: AwsHost['flags'] = {},
	env: Readonly<Record<string, string>> = {},
	more: Partial<AwsHost> = {},
) =>
	reachAws({
		flags,
		place: {env, cwd: '/', home: '/nowhere'},
		allowHttp: false,
		now: () => 7,
		credentials: async () => ({accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example'}),
		...more,
	});

async function hosts(region: string, env: Readonly<Record<string, string>> = {}) {
	const {signing} = await reached({}, env);
	return ['cognito-idp', 'ses', 'cloudwatch', 'iam'].map(
		name => signing.endpoint(services[name as keyof typeof services], region).href,
	);
}

test('each service has its own host in a region, and IAM one in a partition', async () => {
	assert.deepEqual(await hosts('eu-west-1'), [
		'https://cognito-idp.eu-west-1.amazonaws.com/',
		'https://email.eu-west-1.amazonaws.com/',
		'https://monitoring.eu-west-1.amazonaws.com/',
		'https://iam.amazonaws.com/',
	]);
	assert.deepEqual(await hosts('us-east-1', {AWS_USE_FIPS_ENDPOINT: 'true'}), [
		'https://cognito-idp-fips.us-east-1.amazonaws.com/',
		'https://email-fips.us-east-1.amazonaws.com/',
		'https://monitoring-fips.us-east-1.amazonaws.com/',
		'https://iam-fips.amazonaws.com/',
	]);
	const iam = async (region: string) => (await hosts(region)).at(-1);
	assert.deepEqual(
		[await iam('us-gov-west-1'), await iam('cn-north-1')],
		['https://iam.us-gov.amazonaws.com/', 'https://iam.cn-north-1.amazonaws.com.cn/'],
	);
	const {signing} = await reached();
	assert.throws(() => signing.endpoint(services.iam, 'a/b'), {code: 'regionInvalid'});
	assert.equal(signing.now(), 7);
});

test('an endpoint that is set counts for every service, or for the one that the environment names', async () => {
	const {signing} = await reached({endpointUrl: 'https://aws.test/base'});
	assert.equal(signing.endpoint(services.ses, 'eu-west-1').href, 'https://aws.test/base');
	assert.deepEqual(await hosts('eu-west-1', {AWS_ENDPOINT_URL_SESV2: 'https://ses.test'}), [
		'https://cognito-idp.eu-west-1.amazonaws.com/',
		'https://ses.test/',
		'https://monitoring.eu-west-1.amazonaws.com/',
		'https://iam.amazonaws.com/',
	]);
});

test('no endpoint is reached unencrypted across a network, unless that is allowed', async () => {
	const env = {AWS_ENDPOINT_URL_SESV2: 'http://192.0.2.1'};
	await assert.rejects(reached({}, env), {code: 'clearHttpRefused'});
	const {signing} = await reached({}, env, {allowHttp: true});
	assert.equal(signing.endpoint(services.ses, 'eu-west-1').href, 'http://192.0.2.1/');
});

test('a request goes out whole, and its answer comes back whole', async t => {
	const seen: unknown[] = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		seen.push([request.method, request.url, request.headers['x-amz-target'], body]);
		response.writeHead(404, {'x-amzn-requestid': 'r-1'}).end('gone');
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	assert.ok(address !== null && typeof address === 'object');
	const url = new URL(`http://127.0.0.1:${address.port}/path`);
	const {send} = await reached({endpointUrl: url.origin});
	const headers = {'x-amz-target': 'X.Y'};
	const {signal} = new AbortController();
	const posted = await send({url, method: 'POST', headers, body: '{"a":1}'}, signal);
	const got = await send({url, method: 'GET', headers: {}}, signal);
	assert.deepEqual(
		[posted, got].map(answer => [
			answer.status,
			answer.headers['x-amzn-requestid'],
			new TextDecoder().decode(answer.body),
		]),
		Array(2).fill([404, 'r-1', 'gone']),
	);
	assert.deepEqual(seen, [
		['POST', '/path', 'X.Y', '{"a":1}'],
		['GET', '/path', undefined, ''],
	]);
});

test('a proxy without a host is refused before anything is asked, and one that has a host is the way to an address', async () => {
	await assert.rejects(reached({}, {HTTPS_PROXY: 'http://'}), {code: 'proxyInvalid'});
	const env = {HTTPS_PROXY: 'http://proxy.test:3128', NO_PROXY: 'direct.test'};
	const {transportTo} = await reached({}, env);
	assert.deepEqual(
		['https://aws.test/', 'https://direct.test/'].map(url => transportTo(new URL(url))),
		[{proxyUrl: 'http://proxy.test:3128'}, {}],
	);
});
