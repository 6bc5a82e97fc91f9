import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Cognito, SignInRequest} from '../../source/cognito/cognito.ts';
import type {Attempt} from '../../source/flow/connection.ts';
import type {Services} from '../../source/flow/services.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {createWorkOf} from '../../source/flow/work.ts';
import {
	attempt,
	challenges,
	client,
	delivery,
	device,
	signedIn,
	states,
	tokens,
} from './samples.ts';

const {signal} = new AbortController();

const operations = [
	'signIn',
	'answer',
	'startAuthenticator',
	'verifyAuthenticator',
	'rememberDevice',
	'confirmSignUp',
	'resendConfirmationCode',
	'forgotPassword',
	'confirmForgotPassword',
] as const satisfies readonly (keyof Cognito)[];

/** The requests of a step to a service that always responds with `answer`, and the resulting event. */
async function worked(state: State, answer: unknown) {
	const asked: unknown[] = [];
	const cognito = Object.fromEntries(
		operations.map(operation => [
			operation,
			async (...request: unknown[]) => {
				asked.push([operation, ...request]);
				return answer;
			},
		]),
	) as unknown as Cognito;
	const openCognito = async (...opened: unknown[]) => {
		asked.push(opened);
		return cognito;
	};
	const services = {openCognito, deviceName: 'desk', now: () => 5000} as unknown as Services;
	const event = await createWorkOf(services)(state)?.(signal);
	return {asked, event};
}

test('each step of a sign-in asks the service for one thing, and tells what came of it', async () => {
	const code = '123456';
	const secret = {secret: 'JBSWY3DP', session: 'next'};
	const cases: readonly (readonly [State, unknown, readonly unknown[], Event])[] = [
		[
			states.answering,
			signedIn,
			['answer', challenges.SMS_MFA, {kind: 'code', code}, {signal}],
			{type: 'challengeAnswered', answer: signedIn},
		],
		[
			states.startingAuthenticator,
			secret,
			['startAuthenticator', challenges.MFA_SETUP, {signal}],
			{type: 'authenticatorStarted', ...secret},
		],
		[
			states.verifyingAuthenticator,
			{session: 'next'},
			['verifyAuthenticator', {session: 'opaque', code, deviceName: 'desk'}, {signal}],
			{type: 'authenticatorVerified', session: 'next'},
		],
		[
			states.confirmingDevice,
			device,
			['rememberDevice', tokens.accessToken, device, {name: 'desk', isRemembered: true}, {signal}],
			{type: 'deviceConfirmed', device},
		],
		[
			states.confirmingSignUp,
			undefined,
			['confirmSignUp', {username: 'jane', code}, {signal}],
			{type: 'signUpConfirmed'},
		],
		[
			states.resendingConfirmation,
			delivery,
			['resendConfirmationCode', 'jane', {signal}],
			{type: 'confirmationSent', delivery},
		],
		[
			states.requestingReset,
			delivery,
			['forgotPassword', 'jane', {signal}],
			{type: 'resetSent', delivery},
		],
		[
			states.resetting,
			undefined,
			['confirmForgotPassword', {username: 'jane', code, password: 'Secret-2'}, {signal}],
			{type: 'passwordReset'},
		],
	];
	for (const [state, answer, request, event] of cases) {
		const {asked, event: told} = await worked(state, answer);
		assert.deepEqual(asked.at(-1), request, state.step);
		assert.equal(asked.length, 2, state.step);
		assert.deepEqual((asked[0] as unknown[])[0], client, state.step);
		assert.deepEqual(told, event, state.step);
	}
});

test('a sign-in asks with what its way takes, and with the device of its user', async () => {
	const password = 'Secret-1';
	const {password: _, ...unasked} = attempt;
	const {userPoolId: __, ...unnamed} = client;
	const cases: readonly (readonly [Attempt, Omit<SignInRequest, 'username'>])[] = [
		[attempt, {flow: 'USER_SRP_AUTH', password}],
		[
			{...attempt, connection: {client: unnamed}},
			{flow: 'USER_PASSWORD_AUTH', password},
		],
		[unasked, {flow: 'USER_SRP_AUTH', password: ''}],
		[
			{...attempt, way: 'USER_PASSWORD_AUTH'},
			{flow: 'USER_PASSWORD_AUTH', password},
		],
		[
			{...unasked, way: 'USER_PASSWORD_AUTH'},
			{flow: 'USER_PASSWORD_AUTH', password: ''},
		],
		[
			{...attempt, way: 'USER_AUTH'},
			{flow: 'USER_AUTH', password},
		],
		[{...unasked, way: 'USER_AUTH'}, {flow: 'USER_AUTH'}],
		[{...unasked, way: 'CUSTOM_AUTH'}, {flow: 'CUSTOM_AUTH'}],
	];
	for (const [given, request] of cases) {
		for (const known of [{}, {device}]) {
			const {asked, event} = await worked(
				{step: 'signingIn', attempt: {...given, ...known}},
				signedIn,
			);
			assert.deepEqual(asked, [
				[given.connection.client, undefined],
				['signIn', {...request, username: 'jane', ...known}, {signal}],
			]);
			assert.deepEqual(event, {type: 'signInAnswered', answer: signedIn});
		}
	}
});
