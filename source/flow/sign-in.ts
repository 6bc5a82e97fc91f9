import type {SignInStep} from '../cognito/cognito.ts';
import type {Problem} from '../problem.ts';
import type {Attempt, Connection, Way} from './connection.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import {answered} from './signed-in.ts';
import type {Event, State} from './state.ts';

export type SignInState =
	| {
			readonly step: 'username';
			readonly connection: Connection;
			readonly way: Way;
			/** What the field begins with. */
			readonly username?: string;
			readonly notice?: Notice;
	  }
	| ({readonly step: 'password'; readonly notice?: Notice} & Omit<Attempt, 'password'>)
	/** The menu of ways in. */
	| {
			readonly step: 'chooseWay';
			readonly connection: Connection;
			readonly way: Way;
			readonly username?: string;
	  }
	/** The app client has a secret: `attempt` goes on with it, where there was one. */
	| {
			readonly step: 'clientSecret';
			readonly connection: Connection;
			readonly attempt?: Attempt;
			readonly notice?: Notice;
	  }
	/** Works: reads the secret with IAM credentials, because the person said so. */
	| {readonly step: 'readingSecret'; readonly connection: Connection; readonly attempt?: Attempt}
	/** Works: InitiateAuth. */
	| {readonly step: 'signingIn'; readonly attempt: Attempt};

export type SignInEvent =
	| {readonly type: 'usernameGiven'; readonly username: string}
	| {readonly type: 'passwordGiven'; readonly password: string}
	| {readonly type: 'askedForWays'}
	| {readonly type: 'choseWay'; readonly way: Way}
	| {readonly type: 'choseBrowser'}
	| {readonly type: 'choseClientSecret'}
	| {readonly type: 'choseNewPassword'}
	| {readonly type: 'clientSecretGiven'; readonly secret: string}
	| {readonly type: 'askedToReadSecret'}
	/** Nothing when the app client has none. */
	| {readonly type: 'secretRead'; readonly secret?: string}
	| {readonly type: 'signInAnswered'; readonly answer: SignInStep};

/** Sign in: from an app client to tokens, or to a challenge. */
export const nextSignIn = (state: SignInState, event: Event): State => {
	switch (state.step) {
		case 'username':
			return usernameStep(state, event);
		case 'password':
			return passwordStep(state, event);
		case 'chooseWay':
			return chooseWay(state, event);
		case 'clientSecret':
			return clientSecret(state, event);
		case 'readingSecret':
			return readingSecret(state, event);
		case 'signingIn':
			if (event.type === 'signInAnswered') return answered(state.attempt, event.answer);
			if (event.type === 'wentBack') return askAgain(state.attempt);
			return event.type === 'failed' ? signInFailed(state.attempt, event.problem) : state;
	}
};

type Step<Name extends SignInState['step']> = Extract<SignInState, {step: Name}>;

const usernameStep = (state: Step<'username'>, event: Event): State => {
	const {connection, way} = state;
	switch (event.type) {
		case 'usernameGiven': {
			const username = event.username.trim();
			if (username === '') return {...state, notice: remarkNotice('nothingTyped')};
			const attempt = {connection, way, username};
			return asksPasswordFirst(way) ? {step: 'password', ...attempt} : {step: 'signingIn', attempt};
		}
		case 'askedForWays':
			return {step: 'chooseWay', connection, way};
		case 'wentBack':
			return {step: 'starting', isResuming: false};
		default:
			return state;
	}
};

const passwordStep = (state: Step<'password'>, event: Event): State => {
	const {connection, way, username, device} = state;
	switch (event.type) {
		case 'passwordGiven':
			return event.password === ''
				? {...state, notice: remarkNotice('nothingTyped')}
				: {
						step: 'signingIn',
						attempt: {
							connection,
							way,
							username,
							password: event.password,
							...(device && {device}),
						},
					};
		case 'askedForWays':
			return {step: 'chooseWay', connection, way, username};
		case 'wentBack':
			return {step: 'username', connection, way, username};
		default:
			return state;
	}
};

