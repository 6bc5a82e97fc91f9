import {isMet, joinRules, type PasswordRule, rulesInRefusal} from '../password-rules.ts';
import type {Problem} from '../problem.ts';
import type {Connection} from './connection.ts';
import {type Notice, remarkNotice} from './notice.ts';

/** A new password while it is typed: out of sight, it is typed twice. */
export type NewPassword = {
	/** What was typed first, to be typed again. */
	readonly first?: string;
	/** The pool's rules for it, as far as they are known. */
	readonly rules?: readonly PasswordRule[];
	readonly notice?: Notice;
};

export type NewPasswordEvent = {
	readonly type: 'newPasswordGiven';
	readonly password: string;
	/** It was in sight, so once is enough. */
	readonly isShown: boolean;
};

/** The new password, once it is final; else the form as it is now. */
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

/** The rules that are known before anything is refused: the demo pool's own. */
export const knownRules = ({demo}: Connection): Pick<NewPassword, 'rules'> =>
	demo?.passwordRules ? {rules: demo.passwordRules} : {};

/** The rules after a refusal, which names those that were not kept. */
export function rulesAfter(
	known: readonly PasswordRule[] | undefined,
	{detail}: Problem,
	refused: string,
): Pick<NewPassword, 'rules'> {
	const rules = joinRules(known ?? [], rulesInRefusal(detail.awsMessage ?? '', refused));
	return rules.length > 0 ? {rules} : {};
}
