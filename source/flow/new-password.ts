import {isMet, joinRules, type PasswordRule, rulesInRefusal} from '../password-rules.ts';
import type {Problem} from '../problem.ts';
import type {Connection} from './connection.ts';
import {type Notice, remarkNotice} from './notice.ts';

/** A new password that is being typed: twice, if hidden. */
export type NewPassword = {
	/** The first entry, which has to be repeated. */
	readonly first?: string;
	/** The pool's password rules, as far as known. */
	readonly rules?: readonly PasswordRule[];
	readonly notice?: Notice;
};

export type NewPasswordEvent = {
	readonly type: 'newPasswordGiven';
	readonly password: string;
	/** Typed visibly, so once is enough. */
	readonly isShown: boolean;
};

/** Returns the new password once it is final, otherwise the form's next state. */
export function takeNewPassword(
	{first, rules}: NewPassword,
	{password, isShown}: NewPasswordEvent,
):
	| {readonly kind: 'certain'; readonly password: string}
	| {readonly kind: 'asked'; readonly form: NewPassword} {
	const known = rules && {rules};
	if (password === '') {
		const notice = remarkNotice('nothingTyped');
		return {kind: 'asked', form: {...known, ...(first !== undefined && {first}), notice}};
	}
	if (first === undefined && rules?.some(rule => !isMet(rule, password))) {
		return {kind: 'asked', form: {...known, notice: remarkNotice('rulesNotKept')}};
	}
	if (isShown || password === first) return {kind: 'certain', password};
	return first === undefined
		? {kind: 'asked', form: {...known, first: password}}
		: {kind: 'asked', form: {...known, notice: remarkNotice('passwordsDiffer')}};
}

/** The rules known before any refusal: the demo pool's own. */
export const knownRules = ({demo}: Connection): Pick<NewPassword, 'rules'> =>
	demo?.passwordRules ? {rules: demo.passwordRules} : {};

/** The rules after a refusal, which names the ones that were broken. */
export function rulesAfter(
	known: readonly PasswordRule[] | undefined,
	{detail}: Problem,
	refused: string,
): Pick<NewPassword, 'rules'> {
	const rules = joinRules(known ?? [], rulesInRefusal(detail.awsMessage ?? '', refused));
	return rules.length > 0 ? {rules} : {};
}
