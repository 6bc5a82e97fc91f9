import {createContext, use} from 'react';
import type {Help} from '../copy/help-words.ts';
import {isReportable} from '../flow/reportable.ts';
import type {State} from '../flow/state.ts';
import type {ShownReport} from './report-section.ts';

/** What a key has opened on a screen: its help, or what can be said of a code that did not arrive. */
export type Panel =
	/** Without its words until they are loaded: the first screen starts without them. */
	| {readonly kind: 'help'; readonly help?: Help | undefined}
	| {readonly kind: 'notArrived'}
	/** The IAM policy for what could not be looked at. */
	| {readonly kind: 'policy'}
	/** A report for support, once it is made. */
	| {readonly kind: 'report'; readonly report?: ShownReport | undefined};

/** The open panel. While there is one, Esc closes it and leads nowhere, and the arrow keys scroll it. */
export const PanelContext = createContext<Panel | undefined>(undefined);

/** Whether a key makes a report on the screen. */
export const ReportableContext = createContext(false);

/** Which panel is open, if any. */
export const usePanelKind = (): Panel['kind'] | undefined => use(PanelContext)?.kind;

/** Which panel a key opens on a screen, and closes again. A `?` is a character where there is a field to type into. */
export function panelKey(state: State, key: string): Panel['kind'] | undefined {
	if (key === 'f1' || (key === '?' && !hasField(state))) return 'help';
	if (key === 'ctrl+o' && isReportable(state)) return 'report';
	if (state.step === 'answered' && state.answer.policy !== undefined && /^p$/i.test(key)) {
		return 'policy';
	}
	const waitsForCode = state.step === 'enterCode' || state.step === 'resetCode';
	return key === 'tab' && waitsForCode ? 'notArrived' : undefined;
}

/** Whether a screen has a field, which takes every character. */
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
