import type {AppClient, CodeDestination} from '../cognito/cognito.ts';
import {type Ledger, nextSendFree, sendsAnHour, sendsLeft} from '../flow/ledger.ts';
import type {Sent} from '../flow/verify.ts';
import {clockTime} from './time-words.ts';

/** A fact and its name. */
export type Fact = readonly [label: string, value: string];

/** What is known of a code that was sent. Half an answer is shown as half an answer. */
export const deliveryFacts = (
	{attribute, delivery, newValue}: Sent,
	value: string,
): readonly Fact[] => {
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
};

/** Where a code went, in a sentence. */
export const sentSentence = ({medium, destination}: CodeDestination): string =>
	`A code was sent${medium === undefined ? '' : ` by ${medium}`}${
		destination === undefined ? '; the service did not say where' : ` to ${destination}`
	}.`;

/** Said when a mask cannot stand for the value on record. */
export const maskDiffers = (value: string): string =>
	`That doesn’t look like ${value}. A pool can answer with a made-up address, or send to an older value.`;

/** How many sends are left, as far as can be known, and what that means for the next one. */
export const sendsSentence = (ledger: Ledger, now: number): string => {
	const left = sendsLeft(ledger, now);
	const count = `${left} of ${sendsAnHour} sends left this hour`;
	const free = nextSendFree(ledger, now);
	if (left === 0 && free !== undefined) {
		return `${count}. Limit reached. Try again at about ${clockTime(free)}.`;
	}
	return `${count}${left === 1 ? ': the next one is the last' : ''} (counted on this computer only)`;
};

/** The same request with the AWS CLI; the token is left out. */
export const codeRequestCommand = ({region, endpointUrl}: AppClient, attribute: string): string =>
	[
		'aws cognito-idp get-user-attribute-verification-code',
		`--region ${region}`,
		...(endpointUrl === undefined ? [] : [`--endpoint-url ${endpointUrl}`]),
		'--access-token "$ACCESS_TOKEN"',
		`--attribute-name ${attribute}`,
	].join(' ');

/** Why a code may not arrive, likeliest first. */
export const whyNotArrived = ({delivery, attribute, newValue}: Sent): readonly string[] =>
	delivery?.medium === 'SMS' || (delivery?.medium === undefined && attribute === 'phone_number')
		? [
				'Another number is on record: compare the last four digits.',
				'The AWS account is in the SMS sandbox: only verified numbers get messages.',
				'The account’s monthly SMS budget is used up (1 US dollar unless raised).',
				'The number replied STOP, or its country requires a registered sender.',
				'The pool sends through a Lambda function, and that failed.',
			]
		: [
				'It is in the spam folder: look for no-reply@verificationemail.com.',
				newValue === undefined
					? 'The value was changed recently: the code may go to the older one.'
					: 'The new value has a typing error: compare it above.',
				'Cognito’s built-in mailer sends 50 emails a day per AWS account, then none.',
				'A code went to this address a moment ago: Cognito may skip repeats.',
				'The pool sends through a Lambda function, and that failed.',
			];
