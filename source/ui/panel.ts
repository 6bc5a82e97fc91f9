import {createContext, use} from 'react';
import type {Help} from '../copy/help-words.ts';
import {isReportable} from '../flow/reportable.ts';
import type {State} from '../flow/state.ts';
import type {ShownReport} from './report-section.ts';

/** A panel that a key has opened on a screen: its help, or information about a code that did not arrive. */
export type Panel =
	/** Without its text until that is loaded, since the first screen doesn't need it. */
	| {readonly kind: 'help'; readonly help?: Help | undefined}
	| {readonly kind: 'notArrived'}
	/** The IAM policy for what couldn't be looked up. */
	| {readonly kind: 'policy'}
	/** A report for support, absent until it has been created. */
	| {readonly kind: 'report'; readonly report?: ShownReport | undefined};

/** The open panel, if any. While one is open, Esc closes it and the arrow keys scroll it. */
export const PanelContext = createContext<Panel | undefined>(undefined);

/** Whether a key creates a report on this screen. */
export const ReportableContext = createContext(false);

/** The kind of the open panel, if any. */
export const usePanelKind = (): Panel['kind'] | undefined => use(PanelContext)?.kind;

/** The panel that a key opens or closes on a screen. Where there is a text field, `?` is just a character. */
export function panelKey(state: State, key: string): Panel['kind'] | undefined {
	if (key === 'f1' || (key === '?' && !hasField(state))) return 'help';
	if (key === 'ctrl+o' && isReportable(state)) return 'report';
	if (state.step === 'answered' && state.answer.policy !== undefined && /^p$/i.test(key)) {
		return 'policy';
	}
	const waitsForCode = state.step === 'enterCode' || state.step === 'resetCode';
	return key === 'tab' && waitsForCode ? 'notArrived' : undefined;
}

/** Whether a screen has a text field, which takes every character. */
export function hasField(state: State): boolean {
	switch (state.step) {
		case 'enterCode':
		case 'poolId':
		case 'clientId':
		case 'pasteToken':
		case 'username':
		case 'password':
		case 'clientSecret':
		case 'domain':
		case 'chosenPassword':
		case 'requiredAttribute':
		case 'mfaEmail':
		case 'authenticator':
		case 'confirmSignUp':
		case 'resetCode':
		case 'resetNewPassword':
		case 'changeValue':
		case 'mfaCode':
		case 'namePool':
		case 'nameUser':
		case 'newValue':
			return true;
		case 'confirmAct':
			return state.order.act.kind === 'markVerified';
		case 'challenge':
			return !('choices' in state.challenge) && state.challenge.name !== 'WEB_AUTHN';
		default:
			return false;
	}
}
