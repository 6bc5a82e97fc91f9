import type {Device, Tokens} from '../../cognito/cognito.ts';
import type {Account, Connection} from '../connection.ts';
import type {Notice} from '../notice.ts';
import type {SignInForm} from './sign-in.ts';

/** The result of a sign-in, and the form it was typed into. */
export type Given = {
	readonly connection: Connection;
	readonly from: SignInForm;
	readonly tokens: Tokens;
};

export type SignedInState =
	/** The pool tracks devices: asks whether to remember this one. */
	| ({readonly step: 'rememberDevice'; readonly device: Device} & Given)
	/** Work: ConfirmDevice. */
	| ({
			readonly step: 'confirmingDevice';
			readonly device: Device;
			readonly isRemembered: boolean;
	  } & Given)
	/** Work: saves the session in the store. */
	| ({readonly step: 'savingSession'; readonly notice?: Notice} & Given);

export type SignedInEvent =
	| {readonly type: 'rememberChosen'; readonly isRemembered: boolean}
	| {readonly type: 'deviceConfirmed'; readonly device: Device}
	| {readonly type: 'sessionSaved'; readonly account: Account; readonly notice?: Notice};
