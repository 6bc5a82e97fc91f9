import {sieve} from '../../report/redact.ts';
import {verifiable} from '../../verifiable.ts';
import {mailDayBegan} from '../look-up/request-facts.ts';
import {
	hasDoubtfulRefusal,
	isAbout,
	lastRefusals,
	lastRequest,
	ownRequests,
	type Refusal,
	refusalFor,
} from './refusal.ts';
import {
	cleared,
	type Judges,
	notApplicable,
	notSeen,
	proves,
	type Scene,
	seen,
	suggests,
	unknown,
} from './scene.ts';

const lookUp = 'cloudtrail:LookupEvents';
const describePool = 'cognito-idp:DescribeUserPool';
const hour = 3_600_000;
/** CloudTrail shows events about 15 minutes late. */
const trailDelay = hour / 4;
/** The daily limit of Cognito's mailer per account (Amazon Cognito Developer Guide, "Quotas"). */
const mailsADay = 50;

/** Causes in the request to the pool and its response. */
export const requestJudges: Judges<
	| 'never-asked'
	| 'user-limit'
	| 'request-refused'
	| 'firewall'
	| 'link-not-code'
	| 'phone-goes-first'
	| 'not-auto-verified'
	| 'message-trigger-failed'
	| 'mailer-limit'
> = {
	'never-asked': scene => {
		const {question, look, user, attribute} = scene;
		const requests = look('requests')?.value;
		if (user() === undefined || requests === undefined) return notApplicable;
		if (lastRequest(scene) !== undefined) return cleared;
		const asked = attribute();
		const isAnybodys = requests.items.some(
			request => request.sub === undefined && isAbout(request, asked),
		);
		const isEarly = question.now - question.since <= trailDelay;
		// A request that may have been for a code leaves it open whether one was requested.
		if (!requests.isWhole || isAnybodys || isEarly || ownRequests(scene).length > 0) {
			return unknown(isEarly ? 'tooRecent' : 'failed', lookUp, question.region);
		}
		const evidence = seen(lookUp, question.region, 'Events', 0);
		return suggests({since: question.since}, evidence);
	},
	'user-limit': scene =>
		refused(scene, 'user-limit', ({at, find}, evidence) => find({until: at + hour}, evidence)),
	'request-refused': scene => {
		const refusal = refusalFor(scene, 'request-refused');
		if (refusal !== undefined) {
			return refusal.find(wordsOf(refusal), refusalEvidence(scene, refusal));
		}
		return lastRefusals(scene).length > 0 ? notApplicable : unrefused(scene);
	},
	firewall: scene =>
		refused(scene, 'firewall', ({at, find}, evidence) =>
			find({at, webAcl: scene.look('webAcl')?.value?.name}, evidence),
		),
	'link-not-code': ({question: {purpose, region}, pool}) => {
		if (purpose !== 'sign-up') return notApplicable;
		const from = pool();
		if (from === undefined) return notApplicable;
		const field = 'VerificationMessageTemplate.DefaultEmailOption';
		return from.sendsLink
			? suggests({}, seen(describePool, region, field, 'CONFIRM_WITH_LINK'))
			: cleared;
	},
	'phone-goes-first': ({question: {purpose, region}, pool, user}) => {
		const [from, who] = [pool(), user()];
		if (purpose !== 'sign-up' || from === undefined || who === undefined) return notApplicable;
		const verifiesBoth = verifiable.every(name => from.autoVerified.includes(name));
		if (!verifiesBoth || who.phoneNumber === undefined) return cleared;
		return proves(
			{},
			seen(describePool, region, 'AutoVerifiedAttributes', from.autoVerified.join(', ')),
		);
	},
	'not-auto-verified': ({question: {purpose, region}, pool, attribute}) => {
		const [from, asked] = [pool(), attribute()];
		if (purpose !== 'sign-up' || from === undefined || asked === undefined) return notApplicable;
		if (from.autoVerified.includes(asked)) return cleared;
		const value = from.autoVerified.join(', ') || 'none';
		return proves({}, seen(describePool, region, 'AutoVerifiedAttributes', value));
	},
	'message-trigger-failed': scene =>
		refused(scene, 'message-trigger-failed', (refusal, evidence) =>
			refusal.find(
				{...wordsOf(refusal), functionArn: scene.pool()?.triggers.customMessage ?? ''},
				evidence,
			),
		),
	'mailer-limit': scene => {
		const {question, look} = scene;
		const dayBegan = mailDayBegan(question.now);
		const until = dayBegan + 24 * hour;
		const refusal = refusalFor(scene, 'mailer-limit');
		if (refusal !== undefined) {
			return refusal.find({count: undefined, until}, refusalEvidence(scene, refusal));
		}
		if (scene.route()?.by !== 'cognito') return notApplicable;
		const others = look('requests')?.value.items.find(
			({at, error}) => at >= dayBegan && /daily email limit/i.test(error?.message ?? ''),
		);
		const last = lastRequest(scene);
		const isAccepted = last !== undefined && last.error === undefined;
		if (others !== undefined && !isAccepted) {
			return suggests(
				{count: undefined, until},
				seen(lookUp, question.region, 'errorCode', others.error?.name ?? ''),
			);
		}
		const mails = look('mailsToday')?.value;
		if (mails === undefined) return notApplicable;
		// The message was sent before the limit was reached, or on an earlier day.
		if (isAccepted && last.at < dayBegan) return notApplicable;
		const count = mails.times.filter(at => !isAccepted || at < last.at).length;
		const evidence = seen(lookUp, question.region, 'Events since 09:00 UTC', count);
		if (count >= mailsADay) return suggests({count, until}, evidence);
		return mails.isWhole ? cleared : unknown('failed', lookUp, question.region);
	},
};

/** Judges a cause that only a refusal can prove. */
function refused<Result>(
	scene: Scene,
	cause: Parameters<typeof refusalFor>[1],
	tell: (refusal: Refusal, evidence: ReturnType<typeof seen>) => Result,
) {
	const refusal = refusalFor(scene, cause);
	return refusal === undefined ? unrefused(scene) : tell(refusal, refusalEvidence(scene, refusal));
}

/** No refusal was seen, which alone doesn't rule out the cause. */
function unrefused(scene: Scene) {
	const {question, look, users} = scene;
	if (users()?.items.length === 0) return notApplicable;
	if (lastRequest(scene) === undefined && look('requests')?.value.isWhole === false) {
		return unknown('failed', lookUp, question.region);
	}
	return hasDoubtfulRefusal(scene) ? notSeen : cleared;
}

/** Where a refusal was seen: in CloudTrail, or by the person asking. */
export function refusalEvidence({question: {region}}: Scene, {name, error}: Refusal) {
	const value = [error.name, sieve(error.message)].filter(Boolean).join(': ');
	return name === ''
		? {service: 'cognito-idp', operation: 'send', region, field: 'error', value}
		: seen(lookUp, region, 'errorCode', value);
}

const wordsOf = ({at, error: {name, message}}: Refusal) => ({name, words: sieve(message), at});
