import {at, jsonIn, moment, property, text} from '../call/read-value.ts';
import type {Found, PoolRequest} from '../facts.ts';
import type {Purpose} from '../question.ts';
import {type Asking, NotNeeded, pages, type Readers, routeBy} from './asking.ts';

/** The operations that ask for a code, by what it is for. */
const operations: Readonly<Record<Purpose, readonly string[]>> = {
	attribute: [
		'GetUserAttributeVerificationCode',
		'UpdateUserAttributes',
		// On a pool that verifies before it updates, an administrator's change sends a code too.
		'AdminUpdateUserAttributes',
	],
	'sign-up': ['SignUp', 'ResendConfirmationCode'],
	'sign-in': [
		'InitiateAuth',
		'RespondToAuthChallenge',
		'AdminInitiateAuth',
		'AdminRespondToAuthChallenge',
	],
	password: ['ForgotPassword', 'AdminResetUserPassword'],
};

/** The operations that make Cognito's mailer send, where they are about an address. */
const mailing = [
	'GetUserAttributeVerificationCode',
	'SignUp',
	'ResendConfirmationCode',
	'ForgotPassword',
	'AdminCreateUser',
];

/** What was asked of the pool, as CloudTrail knows it, and what stands before it. */
export const requestFacts: Readers<'requests' | 'mailsToday' | 'webAcl'> = {
	requests: asking => {
		const {purpose, since} = asking.question;
		return readTrail(asking, operations[purpose], since);
	},
	mailsToday: async asking => {
		await routeBy(asking, 'cognito');
		const {items, isWhole} = await readTrail(asking, mailing, mailDayBegan(asking.question.now));
		const times = items
			.filter(({error, attribute}) => error === undefined && attribute !== 'phone_number')
			.map(({at: askedAt}) => askedAt);
		return {times, isWhole};
	},
	webAcl: async asking => {
		const {ask, fact, question} = asking;
		const {items} = await fact('requests');
		// It only tells which one it was that blocked a request.
		if (!items.some(({error}) => error?.name === 'ForbiddenException')) throw new NotNeeded();
		const {arn} = await fact('pool');
		const answer = await ask('wafv2:GetWebACLForResource', question.region, {
			input: {ResourceArn: arn},
		});
		const name = text(at(answer, 'WebACL', 'Name'));
		return name === undefined ? undefined : {name};
	},
};

/** Cognito's mailer begins to count anew at 09:00 UTC (Amazon Cognito Developer Guide, "Quotas"). */
export function mailDayBegan(now: number): number {
	const nine = 9 * 3_600_000;
	const day = 86_400_000;
	return Math.floor((now - nine) / day) * day + nine;
}

/** The events of some operations since a moment, newest first. */
async function readTrail(
	asking: Asking,
	names: readonly string[],
	since: number,
): Promise<Found<PoolRequest>> {
	const {region, now} = asking.question;
	const trails = await Promise.all(
		names.map(name =>
			pages(asking, ['cloudtrail:LookupEvents', region], {
				input: {
					LookupAttributes: [{AttributeKey: 'EventName', AttributeValue: name}],
					StartTime: Math.floor(since / 1_000),
					EndTime: Math.ceil(now / 1_000),
					MaxResults: 50,
				},
			}),
		),
	);
	const events = trails.flatMap(({items}) => items.map(readEvent));
	return {
		items: events.flatMap(each => each ?? []).toSorted((one, other) => other.at - one.at),
		// An event that cannot be read may be the one that is looked for.
		isWhole: trails.every(({isWhole}) => isWhole) && !events.includes(undefined),
	};
}

/** Takes from an event what tells whether a code was asked for, of whom, and how it ended. */
function readEvent(value: unknown): PoolRequest | undefined {
	const event = jsonIn(property(value, 'CloudTrailEvent'));
	const eventAt = moment(property(event, 'eventTime')) ?? moment(property(value, 'EventTime'));
	const name = text(property(event, 'eventName'));
	if (eventAt === undefined || name === undefined) return undefined;
	const error = text(property(event, 'errorCode'));
	return {
		at: eventAt,
		name,
		sub: text(at(event, 'additionalEventData', 'sub')),
		attribute: text(at(event, 'requestParameters', 'attributeName')),
		error:
			error === undefined
				? undefined
				: {name: error, message: text(property(event, 'errorMessage')) ?? ''},
	};
}
