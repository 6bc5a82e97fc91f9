import type {Session} from '../session/session.ts';
import {holdsToken, idOf, isClientId, poolOrRegionOf} from '../typed-input.ts';
import type {Connection} from './connection.ts';
import {forgettable} from './forget.ts';
import {emptyLedger} from './ledger.ts';
import {beginLookUp} from './look-up.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import {clientBase, isAskedFor, type Prefill, prefilledClient} from './prefill.ts';
import type {Event, State} from './state.ts';
import type {ConnectState, Surroundings} from './states/connect.ts';

/** Connect: leads to an app client, a session or a token. */
export function nextConnect(state: ConnectState, event: Event): State {
	switch (state.step) {
		case 'starting':
			return event.type === 'started' ? started(state, event.surroundings, event.notice) : state;
		case 'connect':
			return chose(state, event);
		case 'openingSession':
			return event.type === 'sessionOpened' ? loading(event.session) : backOr(state, event);
		case 'startingDemo':
			return event.type === 'demoStarted'
				? signIn(state.prefill, event.connection)
				: backOr(state, event);
		case 'poolId':
			return event.type === 'poolIdGiven' ? poolIdGiven(state, event.text) : backOr(state, event);
		case 'clientId':
			if (event.type === 'clientIdGiven') return clientIdGiven(state, idOf(event.text));
			return event.type === 'wentBack'
				? {step: 'poolId', prefill: state.prefill, typed: state.userPoolId ?? state.region}
				: state;
		case 'pasteToken':
			return event.type === 'tokenGiven'
				? tokenGiven(state, event.token.trim())
				: backOr(state, event);
		case 'readingToken':
			return readingToken(state, event);
	}
}

function readingToken(state: Extract<ConnectState, {step: 'readingToken'}>, event: Event): State {
	const {step: _step, token, ...pasting} = state;
	switch (event.type) {
		case 'tokenRead': {
			const {interrupted} = pasting;
			const {account} = event;
			const connection = {...account.connection, ...(interrupted && {interrupted})};
			return {
				step: 'loadingAttributes',
				account: {...account, connection, pastedWith: pasting.prefill},
				opened: 'token',
			};
		}
		case 'wentBack':
			return {step: 'pasteToken', ...pasting, typed: token};
		case 'failed':
			return {step: 'pasteToken', ...pasting, typed: token, notice: problemNotice(event.problem)};
		default:
			return state;
	}
}

function started(
	state: Extract<ConnectState, {step: 'starting'}>,
	{prefill, sessions, pools, current}: Surroundings,
	storeNotice: Notice | undefined,
): State {
	const {isResuming} = state;
	const notice = state.notice ?? storeNotice;
	const said = notice && {notice};
	if (isResuming && prefill.isDemo) return {step: 'startingDemo', prefill};
	if (isResuming && prefill.accessToken !== undefined) {
		return {step: 'readingToken', prefill, token: prefill.accessToken};
	}
	const aliases = sessions.find(({name}) => name === current?.name)?.aliases ?? [];
	if (isResuming && current && isAskedFor(prefill, current, aliases)) {
		return {...loading(current), ...said};
	}
	const client = prefilledClient(prefill);
	if (isResuming && client) return {...signIn(prefill, {client, typedIn: prefill}), ...said};
	return {step: 'connect', prefill, sessions, pools, ...said};
}

function chose(state: Extract<ConnectState, {step: 'connect'}>, event: Event): State {
	const {prefill} = state;
	switch (event.type) {
		case 'choseSession':
			return {step: 'openingSession', prefill, name: event.name};
		case 'chosePool':
			return signIn(prefill, {client: event.client});
		case 'choseTyping':
			return {step: 'poolId', prefill};
		case 'chosePasting':
			return {step: 'pasteToken', prefill: state.prefill};
		case 'choseDemo':
			return {step: 'startingDemo', prefill};
		case 'choseLookUp':
			return beginLookUp(prefill);
		case 'askedToForget':
			return forgettable(state, event.item);
		case 'finished':
			return {step: 'done', exitCode: 0};
		default:
			return state;
	}
}

/** Takes `eu-west-1_AbC`, or a region alone if the pool ID isn't known. */
function poolIdGiven(state: Extract<ConnectState, {step: 'poolId'}>, text: string): State {
	if (holdsToken(text)) return recognised(state.prefill, text);
	const named = poolOrRegionOf(text);
	return named === undefined
		? {...state, notice: remarkNotice('poolIdUnreadable')}
		: {step: 'clientId', prefill: state.prefill, ...named};
}

function clientIdGiven(state: Extract<ConnectState, {step: 'clientId'}>, text: string): State {
	const {prefill, region, userPoolId} = state;
	if (holdsToken(text)) return recognised(prefill, text);
	if (!isClientId(text)) return {...state, notice: remarkNotice('clientIdUnreadable')};
	return signIn(prefill, {
		client: {
			...clientBase(prefill),
			region,
			clientId: text,
			...(userPoolId !== undefined && {userPoolId}),
		},
		typedIn: prefill,
	});
}

/** Moves a token pasted into another field out of sight, and asks for Enter to use it. */
const recognised = (prefill: Prefill, token: string): State => ({
	step: 'pasteToken',
	prefill,
	typed: token,
	notice: remarkNotice('tokenRecognised'),
});

function tokenGiven(state: Extract<ConnectState, {step: 'pasteToken'}>, token: string): State {
	const {prefill, interrupted} = state;
	return token === ''
		? {...state, notice: remarkNotice('nothingTyped')}
		: {step: 'readingToken', prefill, ...(interrupted && {interrupted}), token};
}

const signIn = (prefill: Prefill, connection: Connection) =>
	prefill.username === undefined
		? ({step: 'username', connection, way: 'password'} as const)
		: ({step: 'password', connection, way: 'password', username: prefill.username} as const);

const loading = ({name, client, username, tokens, codeTimes = emptyLedger}: Session) =>
	({
		step: 'loadingAttributes',
		account: {connection: {client}, username, tokens, sessionName: name, ledger: codeTimes},
		opened: 'session',
	}) as const;

/** Any other way back leads to the list, which is read again. */
function backOr(state: ConnectState, event: Event): State {
	const list = {step: 'starting', isResuming: false} as const;
	if (event.type === 'wentBack') return list;
	return event.type === 'failed' ? {...list, notice: problemNotice(event.problem)} : state;
}
