import {at, jsonIn, moment, property, text} from '../call/read-value.ts';
import type {Found, PoolRequest} from '../facts.ts';
import type {Purpose} from '../question.ts';
import {type Asking, NotNeeded, pages, type Readers, routeBy} from './asking.ts';

/** The operations that request a code, by purpose. */
const operations: Readonly<Record<Purpose, readonly string[]>> = {
	attribute: [
		'GetUserAttributeVerificationCode',
		'UpdateUserAttributes',
		// In a pool that requires verification before updates, an administrator's change sends a code too.
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

/** The operations that make Cognito's mailer send when they are about an email address. */
const mailing = [
	'GetUserAttributeVerificationCode',
	'SignUp',
	'ResendConfirmationCode',
	'ForgotPassword',
	'AdminCreateUser',
];

/** The requests to the pool in CloudTrail, and the web ACL in front of it. */
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
		// It is only needed to name the ACL that blocked a request.
		if (!items.some(({error}) => error?.name === 'ForbiddenException')) throw new NotNeeded();
		const {arn} = await fact('pool');
		const answer = await ask('wafv2:GetWebACLForResource', question.region, {
			input: {ResourceArn: arn},
		});
		const name = text(at(answer, 'WebACL', 'Name'));
		return name === undefined ? undefined : {name};
	},
};

/** The time of the last daily reset of Cognito's mailer, at 09:00 UTC (Amazon Cognito Developer Guide, "Quotas"). */
export function mailDayBegan(now: number): number {
	const nine = 9 * 3_600_000;
	const day = 86_400_000;
	return Math.floor((now - nine) / day) * day + nine;
}

/** Reads the events of some operations since a time, newest first. */
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
		// An event that can't be parsed might be the one in question.
		isWhole: trails.every(({isWhole}) => isWhole) && !events.includes(undefined),
	};
}

/** Reads from an event whether a code was requested, for whom, and with what result. */
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
