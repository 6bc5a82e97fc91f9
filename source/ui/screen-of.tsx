import type {FunctionComponent, ReactNode} from 'react';
import type {Event, State, StateOf, Step} from '../flow/state.ts';
import type {WaitingStep} from '../flow/waiting.ts';
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

/** The inputs of the screens besides the state. */
export type ScreenContext = {
	readonly send: (event: Event) => void;
	/** ms since 1970. */
	readonly now: () => number;
	/** The attribute from the command line. */
	readonly preferred?: string | undefined;
};

/**
 * The screen of a state. While a form waits for its response, it stays in place and only reacts to Esc. When it
 * returns, it is a new one, so that it shows what the state contains.
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

/** The properties of a screen. */
type Props<Name extends Step> = ScreenContext & {readonly state: StateOf<Name>};

/** The steps that have a screen. */
type DrawnStep = Exclude<Step, WaitingStep | 'done'> | 'waitingForBrowser' | 'asking';

/** The screen by step; the compiler checks that none is missing. */
const screens: {readonly [Name in DrawnStep]: FunctionComponent<Props<Name>>} = {
	connect: ConnectScreen,
	poolId: PoolIdScreen,
	clientId: ClientIdScreen,
	pasteToken: PasteTokenScreen,
	username: UsernameScreen,
	password: PasswordScreen,
	chooseWay: ChooseWayScreen,
	clientSecret: ClientSecretScreen,
	domain: DomainScreen,
	waitingForBrowser: WaitingForBrowserScreen,
	challenge: ChallengeScreen,
	chosenPassword: ChosenPasswordScreen,
	// A new key, so that each attribute gets a new field.
	requiredAttribute: props => <RequiredAttributeScreen key={props.state.name} {...props} />,
	mfaEmail: MfaEmailScreen,
	authenticator: AuthenticatorScreen,
	confirmSignUp: ConfirmSignUpScreen,
	resetPassword: ResetPasswordScreen,
	resetCode: ResetCodeScreen,
	resetNewPassword: ResetNewPasswordScreen,
	rememberDevice: RememberDeviceScreen,
	attributesFailed: AttributesFailedScreen,
	chooseAttribute: ChooseAttributeScreen,
	changeValue: ChangeValueScreen,
	signOut: SignOutScreen,
	signedOut: SignedOutScreen,
	confirmSend: ConfirmSendScreen,
	confirmTry: ConfirmTryScreen,
	confirmForget: ConfirmForgetScreen,
	enterCode: CodeSentScreen,
	verified: VerifiedScreen,
	chooseProfile: ChooseProfileScreen,
	asking: AskingScreen,
	answered: AnsweredScreen,
	mfaCode: DeskScreen,
	choosePool: DeskScreen,
	namePool: DeskScreen,
	nameUser: DeskScreen,
	chooseUser: DeskScreen,
	userFound: DeskScreen,
	chooseClient: DeskScreen,
	newValue: DeskScreen,
	confirmAct: DeskScreen,
	acted: DeskScreen,
};

/** The screen of a state itself, without the form behind it. */
function screen(state: State, context: ScreenContext): ReactNode {
	if (state.step === 'done') return null;
	return isDrawn(state) ? draw(state.step, state, context) : <WorkingScreen state={state} />;
}

const isDrawn = (state: State): state is StateOf<DrawnStep> => Object.hasOwn(screens, state.step);

function draw<Name extends DrawnStep>(step: Name, state: StateOf<Name>, context: ScreenContext) {
	const Screen: FunctionComponent<Props<Name>> = screens[step];
	return <Screen state={state} {...context} />;
}
