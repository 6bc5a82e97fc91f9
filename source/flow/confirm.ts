import {sending} from './send-or-ask.ts';
import type {Event, State} from './state.ts';
import type {ConfirmState} from './states/confirm.ts';
import {codeScreen} from './verify.ts';

/** Questions before something that Cognito counts. Esc uses nothing up and keeps what was typed. */
export function nextConfirm(state: ConfirmState, event: Event): State {
	const {account, user} = state;
	switch (state.step) {
		case 'confirmSend': {
			const {attribute, value, earlier} = state.request;
			if (event.type === 'confirmed') return sending({account, user}, state.request);
			if (event.type === 'hasCodeFor') return codeScreen({account, user}, attribute);
			if (event.type !== 'wentBack') return state;
			if (earlier) return {step: 'enterCode', account, user, sent: earlier};
			return value === undefined
				? {step: 'chooseAttribute', account, user}
				: {step: 'changeValue', account, user, attribute, typed: value};
		}
		case 'confirmTry': {
			const {sent, code} = state;
			if (event.type === 'confirmed') return {step: 'verifying', account, user, sent, code};
			return event.type === 'wentBack'
				? {step: 'enterCode', account, user, sent, typed: code}
				: state;
		}
	}
}
