import type {ReactNode} from 'react';
import type {Event, State} from '../flow/state.ts';
import {DeskScreen} from './desk-screens.tsx';
import {ChooseProfileScreen} from './screens/access.tsx';
import {
	AttributesFailedScreen,
	ChangeValueScreen,
	RememberDeviceScreen,
	SignedOutScreen,
	SignOutScreen,
} from './screens/account.tsx';
import {AuthenticatorScreen} from './screens/authenticator.tsx';
import {DomainScreen, WaitingForBrowserScreen} from './screens/browser.tsx';
import {
	ChallengeScreen,
	ChosenPasswordScreen,
	MfaEmailScreen,
	RequiredAttributeScreen,
} from './screens/challenge.tsx';
import {ChooseAttributeScreen} from './screens/choose-attribute.tsx';
import {CodeSentScreen} from './screens/code-sent.tsx';
import {ConfirmForgetScreen, ConfirmSendScreen, ConfirmTryScreen} from './screens/confirm.tsx';
import {ClientIdScreen, ConnectScreen, PasteTokenScreen, PoolIdScreen} from './screens/connect.tsx';
import {
	ConfirmSignUpScreen,
	ResetCodeScreen,
	ResetNewPasswordScreen,
	ResetPasswordScreen,
} from './screens/recovery.tsx';
import {
	ChooseWayScreen,
	ClientSecretScreen,
	PasswordScreen,
	UsernameScreen,
} from './screens/sign-in.tsx';
import {VerifiedScreen} from './screens/verified.tsx';
import {AnsweredScreen, AskingScreen} from './screens/why.tsx';
import {WorkingScreen} from './screens/working.tsx';
import {formBehind, WaitingContext, waitingOf} from './waiting.ts';

/** What the screens know besides the state. */
export type ScreenContext = {
	readonly send: (event: Event) => void;
	/** ms since the epoch. */
	readonly now: () => number;
	/** The attribute named on the command line. */
	readonly preferred?: string | undefined;
};

/**
 * The screen of a state. While a form's answer is awaited the form stays where it is, and hears no key but Esc; it is
 * another one when it comes back, so that it holds what the state says.
 */
export function screenOf(state: State, context: ScreenContext): ReactNode {
	const filled = formBehind(state);
	if (!filled) return screen(state, context);
	return (
		<WaitingContext key={state.step} value={waitingOf(state, filled.given)}>
			{screen(filled.form, context)}
		</WaitingContext>
	);
}

/** Draws the screen of a state. */
export type ScreenOf = typeof screenOf;

/** The screen of a state by itself. A step without one does not compile. */
function screen(state: State, {preferred, ...rest}: ScreenContext): ReactNode {
	switch (state.step) {
		case 'connect':
			return <ConnectScreen state={state} {...rest} />;
		case 'poolId':
			return <PoolIdScreen state={state} {...rest} />;
		case 'clientId':
			return <ClientIdScreen state={state} {...rest} />;
		case 'pasteToken':
			return <PasteTokenScreen state={state} {...rest} />;
		case 'username':
			return <UsernameScreen state={state} {...rest} />;
		case 'password':
			return <PasswordScreen state={state} {...rest} />;
		case 'chooseWay':
			return <ChooseWayScreen state={state} {...rest} />;
		case 'clientSecret':
			return <ClientSecretScreen state={state} {...rest} />;
		case 'domain':
			return <DomainScreen state={state} {...rest} />;
		case 'waitingForBrowser':
			return <WaitingForBrowserScreen state={state} {...rest} />;
		case 'challenge':
			return <ChallengeScreen state={state} {...rest} />;
		case 'chosenPassword':
			return <ChosenPasswordScreen state={state} {...rest} />;
		case 'requiredAttribute':
			return <RequiredAttributeScreen key={state.name} state={state} {...rest} />;
		case 'mfaEmail':
			return <MfaEmailScreen state={state} {...rest} />;
		case 'authenticator':
			return <AuthenticatorScreen state={state} {...rest} />;
		case 'confirmSignUp':
			return <ConfirmSignUpScreen state={state} {...rest} />;
		case 'resetPassword':
			return <ResetPasswordScreen state={state} {...rest} />;
		case 'resetCode':
			return <ResetCodeScreen state={state} {...rest} />;
		case 'resetNewPassword':
			return <ResetNewPasswordScreen state={state} {...rest} />;
		case 'rememberDevice':
			return <RememberDeviceScreen state={state} {...rest} />;
		case 'attributesFailed':
			return <AttributesFailedScreen state={state} {...rest} />;
		case 'chooseAttribute':
			return <ChooseAttributeScreen state={state} preferred={preferred} {...rest} />;
		case 'changeValue':
			return <ChangeValueScreen state={state} {...rest} />;
		case 'signOut':
			return <SignOutScreen state={state} {...rest} />;
		case 'signedOut':
			return <SignedOutScreen state={state} {...rest} />;
		case 'confirmSend':
			return <ConfirmSendScreen state={state} {...rest} />;
		case 'confirmTry':
			return <ConfirmTryScreen state={state} {...rest} />;
		case 'confirmForget':
			return <ConfirmForgetScreen state={state} {...rest} />;
		case 'enterCode':
			return <CodeSentScreen state={state} {...rest} />;
		case 'verified':
			return <VerifiedScreen state={state} {...rest} />;
		case 'chooseProfile':
			return <ChooseProfileScreen state={state} {...rest} />;
		case 'asking':
			return <AskingScreen state={state} {...rest} />;
		case 'answered':
			return <AnsweredScreen state={state} {...rest} />;
		case 'mfaCode':
		case 'choosePool':
		case 'namePool':
		case 'nameUser':
		case 'chooseUser':
		case 'userFound':
		case 'chooseClient':
		case 'newValue':
		case 'confirmAct':
		case 'acted':
			return <DeskScreen state={state} {...rest} />;
		case 'done':
			return null;
		default:
			return <WorkingScreen state={state} />;
	}
}
