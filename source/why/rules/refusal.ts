import type {CauseId} from '../causes.ts';
import type {PoolRequest} from '../facts.ts';
import {identityIn} from '../scope.ts';
import {proves, type Scene, suggests} from './scene.ts';

/** A request that Cognito refused. */
type Refused = PoolRequest & {readonly error: NonNullable<PoolRequest['error']>};

/** A refusal that is the cause, with its certainty. */
export type Refusal = Refused & {readonly find: typeof proves | typeof suggests};

/** Sign-in steps and attribute changes only sometimes send a code, so a successful one proves nothing. */
const asksAlways = (name: string) =>
	!/^(?:(?:Admin)?UpdateUserAttributes|(?:Admin)?RespondToAuthChallenge)$/.test(name);

/** Errors about sending: for operations that do more than send, only these concern the code. */
const aboutSending =
	/^(?:CodeDeliveryFailure|LimitExceeded|InvalidSmsRole|InvalidEmailRole|UserLambdaValidation|UnexpectedLambda|InvalidLambdaResponse)/;

/** A wrong or expired code means that one had arrived. */
const aboutTheCode = /^(?:CodeMismatch|ExpiredCode)Exception$/;

/** Whether a request could be about the attribute in question. */
export const isAbout = (request: PoolRequest, attribute: string | undefined): boolean =>
	request.attribute === undefined || attribute === undefined || request.attribute === attribute;

/** The users' requests for this attribute, newest first, after the error that the person saw, if any. */
export function ownRequests(scene: Scene): readonly PoolRequest[] {
	const {sendError} = scene.question;
	const attribute = scene.attribute();
	const subs = new Set(scene.users()?.items.map(({sub}) => sub));
	const trail = scene.look('requests')?.value.items ?? [];
	const own = trail.filter(
		request => request.sub !== undefined && subs.has(request.sub) && isAbout(request, attribute),
	);
	const seen: readonly PoolRequest[] = sendError
		? [{at: sendError.at, name: '', sub: undefined, attribute, error: sendError}]
		: [];
	return [...seen, ...own];
}

/**
 * The latest request (of one user, if `by` is set) that shows whether a code was sent: a successful one overrides an
 * earlier refusal.
 */
export function lastRequest(scene: Scene, by?: string): PoolRequest | undefined {
	return ownRequests(scene).find(
		({name, error, sub}) =>
			(by === undefined || sub === by) &&
			(error === undefined
				? asksAlways(name)
				: !aboutTheCode.test(error.name) && (asksAlways(name) || aboutSending.test(error.name))),
	);
}

/** For each user, the latest relevant request, if it was refused. */
export function lastRefusals(scene: Scene): readonly Refused[] {
	const subs = new Set(ownRequests(scene).map(({sub}) => sub));
	// The person's own error is about the send in question, whoever else was refused.
	const whose = subs.has(undefined) ? [undefined] : [...subs];
	return whose.flatMap(sub => {
		const last = lastRequest(scene, sub);
		return last?.error === undefined ? [] : {...last, error: last.error};
	});
}

/** Whether a later request failed whose user isn't known, or which may not have been for a code. */
export function hasDoubtfulRefusal(scene: Scene): boolean {
	const since = lastRequest(scene)?.at ?? 0;
	const attribute = scene.attribute();
	const anybodys = (scene.look('requests')?.value.items ?? []).filter(
		request => request.sub === undefined && isAbout(request, attribute),
	);
	return [...ownRequests(scene), ...anybodys].some(
		({at, error}) => at > since && error !== undefined && !aboutTheCode.test(error.name),
	);
}

/** The cause that a refusal proves; not certain if the deciding fact is missing. */
type Claim = {readonly cause: CauseId; readonly isCertain: boolean};

const certain = (cause: CauseId): Claim => ({cause, isCertain: true});

function claimsOf(scene: Scene, {error: {name, message}}: Refused): readonly Claim[] {
	switch (name) {
		case 'LimitExceededException':
			if (/daily email limit/i.test(message)) return [certain('mailer-limit')];
			return [certain(/attempt limit|^$/i.test(message) ? 'user-limit' : 'request-refused')];
		case 'ForbiddenException':
			return [certain('firewall')];
		case 'InvalidSmsRoleTrustRelationshipException':
			return [certain('sms-role-trust')];
		case 'InvalidSmsRoleAccessPolicyException':
			return [certain('sms-role-publish')];
		case 'UserLambdaValidationException':
		case 'UnexpectedLambdaException':
		case 'InvalidLambdaResponseException':
			return [claimOfTrigger(scene, message)];
		case 'CodeDeliveryFailureException':
			return claimsOfSes(scene, message);
		default:
			return [certain('request-refused')];
	}
}

/** The message starts with the trigger's name: "PreSignUp failed with error …". */
function claimOfTrigger(scene: Scene, message: string): Claim {
	const named = /^(\w+) (?:failed|invocation)/.exec(message)?.[1];
	if (named !== undefined && named !== 'CustomMessage') {
		return {cause: 'request-refused', isCertain: true};
	}
	const pool = scene.pool();
	if (pool === undefined) return {cause: 'request-refused', isCertain: false};
	const hasTrigger = pool.triggers.customMessage !== undefined;
	return {cause: hasTrigger ? 'message-trigger-failed' : 'request-refused', isCertain: true};
}

/**
 * "Email address is not verified. The following identities failed the check in region US-WEST-2: after@example.com":
 * the identity shows whether it is an unverified sender, or an unverified recipient in the sandbox.
 */
function claimsOfSes(scene: Scene, message: string): readonly Claim[] {
	// The parentheses after it are the SDK's: service, status, request ID.
	const failed = /failed the check in region [\w-]+:([^(]+)/i.exec(message)?.[1]?.toLowerCase();
	const identities = (failed?.match(/[^\s,;<>"]+[^\s,;<>".]/g) ?? [])
		.filter(each => /[@.]/.test(each))
		.map(identityIn);
	if (identities.length === 0) return [certain('request-refused')];
	const {who} = scene.question;
	const named = who.kind === 'email' ? who.value : undefined;
	const recipient = (scene.recipient() ?? named)?.toLowerCase();
	if (recipient === undefined) return [{cause: 'request-refused', isCertain: false}];
	return [
		...(identities.some(each => each !== recipient) ? [certain('ses-identity-unverified')] : []),
		...(identities.includes(recipient) ? [certain('ses-sandbox')] : []),
	];
}

/** The refusal that is the cause; proved if every user found was refused for it. */
export function refusalFor(scene: Scene, cause: CauseId): Refusal | undefined {
	const claimed = lastRefusals(scene).flatMap(refusal =>
		claimsOf(scene, refusal)
			.filter(claim => claim.cause === cause)
			.map(({isCertain}) => ({...refusal, isCertain})),
	);
	const [first] = claimed;
	if (first === undefined) return undefined;
	const isEverybody = first.sub === undefined || claimed.length === scene.users()?.items.length;
	return {...first, find: first.isCertain && isEverybody ? proves : suggests};
}
