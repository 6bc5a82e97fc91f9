import type {State} from '../flow/state.ts';

/**
 * The key that opens the help of a screen, and closes it: `?`, or Tab beside a code that may not arrive. None where a
 * text field takes every character.
 */
export const helpKeyOf = (state: State): '?' | 'tab' | undefined => {
	switch (state.step) {
		case 'enterCode':
			return 'tab';
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
			return undefined;
		case 'challenge':
			return 'choices' in state.challenge || state.challenge.name === 'WEB_AUTHN' ? '?' : undefined;
		default:
			return '?';
	}
};
