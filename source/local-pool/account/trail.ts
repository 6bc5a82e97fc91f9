import type {TrailEvent} from './account.ts';
import {type Call, momentIn, page, Refusal, type Service, textIn} from './calls.ts';

/**
 * The unsigned operations that CloudTrail records as management events. Source: Cognito Developer Guide, "Amazon
 * Cognito logging in AWS CloudTrail".
 */
export const recordedOperations: ReadonlySet<string> = new Set([
	'ConfirmForgotPassword',
	'ConfirmSignUp',
	'ForgotPassword',
	'GetUserAttributeVerificationCode',
	'InitiateAuth',
	'ResendConfirmationCode',
	'RespondToAuthChallenge',
	'SignUp',
	'UpdateUserAttributes',
	'VerifyUserAttribute',
]);

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** The request members that CloudTrail shows; it hides all others. */
const shown: ReadonlySet<string> = new Set([
	'AttributeName',
	'AuthFlow',
	'ChallengeName',
	'ClientId',
]);

/** The members of a request as CloudTrail shows them. */
export function parametersOf(request: unknown): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(Object(request)).map(([name, value]) => [
			name.charAt(0).toLowerCase() + name.slice(1),
			shown.has(name) && typeof value === 'string' ? value : hidden,
		]),
	);
}

/** AWS CloudTrail (2013-11-01): event history, newest first, 50 per page. */
export const cloudTrail: Service = {
	LookupEvents: call => {
		const {LookupAttributes, MaxResults} = call.input;
		const [attribute, ...others] = Array.isArray(LookupAttributes) ? LookupAttributes : [];
		if (others.length > 0) {
			throw new Refusal(
				'InvalidLookupAttributesException',
				'You can specify only one lookup attribute.',
			);
		}
		const size = typeof MaxResults === 'number' ? MaxResults : 50;
		if (size < 1 || size > 50) {
			throw new Refusal('InvalidMaxResultsException', 'A maximum of 50 results is possible.');
		}
		const from = momentIn(call, 'StartTime') ?? 0;
		const to = momentIn(call, 'EndTime') ?? Number.MAX_SAFE_INTEGER;
		const found = call.account
			.trail()
			.filter(({at, region}) => region === call.region && at >= from && at <= to)
			.toReversed()
			.map(event => toAnswer(event, call))
			.filter(event => isWanted(event, attribute));
		const {items, next} = page(found, {token: textIn(call, 'NextToken'), size});
		return {Events: items, ...(next !== undefined && {NextToken: next})};
	},
};

function isWanted(event: Readonly<Record<string, unknown>>, attribute: unknown): boolean {
	if (attribute === undefined) return true;
	const {AttributeKey, AttributeValue} = Object(attribute);
	return (
		typeof AttributeKey === 'string' &&
		Object.hasOwn(event, AttributeKey) &&
		event[AttributeKey] === AttributeValue
	);
}

function toAnswer(event: TrailEvent, {account}: Call) {
	const {id, at, region, name, requestId, errorCode, errorMessage, sub} = event;
	return {
		EventId: id,
		EventName: name,
		ReadOnly: 'false',
		EventTime: new Date(at),
		EventSource: 'cognito-idp.amazonaws.com',
		Resources: [],
		CloudTrailEvent: JSON.stringify({
			eventVersion: '1.08',
			userIdentity: {type: 'Unknown', principalId: 'Anonymous'},
			eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
			eventSource: 'cognito-idp.amazonaws.com',
			eventName: name,
			awsRegion: region,
			sourceIPAddress: '127.0.0.1',
			...(errorCode !== undefined && {errorCode, errorMessage}),
			requestParameters: event.requestParameters,
			responseElements: null,
			...(sub !== undefined && {additionalEventData: {sub}}),
			requestID: requestId,
			eventID: id,
			readOnly: false,
			eventType: 'AwsApiCall',
			managementEvent: true,
			recipientAccountId: account.id,
			eventCategory: 'Management',
		}),
	};
}
