/*
 * Normalizes what users type or paste to the form Cognito expects, with the same rules for the guided app, prompts and
 * flags. Never used for passwords.
 */

import {withAsciiDigits} from './ascii-digits.ts';

/**
 * A username without surrounding white space and invisible marks; one that is a phone number is normalized by
 * `phoneNumberOf`, an email address with a fullwidth `＠` by `emailOf`.
 */
export function usernameOf(text: string): string {
	const username = bare(text);
	if (/^[+＋]/.test(username)) return phoneNumberOf(username);
	return username.includes('＠') ? emailOf(username) : username;
}

/**
 * `+1 (432) 555-0109` → `+14325550109` (E.164, which Cognito requires): digits of any script in ASCII, without
 * separators. Text that contains more than a phone number is left as typed, for the service to refuse.
 */
export function phoneNumberOf(text: string): string {
	const digits = withAsciiDigits(text.normalize('NFKC'))
		// The zero that is only dialed inside the country: +44 (0)20 7946 0018.
		.replace(/(?<=\+\d+\s*)\(0\)/, '')
		.replace(/[\s().\-/\p{Dash}\p{Cf}]/gu, '');
	return /^\+?\d+$/.test(digits) ? digits : bare(text);
}

/** An email address without anything pasted around it, with its fullwidth letters in ASCII. */
export function emailOf(text: string): string {
	return bare(text).replace(/[！-～]/g, character => character.normalize('NFKC'));
}

/** Normalizes the value of an attribute by the attribute's own rule. */
export function attributeValueOf(name: string, text: string): string {
	if (name === 'phone_number') return phoneNumberOf(text);
	return name === 'email' ? emailOf(text) : bare(text);
}

/**
 * Normalizes a code to what was sent: digits of any script in ASCII and, if it has only digits, without the spaces and
 * dashes that messages show between them. A code with letters is otherwise unchanged.
 */
export function codeOf(text: string): string {
	const code = withAsciiDigits(bare(text).normalize('NFKC'));
	const digits = code.replace(/[\s\p{Dash}\p{Cf}]/gu, '');
	return /^\d+$/.test(digits) ? digits : code;
}

/** Whether a code from `codeOf` has the length of Cognito's codes. */
export const isWholeCode = (code: string): boolean => /^\d{6}$/.test(code);

/** Parses `eu-west-1_AbC` or a region alone; `undefined` for anything else. */
export function poolOrRegionOf(
	text: string,
): {readonly region: string; readonly userPoolId?: string} | undefined {
	const id = poolIdOf(text);
	const region = regionOf(id);
	if (region !== undefined) return {region, userPoolId: id};
	return /^[a-z]{2}(-[a-z]+)+-\d+$/.test(id) ? {region: id} : undefined;
}

/**
 * Splits `eu-west-1_AbC` into its two parts; `undefined` if it isn't a pool ID (API page DescribeUserPool,
 * "UserPoolId").
 */
export function parsePoolId(
	text: string,
): {readonly region: string; readonly name: string} | undefined {
	const [, region, name] = /^([\w-]+)_([\dA-Za-z]+)$/.exec(text) ?? [];
	return region === undefined || name === undefined ? undefined : {region, name};
}

/** The region that a user pool ID starts with; `undefined` for anything else. */
export const regionOf = (userPoolId: string): string | undefined => parsePoolId(userPoolId)?.region;

/** An ID without the quotes and the comma around it in JSON or in a `.env` file, which no ID contains. */
export function idOf(text: string): string {
	return text
		.replace(/^[\s\p{Cf}\p{Cc}\p{Quotation_Mark}`]+/u, '')
		.replace(
			/(?<![\s\p{Cf}\p{Cc}\p{Quotation_Mark}`,;])[\s\p{Cf}\p{Cc}\p{Quotation_Mark}`,;]+$/u,
			'',
		);
}

/** Whether an ID from `idOf` can be an app client's (API page DescribeUserPoolClient, "ClientId"). */
export const isClientId = (id: string): boolean => /^[\w+]{1,128}$/.test(id);

/**
 * Finds a user pool ID, including in the pool's ARN, its tokens' issuer or a URL of the AWS console. Text without one
 * is returned as by `idOf`.
 */
export function poolIdOf(text: string): string {
	const id = idOf(text);
	return /^(?:arn:|https?:\/\/)[^?#]*?\/([\w-]+_[\dA-Za-z]+)(?=[/?#]|$)/.exec(id)?.[1] ?? id;
}

/** A name or client secret without surrounding white space and invisible marks, which none starts or ends with. */
export function bare(text: string): string {
	return text.replace(/^[\s\p{Cf}\p{Cc}]+|(?<![\s\p{Cf}\p{Cc}])[\s\p{Cf}\p{Cc}]+$/gu, '');
}

/** Whether text is a JSON Web Token, or contains one, like the output of `initiate-auth`. */
export const holdsToken = (text: string): boolean =>
	/(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]+/.test(text);
