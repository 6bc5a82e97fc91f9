import type {Identity} from '../facts.ts';
import {mailPrincipalOf, sesRegionsOf} from '../look-up/regions.ts';
import {addressIn, identityIn} from '../scope.ts';
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

/** The route of mail sent as an identity of the account, and that identity. */
function sourceOf(scene: Scene) {
	const route = scene.route();
	if (route?.by !== 'ses' && route?.by !== 'cognito') return undefined;
	const {by, region, sourceArn} = route;
	return sourceArn === undefined
		? undefined
		: {by, region, sourceArn, identity: identityIn(sourceArn)};
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const getIdentity = 'ses:GetEmailIdentity';
const describePool = 'cognito-idp:DescribeUserPool';

/** The sender of mail: Cognito's mailer, or an SES identity. */
export const mailJudges: Judges<
	| 'mailer-from'
	| 'mailer-no-codes-for-sign-in'
	| 'mailer-filtered'
	| 'ses-region'
	| 'ses-identity-missing'
	| 'ses-identity-unverified'
	| 'ses-from-mismatch'
	| 'ses-role-missing'
	| 'ses-denied'
	| 'ses-dkim'
> = {
	'mailer-from': scene => {
		if (scene.route()?.by !== 'cognito') return notApplicable;
		const source = sourceOf(scene);
		// The mailer's own address needs no permission.
		if (source === undefined) return cleared;
		const identity = exactly(scene.look('identities')?.value, source.identity);
		if (identity === undefined) return notApplicable;
		if (identity.cognito === 'yes') return cleared;
		const principal = mailPrincipalOf(scene.question.region);
		const find = identity.cognito === 'no' ? proves : suggests;
		const evidence = seen(getIdentity, source.region, 'Policies', `no Allow for ${principal}`);
		return find({identity: source.identity, principal}, evidence);
	},
	'mailer-no-codes-for-sign-in': ({question: {purpose, region}, route}) => {
		if (purpose !== 'sign-in') return notApplicable;
		const by = route()?.by;
		if (by === undefined || by === 'sender') return notApplicable;
		if (by !== 'cognito') return cleared;
		const field = 'EmailConfiguration.EmailSendingAccount';
		return proves({}, seen(describePool, region, field, 'COGNITO_DEFAULT'));
	},
	'mailer-filtered': ({question: {region}, route}) => {
		const way = route();
		if (way?.by !== 'cognito' || way.sourceArn !== undefined) return notApplicable;
		const field = 'EmailConfiguration.EmailSendingAccount';
		const from = 'no-reply@verificationemail.com';
		return suggests({from}, seen(describePool, region, field, 'COGNITO_DEFAULT'));
	},
	'ses-region': scene => {
		const source = sourceOf(scene);
		const allowed = sesRegionsOf(scene.question.region);
		if (source?.by !== 'ses' || allowed === undefined) return notApplicable;
		if (allowed.includes(source.region)) return cleared;
		const field = 'EmailConfiguration.SourceArn';
		const evidence = seen(describePool, scene.question.region, field, source.sourceArn);
		return proves({sesRegion: source.region, allowed}, evidence);
	},
	'ses-identity-missing': scene => {
		const source = sourceOf(scene);
		const found = scene.look('identities')?.value;
		if (source === undefined || found === undefined) return notApplicable;
		if (found.length > 0) return cleared;
		const {identity, region} = source;
		return proves(
			{identity, sesRegion: region},
			seen(getIdentity, region, 'error', 'NotFoundException'),
		);
	},
	'ses-identity-unverified': scene => {
		const refusal = refusalFor(scene, 'ses-identity-unverified');
		if (refusal !== undefined) {
			const identity = sourceOf(scene)?.identity ?? 'the sender';
			const detail = {identity, status: undefined, error: undefined};
			return refusal.find(detail, refusalEvidence(scene, refusal));
		}
		const source = sourceOf(scene);
		const [first, ...above] = scene.look('identities')?.value ?? [];
		if (source === undefined || first === undefined) return notApplicable;
		if (first.isVerified) return cleared;
		const {name: identity, status, error} = first;
		// A verified domain lets its addresses send.
		const find = above.some(({isVerified}) => isVerified) ? suggests : proves;
		return find(
			{identity, status, error},
			seen(getIdentity, source.region, 'VerifiedForSendingStatus', false),
			...(status === undefined
				? []
				: [seen(getIdentity, source.region, 'VerificationStatus', status)]),
			...(error === undefined
				? []
				: [seen(getIdentity, source.region, 'VerificationInfo.ErrorType', error)]),
		);
	},
	'ses-from-mismatch': scene => {
		const source = sourceOf(scene);
		if (source?.by !== 'ses') return notApplicable;
		const line = scene.pool()?.email.from;
		const from = line === undefined ? undefined : addressIn(line);
		const {identity, region} = source;
		if (line !== undefined && from === undefined) return notApplicable;
		if (isUnder(from, identity)) return cleared;
		const field = 'EmailConfiguration.From';
		const evidence = seen(describePool, scene.question.region, field, from ?? 'none');
		if (!identity.includes('@')) return proves({from, identity}, evidence);
		// A different address can send if its domain is verified.
		const found = scene.look('identities')?.value;
		if (found === undefined) return suggests({from, identity}, evidence);
		const mayBe = found.some(({name, isVerified}) => isVerified && isUnder(from, name));
		return mayBe
			? cleared
			: proves({from, identity}, evidence, seen(getIdentity, region, 'EmailIdentity', identity));
	},
	'ses-role-missing': ({route, look, question: {region}}) => {
		const role = look('emailRole')?.value;
		if (route()?.by !== 'ses' || role === undefined) return notApplicable;
		if (role.exists) return cleared;
		return suggests({}, seen('iam:GetRole', region, 'error', 'NoSuchEntity'));
	},
	'ses-denied': scene => {
		const source = sourceOf(scene);
		if (source?.by !== 'ses') return notApplicable;
		const identity = exactly(scene.look('identities')?.value, source.identity);
		if (identity === undefined) return notApplicable;
		if (identity.denial === 'no') return cleared;
		if (identity.denial === 'maybe') return notSeen;
		const evidence = seen(getIdentity, source.region, 'Policies', 'a Deny for Cognito');
		return suggests({identity: source.identity}, evidence);
	},
	'ses-dkim': scene => {
		const source = sourceOf(scene);
		const found = scene.look('identities')?.value;
		const [first] = found ?? [];
		if (source?.by !== 'ses' || found === undefined || first === undefined) return notApplicable;
		if (found.some(({isSigned, dkim}) => isSigned && dkim === 'SUCCESS')) return cleared;
		const status = first.isSigned ? first.dkim : 'DISABLED';
		if (status === undefined) return unknown('failed', getIdentity, source.region);
		const evidence = seen(getIdentity, source.region, 'DkimAttributes.Status', status);
		return suggests({identity: first.name, status}, evidence);
	},
};

const exactly = (found: readonly Identity[] | undefined, name: string): Identity | undefined =>
	found?.find(each => isSame(each.name, name));

/**
 * Whether an identity covers an address: the same address with any `+label`, or any address of the domain and its
 * subdomains.
 */
function isUnder(from: string | undefined, identity: string): boolean {
	if (from === undefined) return identity.includes('@');
	const address = from.toLowerCase();
	const name = identity.toLowerCase();
	if (name.includes('@'))
		return address.replace(/^([^+]*)\+[^@]*@/, '$1@') === name || address === name;
	const domain = address.split('@').at(-1) ?? '';
	return domain === name || domain.endsWith(`.${name}`);
}
