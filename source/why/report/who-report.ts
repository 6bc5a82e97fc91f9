import {missWords, reportWords, stageSays} from '../../copy/why-report-words.ts';
import {mask} from '../../report/redact.ts';
import {safeText} from '../../safe-text.ts';
import type {FoundUser, WhoResult} from '../who.ts';

type Value = {readonly value: string; readonly verified: boolean} | null;

/** A user in `who --output json`; addresses and numbers are masked unless the report is full. */
export type WhoUser = {
	readonly userPoolId: string;
	readonly username: string;
	readonly sub: string;
	readonly status: string;
	readonly enabled: boolean;
	/** ISO 8601 */
	readonly created: string | null;
	readonly modified: string | null;
	readonly email: Value;
	readonly phone_number: Value;
	/** Only if requested. */
	readonly mfa?: readonly string[];
};

/** The output of `who --output json`. Within version 1, members are only added. */
export type WhoReport = {
	readonly version: 1;
	readonly at: string;
	readonly pools: readonly string[];
	readonly users: readonly WhoUser[];
	readonly twins: readonly WhoUser[];
	readonly unknown: WhoResult['misses'];
	readonly calls: WhoResult['calls'];
};

export function whoReport(
	{users, twins, pools, misses, calls}: WhoResult,
	{isFull, now}: {readonly isFull: boolean; readonly now: number},
): WhoReport {
	const shown = (user: FoundUser) => showUser(user, isFull);
	return {
		version: 1,
		at: new Date(now).toISOString(),
		pools,
		users: users.map(shown),
		twins: twins.map(shown),
		unknown: misses,
		calls,
	};
}

function showUser(user: FoundUser, isFull: boolean): WhoUser {
	const hide = (text: string) => (isFull ? text : mask(text));
	const value = (text: string | undefined, verified: boolean): Value =>
		text === undefined ? null : {value: hide(text), verified};
	const {username, email, phoneNumber} = user;
	const isAddress = username === email || username === phoneNumber || username.includes('@');
	return {
		userPoolId: user.userPoolId,
		username: isAddress ? hide(username) : username,
		sub: user.sub,
		status: user.status,
		enabled: user.isEnabled,
		created: iso(user.createdAt),
		modified: iso(user.modifiedAt),
		email: value(email, user.emailVerified),
		phone_number: value(phoneNumber, user.phoneNumberVerified),
		...(user.mfa && {mfa: user.mfa}),
	};
}

const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());

/** The same as text. */
export function whoText({users, twins, unknown}: WhoReport): string {
	const lines = [
		...users.flatMap(userLines),
		...(twins.length === 0 ? [] : ['', reportWords.twins, ...twins.flatMap(userLines)]),
		...(unknown.length === 0
			? []
			: [
					'',
					reportWords.notChecked,
					...unknown.map(
						({action, region, because}) => `  ${action} in ${region} (${missWords[because]})`,
					),
				]),
	];
	const said = lines.map(line => safeText(line)).join('\n');
	return said === '' ? '' : `${said.replace(/^\n/, '')}\n`;
}

function userLines(user: WhoUser): readonly string[] {
	const value = (name: string, each: Value) =>
		each === null
			? `  ${name}: none`
			: `  ${name}: ${stageSays.attribute(each.value, each.verified)}`;
	return [
		`${user.username} (${user.sub}) in ${user.userPoolId}`,
		`  ${stageSays.account(user.status, user.enabled)}`,
		value('email', user.email),
		value('phone_number', user.phone_number),
		`  created ${user.created ?? 'unknown'}, modified ${user.modified ?? 'unknown'}`,
		...(user.mfa === undefined ? [] : [`  MFA: ${user.mfa.join(', ') || 'none'}`]),
	];
}
