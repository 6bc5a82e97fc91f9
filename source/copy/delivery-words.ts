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
	if (!delivery) return [about, ['Code', 'one that you have from before; it lives 24 hours']];
	const {medium, destination, requestId, at} = delivery;
	return [
		about,
		['Sent by', medium ?? 'the service did not say'],
		['To', destination ?? 'the service did not say'],
		['At', `${clockTime(at)}, valid for 24 hours`],
		['Request id', requestId ?? 'none came'],
		['Status', 'accepted for sending; accepted is not delivered'],
	];
};

/** Where a code went, in a sentence. */
export const sentSentence = ({medium, destination}: CodeDestination): string =>
	`A code was sent${medium === undefined ? '' : ` by ${medium}`}${
		destination === undefined ? '; the service did not say where' : ` to ${destination}`
	}.`;

/** Said when a mask cannot stand for the value on record. */
export const maskDiffers = (value: string): string =>
	`That does not look like ${value}. A pool can answer with a made-up address, or send to an older value.`;

/** How many sends are left, as far as can be known, and what that means for the next one. */
export const sendsSentence = (ledger: Ledger, now: number): string =>
	`${sendsLeft(ledger, now)} of ${sendsAnHour} sends left this hour${nextSend(ledger, now)} (counted here; Cognito does not tell)`;

const nextSend = (ledger: Ledger, now: number): string => {
	const left = sendsLeft(ledger, now);
	const free = nextSendFree(ledger, now);
	if (left === 1) return ': the next one is the last';
	return left === 0 && free !== undefined
		? `: one more will be refused, the next at about ${clockTime(free)}`
		: '';
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
				'The number has replied STOP, or its country wants a registered sender.',
				'The pool sends through a Lambda function, and that failed.',
			]
		: [
				'It is in the spam folder: look for no-reply@verificationemail.com.',
				newValue === undefined
					? 'The value was changed lately: the code may go to the older one.'
					: 'The new value has a typing error: compare it above.',
				'The pool uses Cognito’s own mailer: 50 messages a day, then none, unsaid.',
				'The same address was sent to a moment ago: Cognito holds some back.',
				'The pool sends through a Lambda function, and that failed.',
			];
