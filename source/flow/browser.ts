import type {Tokens} from '../cognito/cognito.ts';
import {bare} from '../typed-input.ts';
import {readWebAddress} from '../web-address.ts';
import type {Connection} from './connection.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import type {SignInForm} from './sign-in.ts';
import type {Event, State} from './state.ts';

/** Where the browser is to go, and the form that Esc leads back to. */
type Page = {readonly connection: Connection; readonly from: SignInForm};

export type BrowserState =
	/** The managed login domain, for signing in with a browser. */
	| ({readonly step: 'domain'; readonly notice?: Notice} & Page)
	/** Works: listens on this computer and opens the browser. */
	| ({readonly step: 'openingBrowser'} & Page)
	/** Works: waits for the browser to come back. */
	| ({readonly step: 'waitingForBrowser'; readonly browser: BrowserSignIn} & Page);

/** A sign-in that is going on in a browser. */
export type BrowserSignIn = {
	/** To open by hand, or to scan. */
	readonly url: string;
	/** Where the browser comes back to. */
	readonly redirectUri: string;
	/** Waits for the redirect and changes its code for tokens. Aborting closes the listener. */
	readonly tokens: (signal: AbortSignal) => Promise<Tokens>;
};

export type BrowserEvent =
	| {readonly type: 'domainGiven'; readonly text: string}
	| {readonly type: 'browserReady'; readonly browser: BrowserSignIn}
	| {readonly type: 'browserReturned'; readonly tokens: Tokens};

/** Signing in with a browser: authorization code with PKCE on a loopback redirect (RFC 8252, RFC 7636). */
export function nextBrowser(state: BrowserState, event: Event): State {
	const {connection} = state;
	// The address of the page is kept as well.
	const from = {...state.from, connection};
	if (event.type === 'wentBack') return {step: 'chooseWay', connection, from};
	if (event.type === 'failed' && state.step !== 'domain') {
		return {step: 'domain', connection, from, notice: problemNotice(event.problem)};
	}
	switch (state.step) {
		case 'domain':
			return event.type === 'domainGiven' ? domainGiven(state, event.text) : state;
		case 'openingBrowser':
			return event.type === 'browserReady'
				? {step: 'waitingForBrowser', connection, from, browser: event.browser}
				: state;
		case 'waitingForBrowser':
			return event.type === 'browserReturned'
				? {step: 'savingSession', connection, from, tokens: event.tokens}
				: state;
	}
}

function domainGiven(state: Extract<BrowserState, {step: 'domain'}>, given: string): State {
	const {connection, from} = state;
	const text = bare(given).replace(/\/+$/, '');
	const domainUrl = readWebAddress(text.includes('://') ? text : `https://${text}`);
	return domainUrl !== undefined
		? {
				step: 'openingBrowser',
				connection: {...connection, client: {...connection.client, domainUrl}},
				from,
			}
		: {...state, notice: remarkNotice('domainUnreadable')};
}
