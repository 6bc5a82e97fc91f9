import {safeText} from '../safe-text.ts';

/** Masks an address or number as Cognito does: `j***@e***`, `+*******0123` (CodeDeliveryDetailsType, "Destination"). */
export function mask(value: string): string {
	const [, local, domain] = /^(.)[^@]*@(.)/u.exec(value) ?? [];
	if (local !== undefined && domain !== undefined) return `${local}***@${domain}***`;
	const digits = value.replaceAll(/\D/g, '');
	return digits.length >= 7 ? `+*******${digits.slice(-4)}` : '***';
}

/** Patterns of private data in untrusted text, each with its replacement. */
const patterns: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
	// JWTs, complete or truncated.
	[/\beyJ[\w-]{8,}(?:\.[\w-]*){0,2}/g, '[token]'],
	[/\b(?:AKIA|ASIA|AROA|AIDA)[A-Z\d]{8,}\b/g, '[key]'],
	[/\b(?:SG\.|sk_(?:live|test)_|rk_live_|gh[pousr]_|xox[abpr]-|AIza)[\w.-]{8,}/g, '[key]'],
	[
		/(?<![\w-])([\w-]*(?:password|passwd|secret|token|authorization|api[-_]?key|credential)[\w-]*["']?\s*[:=]\s*)(?:Bearer\s+|Basic\s+)?("[^"]*"|'[^']*'|[^\s,;}]+)/gi,
		found => found.replace(/([:=]\s*)[\s\S]*$/, '$1[secret]'),
	],
	[/(?<![^\s@<>"'(){}[\],;:=])[^\s@<>"'(){}[\],;:=]+@[^\s@<>"'(){}[\],;:=]+/gu, mask],
	[/\b(arn:[\w-]*:[\w-]*:[\w-]*:)\d{8}(\d{4})\b/g, found => found.replace(/\d{8}(\d{4})$/, '…$1')],
	// Long runs of letters and digits: keys, secrets, request and message IDs.
	[/(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])([+/=-]*)[\w+/=-]{20,}/g, '$1[id]'],
	// Phone numbers in any grouping; a date starts with neither + nor 0.
	[/(?:\+|\b0)\d(?:[\s().-]?\d){7,14}(?!\d)/g, mask],
	[/(?<![\d.])\d{9,}(?!\d)/g, mask],
	// Codes, and any other number with as many digits.
	[/(?<![\d.])\d{6,8}(?!\d)/g, found => '*'.repeat(found.length)],
];

/**
 * Makes untrusted text (a log line, an error message) safe to show: without control sequences, and with addresses,
 * numbers of seven or more digits, codes, tokens, keys and accounts masked. At most 300 characters.
 */
export function sieve(text: string): string {
	const line = safeText(text, {limit: 2_000}).replaceAll(/\s+/g, ' ').trim();
	const clean = patterns.reduce(
		(left, [pattern, put]) =>
			typeof put === 'string' ? left.replaceAll(pattern, put) : left.replaceAll(pattern, put),
		line,
	);
	return safeText(clean, {limit: 300});
}

/** The personal data and account to find in sentences and commands. */
export type Known = {
	/** Addresses and numbers. */
	readonly values: readonly string[];
	readonly accounts: readonly string[];
	readonly subs: readonly string[];
};

/** Masks known data in our own text, including `subs` if given. */
export function conceal(text: string, {values, accounts, subs}: Known): string {
	const masks = [
		...values.map(value => [value, mask(value)] as const),
		...accounts.map(account => [account, `…${account.slice(-4)}`] as const),
		...subs.map(sub => [sub, `${sub.slice(0, 4)}…`] as const),
	].filter(([value]) => value.length >= 4);
	return masks
		.toSorted(([one], [other]) => other.length - one.length)
		.reduce((left, [value, masked]) => replaceAllFolded(left, value, masked), text);
}

/* Ignores case, as SES and email do. */
function replaceAllFolded(text: string, value: string, masked: string): string {
	const pattern = value.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
	return text.replaceAll(new RegExp(pattern, 'gi'), () => masked);
}

/** Whether a command contains masked parts, so that a shell couldn't run it. */
export const isMasked = (command: string): boolean => /\*{3}|…/.test(command);
