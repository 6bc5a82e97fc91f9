import type {Problem} from '../problem.ts';
import {bare, usernameOf} from '../typed-input.ts';
import {askForAccess} from './access.ts';
import {askAgain, asksPasswordFirst, inThisWay, whereItWasTyped} from './ask-again.ts';
import type {Attempt} from './connection.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import {answered} from './signed-in.ts';
import type {Event, State} from './state.ts';
import type {SignInForm, SignInState, Step} from './states/sign-in.ts';

/** Sign in: leads from an app client to tokens or a challenge. */
export function nextSignIn(state: SignInState, event: Event): State {
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
}

function usernameStep(state: Step<'username'>, event: Event): State {
	const {connection, way, menu} = state;
	switch (event.type) {
		case 'usernameGiven': {
			const username = usernameOf(event.username);
			if (username === '') return {...state, notice: remarkNotice('nothingTyped')};
			const device = state.username === username ? state.device : undefined;
			const attempt = {connection, way, username, ...(device && {device})};
			if (state.isForReset) return {step: 'resetPassword', attempt, ...(menu && {menu})};
			return asksPasswordFirst(way)
				? {step: 'password', ...attempt, ...(menu && {menu})}
				: {step: 'signingIn', attempt};
		}
		case 'askedForWays': {
			const {username: before, notice: _notice, menu: _menu, device, ...form} = state;
			const username = event.username === undefined ? before : usernameOf(event.username);
			const named = username && {username, ...(device && username === before && {device})};
			return {step: 'chooseWay', connection, from: {...form, ...named}};
		}
		case 'wentBack':
			return menu
				? {step: 'chooseWay', connection, from: menu}
				: whereItWasTyped(connection, state);
		default:
			return state;
	}
}

function passwordStep(state: Step<'password'>, event: Event): State {
	const {connection, way, username, device, menu} = state;
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
			return {step: 'chooseWay', connection, from: askAgain(state)};
		case 'wentBack':
			// After choosing a way for a named user, back leads to the menu; from there, to the user.
			return menu?.username === username
				? {step: 'chooseWay', connection, from: menu}
				: {
						step: 'username',
						connection,
						way,
						username,
						...(device && {device}),
						...(menu && {menu}),
					};
		default:
			return state;
	}
}

function chooseWay(state: Step<'chooseWay'>, event: Event): State {
	const {connection, from} = state;
	const {username} = from;
	switch (event.type) {
		case 'choseWay': {
			const {way} = event;
			return way === 'ADMIN_USER_PASSWORD_AUTH'
				? askForAccess({kind: 'administrator', connection, from})
				: inThisWay(from, way, from);
		}
		case 'choseBrowser':
			return inBrowser(from);
		case 'choseClientSecret':
			return {step: 'clientSecret', connection, from};
		case 'choseNewPassword': {
			const {way} = from;
			if (username === undefined) {
				return {step: 'username', connection, way, isForReset: true, menu: from};
			}
			const {device} = from;
			const attempt = {connection, way, username, ...(device && {device})};
			return {step: 'resetPassword', attempt, menu: from};
		}
		case 'wentBack':
			return from;
		default:
			return state;
	}
}

function clientSecret(state: Step<'clientSecret'>, event: Event): State {
	if (event.type === 'wentBack') return state.from;
	if (event.type === 'askedToReadSecret') {
		const {step: _step, notice: _notice, ...secret} = state;
		return askForAccess({kind: 'clientSecret', ...secret});
	}
	if (event.type !== 'clientSecretGiven') return state;
	const secret = bare(event.secret);
	return secret === ''
		? {...state, notice: remarkNotice('nothingTyped')}
		: withSecret(state, secret);
}

function readingSecret(state: Step<'readingSecret'>, event: Event): State {
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
}

/** Continues the sign-in that needed the secret, or starts one. */
function withSecret(state: Step<'clientSecret' | 'readingSecret'>, clientSecret: string): State {
	const connection = {...state.connection, client: {...state.connection.client, clientSecret}};
	const {attempt, from} = state;
	if (!attempt) return {...from, connection};
	return attempt.password === undefined && asksPasswordFirst(attempt.way)
		? {...from, connection}
		: {step: 'signingIn', attempt: {...attempt, connection}};
}

/** The pool's own page if its address is known; otherwise asks for that. */
export function inBrowser(from: SignInForm): State {
	const {connection} = from;
	const step = connection.client.domainUrl === undefined ? 'domain' : 'openingBrowser';
	return {step, connection, from};
}

/** The state after a refused sign-in: where the user can fix it. */
export function signInFailed(attempt: Attempt, problem: Problem): State {
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
				from: askAgain(attempt),
				attempt,
				notice: problemNotice(problem),
			};
		case 'clientNotFound':
		case 'poolNotFound':
			return attempt.connection.typedIn
				? whereItWasTyped(attempt.connection, {
						username: attempt.username,
						notice: problemNotice(problem),
					})
				: askAgain(attempt, problemNotice(problem));
		case 'credentialsMissing':
		case 'accessDenied':
			return attempt.way === 'ADMIN_USER_PASSWORD_AUTH'
				? otherAccess(attempt, problemNotice(problem))
				: askAgain(attempt, problemNotice(problem));
		case 'userNotFound':
			return {...askAgain(attempt, problemNotice(problem)), step: 'username'};
		default:
			return askAgain(attempt, problemNotice(problem));
	}
}

/** Keeps the user; asks for the password again with other credentials. */
function otherAccess(attempt: Attempt, notice: Notice): State {
	const {connection} = attempt;
	return askForAccess({kind: 'administrator', connection, from: askAgain(attempt)}, notice);
}
