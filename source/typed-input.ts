/*
 * What a person typed or pasted, as Cognito takes it. One rule for every way to type it: the guided app, a prompt, a
 * flag. Passwords never come through here.
 */

import {withAsciiDigits} from './ascii-digits.ts';

/**
 * A username without the white space and invisible marks around it; a phone number for one as `phoneNumberOf` has it, and
 * an email address typed with a full-width `＠` as `emailOf` has it.
 */
export function usernameOf(text: string): string {
	const username = bare(text);
	if (/^[+＋]/.test(username)) return phoneNumberOf(username);
	return username.includes('＠') ? emailOf(username) : username;
}

/**
 * `+1 (432) 555-0109` as `+14325550109` (E.164, which Cognito asks for): digits of any script as ASCII ones, without
 * what only makes them readable. A text that holds more than a phone number is left as it was typed, for the service
 * to refuse.
 */
export function phoneNumberOf(text: string): string {
	const digits = withAsciiDigits(text.normalize('NFKC'))
		// The zero that is only dialled inside the country: +44 (0)20 7946 0018.
		.replace(/(?<=\+\d+\s*)\(0\)/, '')
		.replace(/[\s().\-/\p{Dash}\p{Cf}]/gu, '');
	return /^\+?\d+$/.test(digits) ? digits : bare(text);
}

/** An email address without what was pasted around it, its full-width letters as ASCII ones. */
export function emailOf(text: string): string {
	return bare(text).replace(/[！-～]/g, character => character.normalize('NFKC'));
}

/** The value of an attribute, each by its own rule. */
export function attributeValueOf(name: string, text: string): string {
	if (name === 'phone_number') return phoneNumberOf(text);
	return name === 'email' ? emailOf(text) : bare(text);
}

/**
 * A code as it was sent: digits of any script as ASCII ones, and where nothing but digits is left, without the spaces
 * and dashes that a message shows between them. A code that holds letters keeps what it holds.
 */
export function codeOf(text: string): string {
	const code = withAsciiDigits(bare(text).normalize('NFKC'));
	const digits = code.replace(/[\s\p{Dash}\p{Cf}]/gu, '');
	return /^\d+$/.test(digits) ? digits : code;
}

/** Whether a code, as `codeOf` gives it, is as long as Cognito's are. */
export const isWholeCode = (code: string): boolean => /^\d{6}$/.test(code);

/** `eu-west-1_AbC`, or a region alone: what names a place to look in. `undefined` for what is neither. */
export function poolOrRegionOf(
	text: string,
): {readonly region: string; readonly userPoolId?: string} | undefined {
	const id = poolIdOf(text);
	const region = regionOf(id);
	if (region !== undefined) return {region, userPoolId: id};
	return /^[a-z]{2}(-[a-z]+)+-\d+$/.test(id) ? {region: id} : undefined;
}

/** `eu-west-1_AbC` in its two parts; `undefined` for what isn't a pool ID (API page DescribeUserPool, "UserPoolId"). */
export function parsePoolId(
	text: string,
): {readonly region: string; readonly name: string} | undefined {
	const [, region, name] = /^([\w-]+)_([\dA-Za-z]+)$/.exec(text) ?? [];
	return region === undefined || name === undefined ? undefined : {region, name};
}

/** The region that a user pool ID begins with; `undefined` for anything else. */
export const regionOf = (userPoolId: string): string | undefined => parsePoolId(userPoolId)?.region;

/** An ID, freed too of the quotes and the comma that it has in JSON or in a `.env` file, and which no ID holds. */
export function idOf(text: string): string {
	return text
		.replace(/^[\s\p{Cf}\p{Cc}\p{Quotation_Mark}`]+/u, '')
		.replace(
			/(?<![\s\p{Cf}\p{Cc}\p{Quotation_Mark}`,;])[\s\p{Cf}\p{Cc}\p{Quotation_Mark}`,;]+$/u,
			'',
		);
}

/** Whether an ID, as `idOf` gives it, can be an app client's (API page DescribeUserPoolClient, "ClientId"). */
export const isClientId = (id: string): boolean => /^[\w+]{1,128}$/.test(id);

/**
 * A user pool ID, also where it was copied inside the pool's ARN, the issuer of its tokens or an address of the AWS
 * console. A text without one is given as `idOf` gives it.
 */
export function poolIdOf(text: string): string {
	const id = idOf(text);
	return /^(?:arn:|https?:\/\/)[^?#]*?\/([\w-]+_[\dA-Za-z]+)(?=[/?#]|$)/.exec(id)?.[1] ?? id;
}

/** A name or a client secret without the white space and invisible marks around it, which none begins or ends with. */
export function bare(text: string): string {
	return text.replace(/^[\s\p{Cf}\p{Cc}]+|(?<![\s\p{Cf}\p{Cc}])[\s\p{Cf}\p{Cc}]+$/gu, '');
}

/** Whether a text is a JSON Web Token, or holds one as what `initiate-auth` prints does. */
export const holdsToken = (text: string): boolean =>
	/(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]+/.test(text);
