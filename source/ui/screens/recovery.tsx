import {use} from 'react';
import {sentSentence, whyResetNotArrived} from '../../copy/delivery-words.ts';
import {labels} from '../../copy/field-words.ts';
import {explanations, keyWords} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {anotherAt} from '../../flow/ledger.ts';
import {safeText} from '../../safe-text.ts';
import {prose} from '../components/words.tsx';
import type {Section} from '../layout/section.ts';
import {notArrivedSection} from '../not-arrived.ts';
import {PanelContext} from '../panel.ts';
import {Screen, type ScreenProps} from '../screen.tsx';
import {useKeys} from '../use-keys.ts';
import {useWait} from '../use-wait.ts';
import {whereTo} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';
import {NewPasswordScreen} from './new-password.tsx';

export function ConfirmSignUpScreen({state, send, now}: ScreenProps<'confirmSignUp'>) {
	const {attempt, delivery, typed, notice} = state;
	const wait = useWait(anotherAt(state), now);
	return (
		<FieldScreen
			title={titles.confirmSignUp}
			about={whereTo(attempt.connection)}
			explanation={delivery ? safeText(sentSentence(delivery)) : explanations.confirmSignUp}
			label={labels.code}
			kind="code"
			notice={notice}
			initialValue={typed}
			hints={[['Ctrl+R', `resend${wait}`]]}
			inbox={attempt.connection.demo?.inbox}
			onKey={name => name === 'ctrl+r' && send({type: 'askedForConfirmationAgain', at: now()})}
			onSubmit={code => send({type: 'confirmationCodeGiven', code})}
			above={[usernameLine(attempt.username)]}
		/>
	);
}

export function ResetPasswordScreen({state, send, now}: ScreenProps<'resetPassword'>) {
	useKeys(name => name === 'enter' && send({type: 'askedForReset', at: now()}));
	return (
		<Screen
			title={titles.resetPassword}
			about={whereTo(state.attempt.connection)}
			notice={state.notice}
			hints={[
				['Enter', keyWords.send],
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

export function ResetCodeScreen({state, send, now}: ScreenProps<'resetCode'>) {
	const {attempt, delivery, typed} = state;
	const wait = useWait(anotherAt(state), now);
	const isAsking = use(PanelContext)?.kind === 'notArrived';
	return (
		<FieldScreen
			title={titles.resetCode}
			about={whereTo(attempt.connection)}
			explanation={safeText(sentSentence(delivery))}
			label={labels.code}
			kind="code"
			initialValue={typed}
			notice={state.notice}
			inbox={attempt.connection.demo?.inbox}
			hints={[
				['Ctrl+R', `resend${wait}`],
				...(isAsking ? [] : [['Tab', keyWords.didNotArrive] as const]),
			]}
			onKey={name => name === 'ctrl+r' && send({type: 'askedForReset', at: now()})}
			onSubmit={code => send({type: 'resetCodeGiven', code})}
			foot={[isAsking && notArrivedSection(whyResetNotArrived(delivery))]}
		/>
	);
}

export function ResetNewPasswordScreen({state, send}: ScreenProps<'resetNewPassword'>) {
	return (
		<NewPasswordScreen
			title={titles.resetNewPassword}
			about={whereTo(state.attempt.connection)}
			form={state}
			send={send}
		/>
	);
}

/** The username of this sign-in. */
export const usernameLine = (username: string): Section =>
	prose({id: 'username', words: `${labels.username} ${safeText(username)}`});
