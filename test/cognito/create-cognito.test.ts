import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import type {TransportSettings} from '../../source/cognito/wire/transport.ts';
import type {ProblemCode} from '../../source/problem.ts';
import {isProblem} from '../helpers/client.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';

const now = Date.UTC(2026, 10, 24, 12);
const requestId = '9f1c2d3e-0000-4000-8000-000000000001';
const send = {accessToken: 'token', attributeName: 'email'};

type Reply = Parameters<typeof startScriptedService>[1];

async function start(context: TestContext, reply: Reply, transport: TransportSettings = {}) {
	const service = await startScriptedService(context, reply);
	const client = {region: 'eu-west-1', clientId: 'client', endpointUrl: service.endpointUrl};
	return {...service, cognito: createCognito({client, transport, now: () => now})};
}

test('a code is asked for as the API wants it, unsigned', async context => {
	const {cognito, received} = await start(context, (_, response) =>
		answerJson(response, {
			CodeDeliveryDetails: {
				AttributeName: 'email',
				DeliveryMedium: 'EMAIL',
				Destination: 'j***@e***',
			},
		}),
	);
	const delivery = await cognito.requestCode({...send, clientMetadata: {from: 'test'}});
	assert.deepEqual(delivery, {
		attributeName: 'email',
		medium: 'EMAIL',
		destination: 'j***@e***',
		requestId,
		at: now,
	});
	const [request] = received;
	assert.equal(request?.operation, 'GetUserAttributeVerificationCode');
	assert.equal(request.headers['content-type'], 'application/x-amz-json-1.1');
	assert.equal(request.headers.authorization, undefined);
	assert.deepEqual(request.body, {
		AccessToken: 'token',
		AttributeName: 'email',
		ClientMetadata: {from: 'test'},
	});
});

test('an answer without delivery details, or with half of them, is given as what it is', async context => {
	const answers = [{}, {CodeDeliveryDetails: {DeliveryMedium: 'SMS'}}, {CodeDeliveryDetails: 'no'}];
	const {cognito} = await start(context, (_, response) =>
		answerJson(response, answers.shift() ?? {}),
	);
	assert.deepEqual(await cognito.requestCode(send), {requestId, at: now});
	assert.deepEqual(await cognito.requestCode(send), {medium: 'SMS', requestId, at: now});
	assert.deepEqual(await cognito.requestCode(send), {requestId, at: now});
});

test('a send is made once, whatever the service says', async context => {
	const faults = [
		{
			__type: 'LimitExceededException',
			message: 'Attempt limit exceeded, please try after some time.',
		},
		{__type: 'TooManyRequestsException', message: 'Rate exceeded'},
		{__type: 'InternalErrorException', message: 'Something went wrong'},
	];
	let next = 0;
	const {cognito, received} = await start(context, (_, response) => {
		answerJson(response, faults[next] ?? {}, next === 2 ? 500 : 400);
		next += 1;
	});
	await assert.rejects(cognito.requestCode(send), isProblem('attemptLimitReached', {requestId}));
	await assert.rejects(cognito.requestCode(send), isProblem('tooManyRequests'));
	await assert.rejects(
		cognito.requestCode(send),
		isProblem('serviceFailed', {mayHaveBeenSent: true, httpStatus: 500}),
	);
	assert.equal(received.length, 3);
});

test('the verified marks are folded into the attributes they speak of', async context => {
	const {cognito} = await start(context, (_, response) =>
		answerJson(response, {
			Username: 'jane',
			UserAttributes: [
				{Name: 'email', Value: 'jane@example.com'},
				{Name: 'email_verified', Value: 'true'},
				{Name: 'phone_number', Value: '+15550100'},
				{Name: 'custom:team'},
				{Name: 7, Value: 'junk'},
				null,
			],
		}),
	);
	assert.deepEqual(await cognito.getUser('token'), {
		username: 'jane',
		attributes: [
			{name: 'email', value: 'jane@example.com', isVerified: true},
			// A verification state that the app client can't read is unknown rather than false.
			{name: 'phone_number', value: '+15550100'},
			{name: 'custom:team', value: ''},
		],
	});
});

test('aborting ends the wait at once, and says that a message may have been sent', async context => {
	const {cognito} = await start(context, () => controller.abort());
	const controller = new AbortController();
	await assert.rejects(
		cognito.requestCode(send, {signal: controller.signal}),
		isProblem('cancelled', {mayHaveBeenSent: true}),
	);
	await assert.rejects(
		cognito.requestCode(send, {signal: controller.signal}),
		isProblem('cancelled', {mayHaveBeenSent: undefined}),
	);
});

test('an error nobody has heard of keeps its name and the request ID', async context => {
	const {cognito} = await start(context, (_, response) =>
		answerJson(response, {__type: 'com.amazon#BrandNewException', Message: 'Surprise'}, 400),
	);
	await assert.rejects(
		cognito.getUser('token'),
		isProblem('serverLacks', {
			awsName: 'BrandNewException',
			awsMessage: 'Surprise',
			requestId,
		}),
	);
});

test('what isn’t an answer of the service is not taken for one', async context => {
	const replies: Reply[] = [
		(_, response) =>
			response.writeHead(200, {'content-type': 'text/html'}).end('<html>Log in</html>'),
		(_, response) => response.writeHead(302, {location: 'http://127.0.0.1:1/'}).end(),
		(_, response) => response.writeHead(503).end('<h1>Unavailable</h1>'),
		(_, response) => response.writeHead(429).end(),
		(_, response) => response.end('{"CodeDeliveryDetails":'),
		(_, response) => response.end('[]'),
		(_, response) =>
			response.writeHead(200, {'content-length': 100}).write('{', () => response.destroy()),
		(_, response) => response.destroy(),
		(_, response) => response.end(`"${'x'.repeat(11 * 1024 * 1024)}"`),
		(_, response) => answerJson(response, {CodeDeliveryDetails: [[1]]}),
	];
	const {cognito, received} = await start(context, (one, response) =>
		replies[received.length - 1]?.(one, response),
	);
	const expected: ProblemCode[] = [
		'answerUnreadable',
		'answerUnreadable',
		'serviceFailed',
		'tooManyRequests',
		'answerUnreadable',
		'answerUnreadable',
		'connectionLost',
		'connectionLost',
		'answerUnreadable',
	];
	for (const code of expected) {
		const mayHaveBeenSent = code === 'tooManyRequests' ? undefined : true;
		await assert.rejects(cognito.requestCode(send), isProblem(code, {mayHaveBeenSent}));
	}
	assert.deepEqual(await cognito.requestCode(send), {requestId, at: now});
	assert.equal(received.length, replies.length);
});

test('a silent service is given up after the time it was given', async context => {
	const {cognito} = await start(context, () => {}, {readTimeoutMs: 50});
	await assert.rejects(cognito.requestCode(send), isProblem('timedOut', {mayHaveBeenSent: true}));
});

test('a service that is not there cannot have sent anything', async context => {
	const {endpointUrl} = await startScriptedService(context, () => {});
	const gone = {region: 'eu-west-1', clientId: 'client'};
	const cases: readonly [string, ProblemCode][] = [
		['http://127.0.0.1:1', 'connectionRefused'],
		['http://nobody.invalid', 'hostNotFound'],
		[endpointUrl.replace('http:', 'https:'), 'certificateRefused'],
	];
	for (const [url, code] of cases) {
		const cognito = createCognito({client: {...gone, endpointUrl: url}});
		await assert.rejects(
			cognito.requestCode(send),
			isProblem(code, {mayHaveBeenSent: undefined, host: new URL(url).host}),
		);
	}
});