const chooseWay = (state: Step<'chooseWay'>, event: Event): State => {
	const {connection, username} = state;
	const named = username === undefined ? {} : {username};
	switch (event.type) {
		case 'choseWay':
			return username !== undefined && asksPasswordFirst(event.way)
				? {step: 'password', connection, way: event.way, username}
				: {step: 'username', connection, way: event.way, ...named};
		case 'choseBrowser':
			return connection.client.domainUrl === undefined
				? {step: 'domain', connection}
				: {step: 'openingBrowser', connection};
		case 'choseClientSecret':
			return {
				step: 'clientSecret',
				connection,
				...(username !== undefined && {attempt: {connection, way: state.way, username}}),
			};
		case 'choseNewPassword':
			return username === undefined
				? {step: 'username', connection, way: state.way, notice: remarkNotice('nothingTyped')}
				: {step: 'resetPassword', attempt: {connection, way: state.way, username}};
		case 'wentBack':
			return username === undefined
				? {step: 'username', connection, way: state.way}
				: {step: 'password', connection, way: state.way, username};
		default:
			return state;
	}
};

const clientSecret = (state: Step<'clientSecret'>, event: Event): State => {
	if (event.type === 'wentBack') {
		return state.attempt
			? askAgain(state.attempt)
			: {step: 'username', connection: state.connection, way: 'password'};
	}
	if (event.type === 'askedToReadSecret') {
		const {notice: _notice, ...asked} = state;
		return {...asked, step: 'readingSecret'};
	}
	if (event.type !== 'clientSecretGiven') return state;
	const secret = event.secret.trim();
	return secret === ''
		? {...state, notice: remarkNotice('nothingTyped')}
		: withSecret(state, secret);
};

const readingSecret = (state: Step<'readingSecret'>, event: Event): State => {
	switch (event.type) {
		case 'secretRead':
			return event.secret === undefined
				? {...state, step: 'clientSecret', notice: remarkNotice('clientHasNoSecret')}
				: withSecret(state, event.secret);
		case 'failed':
			return {...state, step: 'clientSecret', notice: problemNotice(event.problem)};
		case 'wentBack':
			return {...state, step: 'clientSecret'};
		default:
			return state;
	}
};

/** Goes on with the sign-in that wanted the secret, or begins one. */
const withSecret = (state: Step<'clientSecret' | 'readingSecret'>, clientSecret: string): State => {
	const connection = {...state.connection, client: {...state.connection.client, clientSecret}};
	if (!state.attempt) return {step: 'username', connection, way: 'password'};
	const attempt = {...state.attempt, connection};
	return attempt.password === undefined && asksPasswordFirst(attempt.way)
		? askAgain(attempt)
		: {step: 'signingIn', attempt};
};

/** Sign in again with the username kept, and without the password. */
export const askAgain = (
	{connection, way, username, device}: Attempt,
	notice?: Notice,
): Extract<State, {step: 'password' | 'username'}> =>
	asksPasswordFirst(way)
		? {
				step: 'password',
				connection,
				way,
				username,
				...(device && {device}),
				...(notice && {notice}),
			}
		: {step: 'username', connection, way, username, ...(notice && {notice})};

/** What a refused sign-in leads to: the place where it can be mended. */
export const signInFailed = (attempt: Attempt, problem: Problem): State => {
	switch (problem.code) {
		case 'userNotConfirmed':
			return {step: 'confirmSignUp', attempt};
		case 'passwordResetRequired':
			return {step: 'resetPassword', attempt, notice: problemNotice(problem)};
		case 'clientSecretMissing':
		case 'clientSecretWrong':
			return {
				step: 'clientSecret',
				connection: attempt.connection,
				attempt,
				notice: problemNotice(problem),
			};
		default:
			return askAgain(attempt, problemNotice(problem));
	}
};

const asksPasswordFirst = (way: Way) => way !== 'USER_AUTH' && way !== 'CUSTOM_AUTH';
