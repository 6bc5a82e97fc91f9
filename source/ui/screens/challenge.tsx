import {sentSentence} from '../../copy/delivery-words.ts';
import {authenticatorSentence, labels} from '../../copy/field-words.ts';
import {explanations} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {factors} from '../../copy/way-words.ts';
import type {Inbox} from '../../flow/connection.ts';
import {knownRules} from '../../flow/new-password.ts';
import {safeText} from '../../safe-text.ts';
import {listSection} from '../components/select-list.tsx';
import {prose} from '../components/words.tsx';
import {useDemoAuthenticator} from '../demo-authenticator.ts';
import type {Aside, Sections} from '../layout/section.ts';
import {listHints, Screen, type ScreenProps} from '../screen.tsx';
import {sessionCountdown} from '../session-countdown.tsx';
import type {TextFieldKind} from '../text-field/text-field.tsx';
import type {Copyable} from '../use-copy.ts';
import {FieldScreen} from './field-screen.tsx';
import {NewPasswordScreen} from './new-password.tsx';
import {offeredPassword} from './sign-in.tsx';

type Props = ScreenProps<'challenge'>;

/** A challenge between the first request and the tokens. */
export function ChallengeScreen(props: Props) {
	const {challenge} = props.state;
	switch (challenge.name) {
		case 'SMS_MFA':
		case 'SMS_OTP':
		case 'EMAIL_OTP':
			return (
				<Typed
					{...props}
					kind="code"
					label={labels.code}
					explanation={safeText(sentSentence(challenge.sentTo))}
					inbox={props.state.attempt.connection.demo?.inbox}
				/>
			);
		case 'SOFTWARE_TOKEN_MFA':
			return (
				<AuthenticatorCode
					{...props}
					explanation={safeText(authenticatorSentence(challenge.deviceName))}
				/>
			);
		case 'NEW_PASSWORD_REQUIRED':
			return (
				<NewPasswordScreen
					title={titles.challenge}
					about={sessionCountdown(props.state, props.now)}
					explanation={explanations.newPassword}
					form={{...knownRules(props.state.attempt.connection), ...props.state}}
					send={props.send}
				/>
			);
		case 'PASSWORD':
		case 'PASSWORD_SRP':
			return <ChosenPasswordScreen {...props} />;
		case 'CUSTOM_CHALLENGE':
			return (
				<Typed
					{...props}
					kind="text"
					label={labels.answer}
					above={Object.entries(challenge.parameters).map(([name, value]) =>
						prose({
							id: `parameter ${name}`,
							words: `${safeText(name)}: ${safeText(value)}`,
						}),
					)}
				/>
			);
		case 'SELECT_MFA_TYPE':
			return <Chosen {...props} choices={challenge.choices} question={explanations.whichFactor} />;
		case 'MFA_SETUP':
			return (
				<Chosen {...props} choices={challenge.choices} question={explanations.whichFactorToSetUp} />
			);
		case 'SELECT_CHALLENGE':
			return <Chosen {...props} choices={challenge.choices} question={explanations.whichWay} />;
		case 'WEB_AUTHN':
			return <Chosen {...props} choices={['WEB_AUTHN']} question={explanations.passkey} />;
	}
}

function AuthenticatorCode(props: Props & {readonly explanation: string}) {
	const {aside, copies} = useDemoAuthenticator(props.state.attempt, props.now);
	return <Typed {...props} kind="code" label={labels.code} aside={aside} copies={copies} />;
}

function Typed({
	state,
	send,
	now,
	...field
}: Props & {
	readonly label: string;
	readonly kind: TextFieldKind;
	readonly explanation?: string;
	readonly inbox?: Inbox | undefined;
	readonly above?: Sections;
	readonly aside?: Aside | undefined;
	readonly copies?: readonly Copyable[];
}) {
	return (
		<FieldScreen
			{...field}
			title={titles.challenge}
			about={sessionCountdown(state, now)}
			initialValue={state.typed}
			notice={state.notice}
			onSubmit={text => send({type: 'challengeTyped', text})}
		/>
	);
}

function Chosen({
	state,
	send,
	now,
	question,
	choices,
}: Props & {readonly question: string; readonly choices: readonly string[]}) {
	return (
		<Screen
			title={titles.challenge}
			about={sessionCountdown(state, now)}
			notice={state.notice}
			hints={listHints}
			body={[
				prose({id: 'question', words: question}),
				listSection({
					items: choices.map(id => ({id, label: factors.get(id) ?? id})),
					name: `choices ${state.challenge.askedAt}`,
					onSelect: choice => send({type: 'challengeChosen', choice}),
				}),
			]}
		/>
	);
}

/** The password, when the pool asks for it as one of its factors. */
export function ChosenPasswordScreen({
	state,
	send,
	now,
}: ScreenProps<'challenge' | 'chosenPassword'>) {
	const {connection, username} = state.attempt;
	const {placeholder, orOffered} = offeredPassword(connection, username);
	return (
		<FieldScreen
			title={titles[state.step]}
			about={sessionCountdown(state, now)}
			label={labels.password}
			kind="secret"
			placeholder={placeholder}
			notice={state.notice}
			onSubmit={text => send({type: 'challengeTyped', text: orOffered(text)})}
		/>
	);
}

export function RequiredAttributeScreen({state, send, now}: ScreenProps<'requiredAttribute'>) {
	return (
		<FieldScreen
			title={titles.requiredAttribute}
			about={sessionCountdown(state, now)}
			explanation={explanations.requiredAttribute}
			label={`${safeText(state.name)}:`}
			initialValue={state.typed}
			notice={state.notice}
			onSubmit={text => send({type: 'challengeTyped', text})}
		/>
	);
}

export function MfaEmailScreen({state, send, now}: ScreenProps<'mfaEmail'>) {
	return (
		<FieldScreen
			title={titles.mfaEmail}
			about={sessionCountdown(state, now)}
			explanation={explanations.mfaEmail}
			label={labels.email}
			initialValue={state.typed}
			notice={state.notice}
			onSubmit={text => send({type: 'challengeTyped', text})}
		/>
	);
}
