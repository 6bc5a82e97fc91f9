import type {Tokens} from '../cognito/cognito.ts';
import type {Connection} from './connection.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';

export type BrowserState =
	/** The managed login domain, for signing in with a browser. */
	| {readonly step: 'domain'; readonly connection: Connection; readonly notice?: Notice}
	/** Works: listens on this computer and opens the browser. */
	| {readonly step: 'openingBrowser'; readonly connection: Connection}
	/** Works: waits for the browser to come back. */
	| {
			readonly step: 'waitingForBrowser';
			readonly connection: Connection;
			readonly browser: BrowserSignIn;
	  };

/** A sign-in that is going on in a browser. */
export type BrowserSignIn = {
	/** To open by hand, or to scan. */
	readonly url: string;
	/** Waits for the redirect and changes its code for tokens. Aborting closes the listener. */
	readonly tokens: (signal: AbortSignal) => Promise<Tokens>;
};

export type BrowserEvent =
	| {readonly type: 'domainGiven'; readonly text: string}
	| {readonly type: 'browserReady'; readonly browser: BrowserSignIn}
	| {readonly type: 'browserReturned'; readonly tokens: Tokens};

/** Signing in with a browser: authorization code with PKCE on a loopback redirect (RFC 8252, RFC 7636). */
export const nextBrowser = (state: BrowserState, event: Event): State => {
	const {connection} = state;
	if (event.type === 'wentBack') return {step: 'chooseWay', connection, way: 'password'};
	if (event.type === 'failed' && state.step !== 'domain') {
		return {step: 'domain', connection, notice: problemNotice(event.problem)};
	}
	switch (state.step) {
		case 'domain':
			return event.type === 'domainGiven' ? domainGiven(state, event.text) : state;
		case 'openingBrowser':
			return event.type === 'browserReady'
				? {step: 'waitingForBrowser', connection, browser: event.browser}
				: state;
		case 'waitingForBrowser':
			return event.type === 'browserReturned'
				? {step: 'savingSession', connection, tokens: event.tokens}
				: state;
	}
};

const domainGiven = (state: Extract<BrowserState, {step: 'domain'}>, given: string): State => {
	const {connection} = state;
	const text = given.trim().replace(/\/+$/, '');
	const domainUrl = text.includes('://') ? text : `https://${text}`;
	return text !== '' && URL.canParse(domainUrl)
		? {
				step: 'openingBrowser',
				connection: {...connection, client: {...connection.client, domainUrl}},
			}
		: {...state, notice: remarkNotice('domainUnreadable')};
};
