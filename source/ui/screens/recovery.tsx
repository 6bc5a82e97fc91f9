import {sentSentence} from '../../copy/delivery-words.ts';
import {explanations, labels, titles} from '../../copy/step-words.ts';
import {safeText} from '../../safe-text.ts';
import {Prose} from '../components/prose.tsx';
import {Screen, type ScreenProps} from '../screen.tsx';
import {useKeys} from '../use-keys.ts';
import {WhereTo} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';

export function ConfirmSignUpScreen({state, send}: ScreenProps<'confirmSignUp'>) {
	const {attempt, delivery, notice} = state;
	return (
		<FieldScreen
			title={titles.confirmSignUp}
			about={<WhereTo connection={attempt.connection} />}
			explanation={delivery ? safeText(sentSentence(delivery)) : explanations.confirmSignUp}
			label={labels.code}
			kind="code"
			notice={notice}
			hints={[['Ctrl+R', 'send again']]}
			inbox={attempt.connection.demo?.inbox}
			onKey={name => name === 'ctrl+r' && send({type: 'askedForConfirmationAgain'})}
			onSubmit={code => send({type: 'confirmationCodeGiven', code})}
		>
			<Prose>
				{labels.username} {safeText(attempt.username)}
			</Prose>
		</FieldScreen>
	);
}

export function ResetPasswordScreen({state, send}: ScreenProps<'resetPassword'>) {
	useKeys(name => name === 'enter' && send({type: 'askedForReset'}));
	return (
		<Screen
			title={titles.resetPassword}
			about={<WhereTo connection={state.attempt.connection} />}
			notice={state.notice}
			hints={[
				['Enter', 'send a code'],
				['Esc', 'back'],
				['?', 'help'],
			]}
		>
			<Prose>
				{labels.username} {safeText(state.attempt.username)}
			</Prose>
			<Prose>{explanations.resetPassword}</Prose>
		</Screen>
	);
}

export function ResetCodeScreen({state, send}: ScreenProps<'resetCode'>) {
	return (
		<FieldScreen
			title={titles.resetCode}
			about={<WhereTo connection={state.attempt.connection} />}
			explanation={safeText(sentSentence(state.delivery))}
			label={labels.code}
			kind="code"
			notice={state.notice}
			inbox={state.attempt.connection.demo?.inbox}
			onSubmit={code => send({type: 'resetCodeGiven', code})}
		/>
	);
}

export function ResetNewPasswordScreen({state, send}: ScreenProps<'resetNewPassword'>) {
	return (
		<FieldScreen
			title={titles.resetNewPassword}
			about={<WhereTo connection={state.attempt.connection} />}
			label={labels.newPassword}
			kind="secret"
			notice={state.notice}
			onSubmit={password => send({type: 'resetPasswordGiven', password})}
		/>
	);
}
