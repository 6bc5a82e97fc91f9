import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createHandler} from '../../../source/local-pool/server/handler.ts';
import {ClientId, createContext} from '../../helpers/pool-context.ts';

const service = 'AWSCognitoIdentityProviderService.';
const signed = 'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/us-east-1/any/aws4_request';

function start(given: Parameters<typeof createContext>[2] = {}) {
	const arranged = createContext({}, {}, given);
	const reported: unknown[] = [];
	let saves = 0;
	const handle = createHandler(
		arranged.context,
		async () => {
			saves++;
		},
		error => reported.push(error),
	);
	/** The whole response, without the headers that all have. */
	const ask = async (target: string | undefined, body: string, authorization?: string) => {
		const {headers, ...answer} = await handle({target, authorization, body});
		const {'x-amzn-requestid': requestId, ...rest} = headers;
		assert.match(
			requestId ?? '',
			/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
		);
		const {'content-type': type, date, ...more} = rest;
		assert.deepEqual([type, date], ['application/x-amz-json-1.1', 'Sun, 01 Mar 2026 12:00:00 GMT']);
		return {...answer, headers: more};
	};
	return {...arranged, ask, reported, saves: () => saves};
}

const refusal = (type: string, message: string, status = 400, shown = message) => ({
	status,
	headers: {'x-amzn-errortype': `${type}:`, 'x-amzn-errormessage': shown},
	body: JSON.stringify({__type: type, message}),
});

test('an answer is JSON, saved before it is given, and a refusal is told in the headers too', async () => {
	const {ask, saves, context, addUser} = start();
	await addUser('ann');
	const known = JSON.stringify({ClientId, Username: 'ann'});
	assert.deepEqual(
		await ask(`${service}ResendConfirmationCode`, known),
		refusal('InvalidParameterException', 'User is already confirmed.'),
	);
	assert.equal(saves(), 1);
	const sub = JSON.stringify({UserPoolId: 'us-east-1_a', Username: 'ann'});
	assert.deepEqual(await ask(`${service}AdminEnableUser`, sub, signed), {
		status: 200,
		headers: {},
		body: '{}',
	});
	assert.equal(saves(), 2);
	assert.deepEqual(
		context.account.trail().map(({name, errorCode}) => [name, errorCode]),
		[['ResendConfirmationCode', 'InvalidParameterException']],
	);
});

test('what names no operation, or is no JSON, is refused before anything is done', async () => {
	const {ask, saves, context} = start();
	const unknown = (message: string) => refusal('UnknownOperationException', message);
	const nameless = unknown(
		`The header X-Amz-Target has to name an operation: ${service}<operation>.`,
	);
	const missing = refusal('MissingAuthenticationTokenException', 'Missing Authentication Token');
	for (const [target, body, authorization, answer] of [
		[undefined, '{}', undefined, nameless],
		['nonsense', '{}', undefined, nameless],
		[`x${service}GetUser`, '{}', undefined, nameless],
		[service, '{}', undefined, unknown('The local pool has no operation .')],
		[`${service}toString`, '{}', undefined, unknown('The local pool has no operation toString.')],
		[`${service}ListUsers`, '{}', undefined, missing],
		[`${service}ListUsers`, '{}', 'Bearer x', missing],
		[
			`${service}GetUser`,
			'{',
			undefined,
			refusal('SerializationException', 'The request body is not JSON.'),
		],
	] as const) {
		assert.deepEqual(await ask(target, body, authorization), answer, `${target} ${authorization}`);
	}
	assert.deepEqual([saves(), context.account.trail()], [0, []]);
});

test('a message is told in a header in printable ASCII, cut where it is long', async () => {
	const {ask} = start();
	const message = (name: string) => `The local pool has no operation ${name}.`;
	assert.deepEqual(
		await ask(`${service}é\n~`, '{}'),
		refusal('UnknownOperationException', message('é\n~'), 400, message('??~')),
	);
	const long = 'x'.repeat(1_100);
	const answer = await ask(`${service}${long}`, '{}');
	assert.equal(answer.headers['x-amzn-errormessage'], message(long).slice(0, 1_024));
});

test('an error of the pool itself is reported, and told without its words', async () => {
	const fault = new Error('the secret of a user');
	const hooks = {
		get preSignUp(): never {
			throw fault;
		},
	};
	const {ask, reported, saves, context} = start({hooks});
	const body = JSON.stringify({ClientId, Username: 'ann', Password: 'Robins-pass-1'});
	assert.deepEqual(
		await ask(`${service}SignUp`, body),
		refusal('InternalErrorException', 'Internal server error', 500),
	);
	assert.deepEqual(reported, [fault]);
	assert.equal(saves(), 1);
	const [{errorCode, errorMessage} = assert.fail('no event')] = context.account.trail();
	assert.deepEqual([errorCode, errorMessage], ['InternalErrorException', 'Internal server error']);
});
