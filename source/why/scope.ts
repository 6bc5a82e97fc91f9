import {addressOf, isVerified, verifiable} from '../verifiable.ts';
import type {Medium} from './causes.ts';
import type {Found, Pool, User} from './facts.ts';
import {sesRegionOf, smsRegionOf} from './look-up/regions.ts';
import type {AttributeName, Question} from './question.ts';

/** The attribute that a question is about. */
export type AttributeChoice =
	| {readonly kind: 'known'; readonly name: AttributeName}
	/** Neither WHO nor the verification state decides it. */
	| {readonly kind: 'open'; readonly choices: readonly AttributeName[]}
	/** The user isn't known, and WHO doesn't decide it. */
	| {readonly kind: 'unknown'};

/** The named attribute, else the one that WHO is, else the only one on record, or the only unverified one. */
export function attributeOf(
	{attribute, who}: Question,
	users: Found<User> | undefined,
): AttributeChoice {
	const known = (name: AttributeName) => ({kind: 'known', name}) as const;
	if (attribute !== undefined) return known(attribute);
	if (who.kind === 'email' || who.kind === 'phone_number') return known(who.kind);
	const [user] = users?.items ?? [];
	if (user === undefined) return {kind: 'unknown'};
	const present = verifiable.filter(name => addressOf(user, name) !== undefined);
	const unverified = present.filter(name => !isVerified(user, name));
	for (const names of [unverified, present]) {
		const [only, ...more] = names;
		if (only !== undefined && more.length === 0) return known(only);
	}
	return {kind: 'open', choices: present.length > 0 ? present : verifiable};
}

/** The medium of an attribute's code. */
export const mediumOf = (attribute: AttributeName): Medium =>
	attribute === 'email' ? 'EMAIL' : 'SMS';

/** The user if exactly one was found. */
export const onlyUser = (users: Found<User> | undefined): User | undefined =>
	users?.items.length === 1 ? users.items[0] : undefined;

/** The recipient of the message: the value on record, else WHO itself if it is an address or a number of that kind. */
export function recipientOf(
	{who}: Question,
	users: Found<User> | undefined,
	attribute: AttributeName,
): string | undefined {
	const [user] = users?.items ?? [];
	const named = who.kind === attribute ? who.value : undefined;
	return user === undefined ? named : (addressOf(user, attribute) ?? undefined);
}

/** How a pool sends, and the region of the settings that apply. */
export type Route =
	| {
			readonly by: 'sender';
			readonly region: string;
			readonly functionArn: string;
			readonly keyArn: string | undefined;
	  }
	/** Cognito's own mailer, possibly as an address of the account's SES. */
	| {readonly by: 'cognito'; readonly region: string; readonly sourceArn: string | undefined}
	| {readonly by: 'ses'; readonly region: string; readonly sourceArn: string | undefined}
	| {
			readonly by: 'sns';
			readonly region: string;
			readonly roleArn: string;
			readonly externalId: string | undefined;
	  }
	/** Text messages aren't set up. */
	| {readonly by: 'nothing'; readonly region: string};

/** The route of a message out of a pool. A custom sender takes precedence over everything else. */
export function routeOf(pool: Pool, medium: Medium, poolRegion: string): Route {
	const {triggers, email, sms} = pool;
	const functionArn = medium === 'EMAIL' ? triggers.emailSender : triggers.smsSender;
	if (functionArn !== undefined) {
		const region = functionArn.split(':')[3] || poolRegion;
		return {by: 'sender', region, functionArn, keyArn: triggers.key};
	}
	if (medium === 'SMS') {
		if (sms === undefined) return {by: 'nothing', region: smsRegionOf(poolRegion, undefined)};
		const {roleArn, externalId} = sms;
		return {by: 'sns', region: smsRegionOf(poolRegion, sms.region), roleArn, externalId};
	}
	const {sourceArn} = email;
	const region = sourceArn === undefined ? poolRegion : sesRegionOf(sourceArn, poolRegion);
	return {by: email.isOwnSes ? 'ses' : 'cognito', region, sourceArn};
}

/** `identity/example.com` at the end of a SourceArn. */
export const identityIn = (sourceArn: string): string => sourceArn.split('identity/').at(-1) ?? '';

/** The parent domains of an address or a domain, including itself, down to two labels. */
export function domainsOf(identity: string): readonly string[] {
	const labels = (identity.split('@').at(-1) ?? '').toLowerCase().split('.');
	return labels
		.slice(0, -1)
		.map((_, index) => labels.slice(index).join('.'))
		.slice(0, 4);
}

/** The address in a From header: `Shop <no-reply@example.com>`. */
export function addressIn(from: string): string | undefined {
	const address = (/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from).trim();
	return /^[^\s@]+@[^\s@]+$/.test(address) ? address : undefined;
}
