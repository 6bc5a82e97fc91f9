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

/** What a screen is given. */
type Props<Name extends Step> = ScreenContext & {readonly state: StateOf<Name>};

/** The steps that have a screen. */
type DrawnStep = Exclude<Step, WaitingStep | 'done'> | 'waitingForBrowser' | 'asking';

/** The screen of each of them; a step without one does not compile. */
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
	// Another attribute is another field.
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

/** The screen of a state by itself. */
function screen(state: State, context: ScreenContext): ReactNode {
	if (state.step === 'done') return null;
	return isDrawn(state) ? draw(state.step, state, context) : <WorkingScreen state={state} />;
}

const isDrawn = (state: State): state is StateOf<DrawnStep> => Object.hasOwn(screens, state.step);

function draw<Name extends DrawnStep>(step: Name, state: StateOf<Name>, context: ScreenContext) {
	const Screen: FunctionComponent<Props<Name>> = screens[step];
	return <Screen state={state} {...context} />;
}
