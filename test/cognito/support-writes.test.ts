import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {type SupportWrite, writeForSupport} from '../../source/cognito/support-writes.ts';
import {Problem} from '../../source/problem.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';

/** The operation of each, and the only ones that are called. */
const supportOperations = {
	resendConfirmation: 'ResendConfirmationCode',
	markVerified: 'AdminUpdateUserAttributes',
	changeValue: 'AdminUpdateUserAttributes',
	resendInvitation: 'AdminCreateUser',
	resetPassword: 'AdminResetUserPassword',
} as const satisfies Readonly<Record<SupportWrite['kind'], string>>;

const named = {UserPoolId: 'eu-west-1_AbC', Username: 'jane'};

/** Every action of support, with its complete request to Cognito. */
const acts: readonly (readonly [SupportWrite, object])[] = [
	[
		{kind: 'resendConfirmation'},
		{
			ClientId: 'client1',
			Username: 'jane',
			SecretHash: 'SkpW8AtxkNKGCFTLQEiu7BHtSs62GXla5TXjWRx89jg=',
		},
	],
	[
		{kind: 'markVerified', attribute: 'phone_number'},
		{...named, UserAttributes: [{Name: 'phone_number_verified', Value: 'true'}]},
	],
	[
		{kind: 'changeValue', attribute: 'email', value: 'j@example.org'},
		{...named, UserAttributes: [{Name: 'email', Value: 'j@example.org'}]},
	],
	[
		{kind: 'resendInvitation', medium: 'EMAIL'},
		{...named, MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL']},
	],
	[{kind: 'resetPassword'}, named],
];

const settingsAt = (endpointUrl: string) => ({
	client: {
		region: 'eu-west-1',
		userPoolId: 'eu-west-1_AbC',
		clientId: 'client1',
		clientSecret: 'shh',
		endpointUrl,
	},
	credentials: async () => ({accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example'}),
});

test('each thing that support does is one call of its own operation; only the public one is not signed', async t => {
	const service = await startScriptedService(t, (_, response) =>
		answerJson(response, {CodeDeliveryDetails: {Destination: 'j***@e***'}}),
	);
	for (const [act] of acts) {
		const answer = await writeForSupport(act, 'jane', settingsAt(service.endpointUrl));
		assert.deepEqual(answer, {
			// No other operation returns a destination.
			destination: act.kind === 'resendConfirmation' ? 'j***@e***' : undefined,
			requestId: '9f1c2d3e-0000-4000-8000-000000000001',
		});
	}
	assert.deepEqual(
		service.received.map(({operation, body, headers}) => [
			operation,
			body,
			/^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\//.test(headers.authorization ?? ''),
		]),
		acts.map(([act, input]) => [
			supportOperations[act.kind],
			input,
			act.kind !== 'resendConfirmation',
		]),
	);
	assert.deepEqual(
		acts.map(([{kind}]) => kind),
		Object.keys(supportOperations),
	);
});

test('nothing is repeated by itself, and a doubt about what was done is kept', async t => {
	for (const [name, status, code, mayHaveBeenSent] of [
		['InternalErrorException', 500, 'serviceFailed', true],
		['ThrottlingException', 400, 'tooManyRequests', undefined],
		['AccessDeniedException', 400, 'accessDenied', undefined],
		['UnsupportedUserStateException', 400, 'unknownServiceError', undefined],
	] as const) {
		const service = await startScriptedService(t, (_, response) =>
			answerJson(response, {__type: name, message: 'No.'}, status),
		);
		for (const [act] of acts) {
			await assert.rejects(
				writeForSupport(act, 'jane', settingsAt(service.endpointUrl)),
				(problem: unknown) => {
					assert.ok(problem instanceof Problem);
					assert.equal(problem.detail.awsName, name);
					assert.equal(problem.detail.requestId, '9f1c2d3e-0000-4000-8000-000000000001');
					assert.equal(problem.detail.mayHaveBeenSent, mayHaveBeenSent);
					if (name !== 'UnsupportedUserStateException' && status === 500) {
						assert.ok(['serviceFailed', 'serverLacks'].includes(problem.code));
					} else if (name !== 'UnsupportedUserStateException') {
						assert.equal(problem.code, code);
					}
					return true;
				},
			);
		}
		assert.equal(service.received.length, acts.length, name);
	}
});

test('without credentials nothing that has to be signed is sent', async t => {
	const service = await startScriptedService(t, (_, response) => answerJson(response, {}));
	const {client} = settingsAt(service.endpointUrl);
	for (const [act] of acts.filter(([{kind}]) => kind !== 'resendConfirmation')) {
		await assert.rejects(writeForSupport(act, 'jane', {client}), {code: 'credentialsMissing'});
	}
	assert.deepEqual(service.received, []);
});

test('an administrator’s operations that write are named in one file', () => {
	const source = join(import.meta.dirname, '../../source');
	const writing = /\bAdmin(?!GetUser|InitiateAuth|RespondToAuthChallenge)[A-Z]\w+Command\b/;
	assert.deepEqual(
		globSync('**/*.{ts,tsx}', {cwd: source})
			.filter(file => !file.startsWith('local-pool'))
			.filter(file => writing.test(readFileSync(join(source, file), 'utf8'))),
		['cognito/support-writes.ts'],
	);
});
