import {refusalFor} from './refusal.ts';
import {refusalEvidence} from './request.ts';
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

/** The SES region if the pool sends with its own SES. */
function sesRegion(scene: Scene): string | undefined {
	const route = scene.route();
	return route?.by === 'ses' ? route.region : undefined;
}

const getAccount = 'ses:GetAccount';

/** The limits of SES, and its recipients. */
export const mailLimitJudges: Judges<
	| 'ses-paused'
	| 'ses-quota'
	| 'ses-configuration-set'
	| 'ses-sandbox'
	| 'ses-suppressed'
	| 'ses-bounces'
> = {
	'ses-paused': scene => {
		const [region, account] = [sesRegion(scene), scene.look('sesAccount')?.value];
		if (region === undefined || account === undefined) return notApplicable;
		const {isSending, enforcement} = account;
		if (isSending !== false && enforcement !== 'SHUTDOWN') return cleared;
		return proves(
			{sesRegion: region, enforcement},
			seen(getAccount, region, 'SendingEnabled', isSending ?? 'none'),
			...(enforcement === undefined
				? []
				: [seen(getAccount, region, 'EnforcementStatus', enforcement)]),
		);
	},
	'ses-quota': scene => {
		const [region, account] = [sesRegion(scene), scene.look('sesAccount')?.value];
		if (region === undefined || account === undefined) return notApplicable;
		if (account.quota === undefined) return unknown('failed', getAccount, region);
		const {sent, max} = account.quota;
		// −1 means no quota.
		if (max < 0 || sent < max) return cleared;
		return proves(
			{sent, max},
			seen(getAccount, region, 'SendQuota.SentLast24Hours', sent),
			seen(getAccount, region, 'SendQuota.Max24HourSend', max),
		);
	},
	'ses-configuration-set': scene => {
		const [region, set] = [sesRegion(scene), scene.look('configurationSet')?.value];
		if (region === undefined || set === undefined) return notApplicable;
		const {name, exists, isSending} = set;
		if (exists && isSending) return cleared;
		const [field, value] = exists
			? (['SendingOptions.SendingEnabled', false] as const)
			: (['error', 'NotFoundException'] as const);
		return proves(
			{name, exists, sesRegion: region},
			seen('ses:GetConfigurationSet', region, field, value),
		);
	},
	'ses-sandbox': scene => {
		const address = scene.recipient() ?? '';
		const refusal = refusalFor(scene, 'ses-sandbox');
		const region = sesRegion(scene);
		if (refusal !== undefined) {
			const detail = {sesRegion: region ?? scene.question.region, address};
			return refusal.find(detail, refusalEvidence(scene, refusal));
		}
		const account = scene.look('sesAccount')?.value;
		if (region === undefined || account === undefined) return notApplicable;
		// SES's mailbox simulator is never restricted.
		const isSimulator = address.toLowerCase().endsWith('@simulator.amazonses.com');
		if (account.isProduction || isSimulator) return cleared;
		if (account.isProduction === undefined) return unknown('failed', getAccount, region);
		const recipient = scene.look('recipientIdentity')?.value;
		if (recipient?.isVerified) return cleared;
		const find = recipient === undefined ? suggests : proves;
		return find(
			{sesRegion: region, address},
			seen(getAccount, region, 'ProductionAccessEnabled', false),
			...(recipient === undefined
				? []
				: [seen('ses:GetEmailIdentity', region, 'VerifiedForSendingStatus', false)]),
		);
	},
	'ses-suppressed': scene => {
		const [region, suppression] = [sesRegion(scene), scene.look('suppression')?.value];
		if (region === undefined || suppression === undefined) return notApplicable;
		const reasons = reasonsInForce(scene);
		if (reasons?.length === 0) return cleared;
		// Other spellings of the address may be listed.
		if (suppression.entry === undefined) return notSeen;
		const {reason, at, address} = suppression.entry;
		if (reasons !== undefined && !reasons.includes(reason)) return cleared;
		const find = reasons === undefined ? suggests : proves;
		return find(
			{address, reason, at, sesRegion: region},
			seen('ses:GetSuppressedDestination', region, 'SuppressedDestination.Reason', reason),
		);
	},
	'ses-bounces': scene => {
		const [region, bounces] = [sesRegion(scene), scene.look('bounces')?.value];
		if (region === undefined || bounces === undefined) return notApplicable;
		if (bounces.count === 0) return cleared;
		const evidence = seen(
			'cloudwatch:GetMetricStatistics',
			region,
			'AWS/SES Bounce, Reject',
			bounces.count,
		);
		return suggests({count: bounces.count}, evidence);
	},
};

/** The reasons for which SES drops messages to listed recipients: the configuration set's, else the account's. */
function reasonsInForce({look}: Scene): readonly string[] | undefined {
	const set = look('configurationSet');
	const account = look('sesAccount')?.value.suppressedReasons;
	if (set === undefined) return undefined;
	return set.value?.suppressedReasons ?? account;
}
