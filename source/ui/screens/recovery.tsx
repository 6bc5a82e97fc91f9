import {sentSentence} from '../../copy/delivery-words.ts';
import {explanations, labels, titles} from '../../copy/step-words.ts';
import {safeText} from '../../safe-text.ts';
import {prose} from '../components/words.tsx';
import type {Section} from '../layout/section.ts';
import {Screen, type ScreenProps} from '../screen.tsx';
import {useKeys} from '../use-keys.ts';
import {whereTo} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';

export function ConfirmSignUpScreen({state, send}: ScreenProps<'confirmSignUp'>) {
	const {attempt, delivery, notice} = state;
	return (
		<FieldScreen
			title={titles.confirmSignUp}
			about={whereTo(attempt.connection)}
			explanation={delivery ? safeText(sentSentence(delivery)) : explanations.confirmSignUp}
			label={labels.code}
			kind="code"
			notice={notice}
			hints={[['Ctrl+R', 'resend']]}
			inbox={attempt.connection.demo?.inbox}
			onKey={name => name === 'ctrl+r' && send({type: 'askedForConfirmationAgain'})}
			onSubmit={code => send({type: 'confirmationCodeGiven', code})}
			above={[usernameLine(attempt.username)]}
		/>
	);
}

export function ResetPasswordScreen({state, send}: ScreenProps<'resetPassword'>) {
	useKeys(name => name === 'enter' && send({type: 'askedForReset'}));
	return (
		<Screen
			title={titles.resetPassword}
			about={whereTo(state.attempt.connection)}
			notice={state.notice}
			hints={[
				['Enter', 'send a code'],
				['Esc', 'back'],
				['?', 'help'],
			]}
			body={[
				usernameLine(state.attempt.username),
				prose({id: 'explanation', words: explanations.resetPassword}),
			]}
		/>
	);
}

export function ResetCodeScreen({state, send}: ScreenProps<'resetCode'>) {
	return (
		<FieldScreen
			title={titles.resetCode}
			about={whereTo(state.attempt.connection)}
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
			about={whereTo(state.attempt.connection)}
			label={labels.newPassword}
			kind="secret"
			notice={state.notice}
			onSubmit={password => send({type: 'resetPasswordGiven', password})}
		/>
	);
}

/** Whose sign-in this is. */
export const usernameLine = (username: string): Section =>
	prose({id: 'username', words: `${labels.username} ${safeText(username)}`});
