import {setTimeout} from 'node:timers/promises';
import type {AppClient, SignInRequest} from '../cognito/cognito.ts';
import {Problem} from '../problem.ts';
import {loadAttributes, requestCode, signOut, updateValue, verifyCode} from './account-work.ts';
import type {Attempt} from './connection.ts';
import type {Work} from './flow.ts';
import {withOneRefresh} from './fresh-tokens.ts';
import type {Services} from './services.ts';
import {lookAround, openSession, readToken, saveSession} from './session-work.ts';
import type {Event, State} from './state.ts';

/** Which work a state names: what is asked of the service, the store or this computer while it lasts. */
export const createWorkOf = (given: Services) => {
	const services = withOneRefresh(given);
	return (state: State): Work | undefined => {
		const work = workFor(state, services);
		return work && (signal => reported(work(signal), services));
	};
};

/** A Problem is an event like any other; everything else that is thrown is a programming error. */
const reported = async (
	working: Promise<Event | undefined>,
	{now}: Services,
): Promise<Event | undefined> => {
	try {
		return await working;
	} catch (error) {
		if (error instanceof Problem) return {type: 'failed', problem: error, at: now()};
		throw error;
	}
};

const workFor = (state: State, services: Services): Work | undefined => {
	switch (state.step) {
		case 'starting':
			return () => lookAround(services);
		case 'openingSession':
			return () => openSession(state.name, services);
		case 'startingDemo':
			return async () => ({type: 'demoStarted', connection: await services.startDemo()});
		case 'readingToken':
			return () => readToken(state.token, services);
		case 'readingSecret':
			return async signal => {
				const secret = await services.readClientSecret(state.connection.client, signal);
				return {type: 'secretRead', ...(secret !== undefined && {secret})};
			};
		case 'openingBrowser':
			return async signal => ({
				type: 'browserReady',
				browser: await services.openBrowser(state.connection.client, signal),
			});
		case 'waitingForBrowser':
			return async signal => ({
				type: 'browserReturned',
				tokens: await state.browser.tokens(signal),
			});
		case 'savingSession':
			return () => saveSession(state, services);
		case 'loadingAttributes':
			return signal => loadAttributes(state, services, signal);
		case 'updatingValue':
			return signal => updateValue(state, services, signal);
		case 'requestingCode':
			return signal => requestCode(state, services, signal);
		case 'verifying':
			return signal => verifyCode(state, services, signal);
		case 'signingOut':
			return () => signOut(state, services);
		default:
			return signInWork(state, services);
	}
};

const signInWork = (state: State, services: Services): Work | undefined => {
	const cognitoOf = (attempt: Attempt) => services.openCognito(attempt.connection.client);
	switch (state.step) {
		case 'username':
		case 'password':
			return signal => prepareClient(state.connection.client, services, signal);
		case 'signingIn':
			return async signal => {
				const cognito = await cognitoOf(state.attempt);
				const answer = await cognito.signIn(requestOf(state.attempt), {signal});
				return {type: 'signInAnswered', answer};
			};
		case 'answering':
			return async signal => {
				const {challenge, attempt} = state.form;
				const cognito = await cognitoOf(attempt);
				const answer = await cognito.answer(challenge, state.answer, {signal});
				return {type: 'challengeAnswered', answer};
			};
		case 'startingAuthenticator':
			return async signal => {
				const cognito = await cognitoOf(state.attempt);
				const started = await cognito.startAuthenticator(state.challenge, {signal});
				return {type: 'authenticatorStarted', ...started};
			};
		case 'verifyingAuthenticator':
			return async signal => {
				const {attempt, session} = state.form;
				const cognito = await cognitoOf(attempt);
				const request = {session, code: state.code, deviceName: services.deviceName};
				return {
					type: 'authenticatorVerified',
					...(await cognito.verifyAuthenticator(request, {signal})),
				};
			};
		case 'confirmingDevice':
			return async signal => {
				const {tokens, isRemembered, connection} = state;
				const cognito = await services.openCognito(connection.client);
				const device = await cognito.rememberDevice(
					tokens.accessToken,
					state.device,
					{name: services.deviceName, isRemembered},
					{signal},
				);
				return {type: 'deviceConfirmed', device};
			};
		case 'confirmingSignUp':
			return async signal => {
				const {attempt, code} = state;
				const cognito = await cognitoOf(attempt);
				await cognito.confirmSignUp({username: attempt.username, code}, {signal});
				return {type: 'signUpConfirmed'};
			};
		case 'resendingConfirmation':
			return async signal => {
				const cognito = await cognitoOf(state.attempt);
				const delivery = await cognito.resendConfirmationCode(state.attempt.username, {signal});
				return {type: 'confirmationSent', delivery};
			};
		case 'requestingReset':
			return async signal => {
				const cognito = await cognitoOf(state.attempt);
				const delivery = await cognito.forgotPassword(state.attempt.username, {signal});
				return {type: 'resetSent', delivery};
			};
		case 'resetting':
			return async signal => {
				const {attempt, code, password} = state;
				const cognito = await cognitoOf(attempt);
				await cognito.confirmForgotPassword({username: attempt.username, code, password}, {signal});
				return {type: 'passwordReset'};
			};
		default:
			return undefined;
	}
};

/**
 * Loads the client while a person types, once the screen has been drawn: half of what a sign-in computes, and a frame
 * that would come late behind Enter.
 */
const prepareClient = async (client: AppClient, services: Services, signal: AbortSignal) => {
	try {
		await setTimeout(50, undefined, {signal});
		await services.openCognito(client);
	} catch {
		// What is wrong with a client is said when it is used.
	}
	return undefined;
};

/** SRP wherever the pool id is known, because clients have it on and USER_PASSWORD_AUTH off unless somebody chose. */
export const requestOf = ({
	way,
	username,
	password,
	device,
	connection,
}: Attempt): SignInRequest => {
	const named = {username, ...(device && {device})};
	switch (way) {
		case 'USER_AUTH':
		case 'CUSTOM_AUTH':
			return {flow: way, ...named, ...(password !== undefined && {password})};
		case 'password': {
			const flow =
				connection.client.userPoolId === undefined ? 'USER_PASSWORD_AUTH' : 'USER_SRP_AUTH';
			return {flow, ...named, password: password ?? ''};
		}
		default:
			return {flow: way, ...named, password: password ?? ''};
	}
};
