import {bare} from '../typed-input.ts';
import {readWebAddress} from '../web-address.ts';
import {problemNotice, remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';
import type {BrowserState} from './states/browser.ts';

/** Browser sign-in: authorization code with PKCE and a loopback redirect (RFC 8252, RFC 7636). */
export function nextBrowser(state: BrowserState, event: Event): State {
	const {connection} = state;
	// Keeps the domain that was just typed.
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
	const text = bare(given).replace(/(?<!\/)\/+$/, '');
	const domainUrl = readWebAddress(text.includes('://') ? text : `https://${text}`);
	return domainUrl !== undefined
		? {
				step: 'openingBrowser',
				connection: {...connection, client: {...connection.client, domainUrl}},
				from,
			}
		: {...state, notice: remarkNotice('domainUnreadable')};
}
