import type {State} from '../flow/state.ts';

/** Whether a text field is on the screen: there `?` is a character, and no key for help. */
export const hasField = (state: State): boolean => {
	switch (state.step) {
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
		case 'enterCode':
			return true;
		case 'challenge':
			return !('choices' in state.challenge) && state.challenge.name !== 'WEB_AUTHN';
		default:
			return false;
	}
};
