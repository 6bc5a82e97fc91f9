import type {AppClient, CodeDestination, Delivery} from '../cognito/cognito.ts';
import {
	isUntouched,
	type Ledger,
	nextSendFree,
	nextTryFree,
	sendsAnHour,
	sendsLeft,
	triesAnHour,
	triesLeft,
} from '../flow/ledger.ts';
import type {Sent} from '../flow/sent.ts';
import type {SendDoubt} from '../flow/states/confirm.ts';
import {shellWord} from './shell-word.ts';
import {clockTime} from './time-words.ts';

/** A fact with its label. */
export type Fact = readonly [label: string, value: string];

/** What is known about a code that was sent. An incomplete response is shown incomplete. */
export function deliveryFacts(
	{attribute, delivery, newValue}: Sent,
	value: string,
): readonly Fact[] {
	const about: Fact = [
		'Attribute',
		newValue === undefined ? `${attribute}  ${value}` : `${attribute}  changed to ${value}`,
	];
	if (!delivery) return [about, ['Code', 'Enter the code you received (valid 24 hours)']];
	const {medium, destination, requestId, at} = delivery;
	return [
		about,
		['Sent by', medium ?? 'not returned'],
		['To', destination ?? 'not returned'],
		['At', `${clockTime(at)}, valid for 24 hours`],
		['Request ID', requestId ?? 'not returned'],
		['Status', 'Accepted by Cognito (delivery not confirmed)'],
	];
}

/** Where a code was sent, in a sentence. */
export const sentSentence = ({medium, destination}: CodeDestination): string =>
	`A code was sent${medium === undefined ? '' : ` by ${medium === 'EMAIL' ? 'email' : medium}`}${
		destination === undefined ? '; Cognito didn’t say where' : ` to ${destination}`
	}.`;

/** The warning that a masked destination doesn't match the value on record. */
export const maskDiffers = (value: string): string =>
	`That doesn’t look like ${value}. A pool can answer with a made-up address, or send to an older value.`;

/** How many sends are left, as far as is known, and what that means for the next one. */
export function sendsSentence(ledger: Ledger, now: number): string {
	const left = sendsLeft(ledger, now);
	const free = nextSendFree(ledger, now);
	if (isUntouched(ledger, now)) return `At most ${sendsAnHour} sends an hour`;
	const count = `${left} of ${sendsAnHour} sends left this hour`;
	if (left === 0 && free !== undefined) {
		return `${count}. Limit reached. Try again at about ${clockTime(free)}.`;
	}
	return `${count}${left === 1 ? ': the next one is the last' : ''} (counted on this computer only)`;
}

/** How many tries are left, as far as is known. */
export function triesSentence(ledger: Ledger, now: number): string {
	const left = triesLeft(ledger, now);
	const free = nextTryFree(ledger, now);
	if (left === triesAnHour) return `At most ${triesAnHour} tries an hour`;
	const count = `${left} of ${triesAnHour} tries left this hour`;
	if (left === 0 && free !== undefined) {
		return `${count}. Limit reached. Try again at about ${clockTime(free)}.`;
	}
	return left <= triesToWarn ? `${count}. Check the code before you press Enter.` : count;
}

/** From this number of tries on, users are warned. */
export const triesToWarn = 2;

/** Why to ask before sending a message. */
export function doubtSentence(
	doubt: SendDoubt,
	{
		ledger,
		requestedAt,
		now,
	}: {readonly ledger: Ledger; readonly requestedAt: number; readonly now: number},
): string {
	switch (doubt) {
		case 'limitReached':
		case 'lastOfTheHour':
			return `${sendsSentence(ledger, now).replace(/\.$/, '')}.`;
		case 'codePending':
			return `A code was requested ${agoOf(now - requestedAt)} and can still be entered. A new one replaces it.`;
		case 'alreadyVerified':
			return 'This value is already verified.';
	}
}

/** `just now`, `2 min ago`, `3 h ago`, for times within a day. */
export function agoOf(milliseconds: number): string {
	const minutes = Math.floor(milliseconds / 60_000);
	if (minutes < 1) return 'just now';
	return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}

/** The shell variable for the code that a user types. */
const codeVariable = '"$CODE"';

/** The AWS CLI command for the call that was made, or for checking the code, without the token. */
export function codeCommand(
	{region, endpointUrl}: AppClient,
	{attribute, delivery, newValue, clientMetadata}: Sent,
): string {
	const metadata = clientMetadata && ['--client-metadata', JSON.stringify(clientMetadata)];
	const [operation, ...words] = !delivery
		? ['verify-user-attribute', '--attribute-name', attribute, '--code', codeVariable]
		: newValue === undefined
			? ['get-user-attribute-verification-code', '--attribute-name', attribute, ...(metadata ?? [])]
			: [
					'update-user-attributes',
					'--user-attributes',
					JSON.stringify([{Name: attribute, Value: newValue}]),
					...(metadata ?? []),
				];
	return [
		'aws cognito-idp',
		operation,
		'--region',
		shellWord(region),
		...(endpointUrl === undefined ? [] : ['--endpoint-url', shellWord(endpointUrl)]),
		'--access-token "$ACCESS_TOKEN"',
		...words.map(word => (word === codeVariable ? word : shellWord(word))),
	].join(' ');
}

/** How to find out instead of guessing. */
export const findOutWhy =
	'Ctrl+G finds out why, with AWS credentials. Without them, likeliest first:';

/** Why a code may not arrive, likeliest first. */
export const whyNotArrived = ({delivery, attribute, newValue}: Sent): readonly string[] =>
	delivery?.medium === 'SMS' || (delivery?.medium === undefined && attribute === 'phone_number')
		? [
				'Another phone number is on record: compare the last four digits.',
				'The AWS account is in the SMS sandbox: only verified numbers get messages.',
				'The account’s monthly SMS budget is used up (1 US dollar unless raised).',
				'The number replied STOP, or its country requires a registered sender.',
				'The pool sends through a Lambda function, which failed.',
			]
		: [
				'It is in the spam folder: look for no-reply@verificationemail.com.',
				newValue === undefined
					? 'The value was changed recently: the code may go to the older one.'
					: 'The new value has a typo: check it above.',
				'Cognito’s built-in mailer sends 50 emails a day per AWS account.',
				'A code went to this address a moment ago: Cognito may skip repeats.',
				'The pool sends through a Lambda function, which failed.',
			];

/** Why a password reset code may not arrive, likeliest first. */
export const whyResetNotArrived = (delivery: Delivery): readonly string[] => [
	'The username is wrong: a pool that hides who exists answers as if a code had been sent.',
	'It went to a verified email or phone number: Cognito sends reset codes nowhere else.',
	...whyNotArrived({attribute: delivery.medium === 'SMS' ? 'phone_number' : 'email', delivery}),
];
