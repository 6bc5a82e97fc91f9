import {invalidParameter} from '../model/failure.ts';
import {isMissing, isRecord, type Shape} from '../model/shape.ts';
import type {AccountSettings} from './settings.ts';

/** The members that hold timestamps. */
const moments: ReadonlySet<string> = new Set(['LastUpdateTime', 'timestamp', 'DeletionDate']);

/**
 * Checks account settings from outside against `AccountSettings`, so that a mistake is refused at startup rather than
 * by each request that runs into it. Throws a `Failure` that names the member.
 */
export const accountSettingsOf: Shape<AccountSettings> = value => {
	checkMoments(value, 'Account', 0);
	if (!isAccount(value)) throw wrong('Account', 'a structure');
	return value;
};

function isAccount(value: unknown): value is AccountSettings {
	account(value, 'Account');
	return true;
}

/** Throws a `Failure` for a value of another type. */
type Check = (value: unknown, at: string) => void;

const wrong = (at: string, wanted: string) => invalidParameter(`${at} is not ${wanted}`);

const kindOf =
	(kind: 'string' | 'number' | 'boolean', wanted: string): Check =>
	(value, at) => {
		if (typeof value !== kind || Number.isNaN(value)) throw wrong(at, wanted);
	};

const text = kindOf('string', 'text');
const number = kindOf('number', 'a number');
const flag = kindOf('boolean', 'true or false');

const oneOf =
	(...values: readonly string[]): Check =>
	(value, at) => {
		if (typeof value !== 'string' || !values.includes(value)) {
			throw wrong(at, `one of ${values.join(', ')}`);
		}
	};

const anyStructure: Check = (value, at) => {
	if (!isRecord(value)) throw wrong(at, 'a structure');
};

const listOf =
	(check: Check): Check =>
	(value, at) => {
		if (!Array.isArray(value)) throw wrong(at, 'a list');
		for (const [index, one] of value.entries()) check(one, `${at}[${index}]`);
	};

const mapOf =
	(check: Check): Check =>
	(value, at) => {
		if (!isRecord(value)) throw wrong(at, 'a structure');
		for (const [name, one] of Object.entries(value)) check(one, `${at}.${name}`);
	};

type Members = Readonly<Record<string, Check>>;

/** A structure from AWS, which has more members than those checked here; the others are kept unread. */
const structure =
	(optional: Members, needed: Members = {}): Check =>
	(value, at) => {
		if (!isRecord(value)) throw wrong(at, 'a structure');
		for (const [name, check] of Object.entries(needed)) {
			if (isMissing(value[name])) throw invalidParameter(`${at}.${name} is missing`);
			check(value[name], `${at}.${name}`);
		}
		for (const [name, check] of Object.entries(optional)) {
			if (!isMissing(value[name])) check(value[name], `${at}.${name}`);
		}
	};

/** A structure of our own, in which an unknown member can only be a mistake. */
const closed =
	(members: Members): Check =>
	(value, at) => {
		structure(members)(value, at);
		for (const name of isRecord(value) ? Object.keys(value) : []) {
			if (Object.hasOwn(members, name)) continue;
			throw invalidParameter(
				`${at} has no setting ${name}, only ${Object.keys(members).join(', ')}`,
			);
		}
	};

const reason = oneOf('BOUNCE', 'COMPLAINT');

const email = structure({
	SendingEnabled: flag,
	ProductionAccessEnabled: flag,
	EnforcementStatus: oneOf('HEALTHY', 'PROBATION', 'SHUTDOWN'),
	SendQuota: structure({MaxSendRate: number}, {Max24HourSend: number, SentLast24Hours: number}),
	SuppressedReasons: listOf(reason),
	Identities: mapOf(anyStructure),
	ConfigurationSets: mapOf(
		structure({
			SendingOptions: structure({SendingEnabled: flag}),
			SuppressionOptions: structure({SuppressedReasons: listOf(reason)}),
		}),
	),
	SuppressedDestinations: listOf(
		structure({}, {EmailAddress: text, Reason: reason, LastUpdateTime: text}),
	),
});

const sms = structure({
	IsInSandbox: flag,
	SandboxPhoneNumbers: listOf(
		structure({}, {PhoneNumber: text, Status: oneOf('Pending', 'Verified')}),
	),
	OptedOutPhoneNumbers: listOf(text),
	Attributes: mapOf(text),
	SMSMonthToDateSpentUSD: number,
	OriginationNumbers: listOf(anyStructure),
});

const endUserMessaging = structure({
	SpendLimits: listOf(
		structure({}, {Name: text, EnforcedLimit: number, MaxLimit: number, Overridden: flag}),
	),
	PhoneNumbers: listOf(anyStructure),
	SenderIds: listOf(anyStructure),
	Registrations: listOf(anyStructure),
	ProtectConfigurations: listOf(
		structure(
			{
				NumberOverrides: listOf(
					structure({}, {DestinationPhoneNumber: text, Action: oneOf('ALLOW', 'BLOCK')}),
				),
			},
			{
				ProtectConfigurationId: text,
				AccountDefault: flag,
				CountryRuleSet: mapOf(
					structure({}, {ProtectStatus: oneOf('ALLOW', 'BLOCK', 'MONITOR', 'FILTER')}),
				),
			},
		),
	),
});

const keyState = oneOf('Enabled', 'Disabled', 'PendingDeletion', 'PendingImport', 'Unavailable');

const account = closed({
	AccountId: (value, at) => {
		if (typeof value !== 'string' || !/^\d{12}$/.test(value)) throw wrong(at, 'text of 12 digits');
	},
	Denied: listOf(text),
	Regions: mapOf(
		closed({
			Email: email,
			Sms: sms,
			EndUserMessaging: endUserMessaging,
			LogGroups: mapOf(listOf(structure({}, {timestamp: text, message: text}))),
			Functions: mapOf(structure({Configuration: anyStructure, Policy: anyStructure})),
			Keys: mapOf(structure({}, {KeyState: keyState})),
		}),
	),
	Roles: mapOf(
		structure(
			{Decisions: mapOf(oneOf('allowed', 'explicitDeny', 'implicitDeny'))},
			{AssumeRolePolicyDocument: anyStructure},
		),
	),
	LogDelivery: mapOf(listOf(anyStructure)),
});

/** Deeper than any real settings; protects the stack. */
const deepest = 32;

function checkMoments(value: unknown, at: string, depth: number): void {
	if (depth > deepest) throw invalidParameter(`${at} is nested too deeply`);
	if (Array.isArray(value)) {
		for (const one of value) checkMoments(one, at, depth + 1);
		return;
	}
	if (!isRecord(value)) return;
	for (const [name, one] of Object.entries(value)) {
		if (moments.has(name) && (typeof one !== 'string' || Number.isNaN(Date.parse(one)))) {
			throw invalidParameter(`${at}.${name} is not a date such as 2026-03-03T09:12:44Z`);
		}
		checkMoments(one, `${at}.${name}`, depth + 1);
	}
}
