import type {AppClient, Device, Tokens} from '../../cognito/cognito.ts';
import {isRecord, parseJson} from '../../json.ts';
import {lastTime} from '../../token-expiry.ts';
import {withoutUserInfo} from '../../web-address.ts';
import type {Ledger, Session} from '../session.ts';
import {keyOf, type Sessions} from '../sessions.ts';
import {open, type Sealed, seal as sealText} from './seal.ts';

/** The format version of this program. A file with a higher one is from a later version and is left alone. */
const version = 1;

/** The result of parsing a `sessions.json`. */
export type Reading =
	| {
			readonly kind: 'sessions';
			readonly sessions: Sessions;
			readonly isSealed: boolean;
			/** The encrypted file's own count of writes; 0 if it has none. */
			readonly generation: number;
	  }
	/** Encrypted, and no key was passed. */
	| {readonly kind: 'locked'}
	| {readonly kind: 'future'}
	| {readonly kind: 'damaged'};

/**
 * Parses a `sessions.json`: `{"version": 1, "current"?, "sessions": {"<pool>/<client>/<user>": Session}}`, or the same
 * text encrypted: `{"version": 1, "sealed": {"cipher", "iv", "tag", "data"}}`. Encrypted text also has a `generation`,
 * which each write increments, so that an old file put back in place can be told from the latest.
 */
export function readSessions(text: string, key?: Uint8Array): Reading {
	const file = parseJson(text);
	if (!isRecord(file) || typeof file['version'] !== 'number') return {kind: 'damaged'};
	if (file['version'] > version) return {kind: 'future'};
	const sealed = toSealed(file['sealed']);
	if (sealed === undefined) return reading(file, false);
	if (key === undefined) return {kind: 'locked'};
	const opened = open(sealed, key);
	return opened === undefined ? {kind: 'damaged'} : reading(parseJson(opened), true);
}

/** Writes the text that `readSessions` parses, encrypted if a key is passed. */
export function writeSessions(
	{current, sessions}: Sessions,
	seal?: {readonly key: Uint8Array; readonly generation: number},
): string {
	const file = {
		version,
		...(seal !== undefined && {generation: seal.generation}),
		...(current !== undefined && {current}),
		sessions: Object.fromEntries(sessions.map(session => [keyOf(session), session])),
	};
	const text = `${JSON.stringify(file, undefined, '\t')}\n`;
	return seal === undefined
		? text
		: `${JSON.stringify({version, sealed: sealText(text, seal.key)}, undefined, '\t')}\n`;
}

function reading(file: unknown, isSealed: boolean): Reading {
	if (!isRecord(file) || !isRecord(file['sessions'])) return {kind: 'damaged'};
	const sessions: Session[] = [];
	for (const value of Object.values(file['sessions'])) {
		const session = toSession(value);
		if (session === undefined) return {kind: 'damaged'};
		sessions.push(session);
	}
	return {
		kind: 'sessions',
		sessions: {...texts(file, 'current'), sessions},
		isSealed,
		generation: toGeneration(file['generation']),
	};
}

/** Reads a count of writes; 0 for anything else. */
export function toGeneration(value: unknown): number {
	return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0;
}

/** `clear`: not encrypted, though it could be; `older`: older than the last file written. */
export type Doubt = 'clear' | 'older';

/** A reason to suspect that someone else put the file there, given the keychain's entry. */
export function doubtAbout(
	reading: Omit<Extract<Reading, {kind: 'sessions'}>, 'kind'>,
	{generation}: {readonly generation: number},
): Doubt | undefined {
	if (reading.sessions.sessions.length === 0) return undefined;
	if (!reading.isSealed) return 'clear';
	return reading.generation < generation ? 'older' : undefined;
}

function toSession(value: unknown): Session | undefined {
	if (!isRecord(value) || typeof value['name'] !== 'string') return undefined;
	const client = toAppClient(value['client']);
	const tokens = toTokens(value['tokens']);
	const codeTimes = toLedger(value['codeTimes']);
	return client === undefined || tokens === undefined || typeof value['username'] !== 'string'
		? undefined
		: {
				name: value['name'],
				client,
				username: value['username'],
				tokens,
				...(codeTimes !== undefined && {codeTimes}),
			};
}

/** Reads an app client, with its secret only if it was stored; `undefined` if it isn't one. */
export function toAppClient(value: unknown): AppClient | undefined {
	if (
		!isRecord(value) ||
		typeof value['region'] !== 'string' ||
		typeof value['clientId'] !== 'string'
	) {
		return undefined;
	}

	const addresses = texts(value, 'endpointUrl', 'domainUrl', 'redirectUri');
	return {
		...texts(value, 'userPoolId', 'clientSecret'),
		...Object.fromEntries(
			Object.entries(addresses).map(([name, address]) => [name, withoutUserInfo(address)]),
		),
		region: value['region'],
		clientId: value['clientId'],
	};
}

function toTokens(value: unknown): Tokens | undefined {
	if (
		!isRecord(value) ||
		typeof value['accessToken'] !== 'string' ||
		typeof value['expiresAt'] !== 'number'
	) {
		return undefined;
	}

	const device = toDevice(value['device']);
	return {
		...texts(value, 'idToken', 'refreshToken'),
		accessToken: value['accessToken'],
		expiresAt: Math.min(Math.max(value['expiresAt'], 0), lastTime),
		...(device !== undefined && {device}),
	};
}

/** Ignores invalid times: the ledger only counts. */
function toLedger(value: unknown): Ledger | undefined {
	if (!isRecord(value)) return undefined;
	const isTime = (time: unknown): time is number =>
		typeof time === 'number' && time >= 0 && time <= lastTime;
	const times = (list: unknown) => (Array.isArray(list) ? list.filter(isTime) : []);
	const {sendsRefusedAt, triesRefusedAt, requested} = value;
	const requestedTimes = Object.entries(isRecord(requested) ? requested : {}).filter(
		(entry): entry is [string, number] => isTime(entry[1]),
	);
	return {
		...(isTime(sendsRefusedAt) && {sendsRefusedAt}),
		...(isTime(triesRefusedAt) && {triesRefusedAt}),
		...(requestedTimes.length > 0 && {requested: Object.fromEntries(requestedTimes)}),
		sends: times(value['sends']),
		tries: times(value['tries']),
	};
}

function toDevice(value: unknown): Device | undefined {
	return isRecord(value) &&
		typeof value['key'] === 'string' &&
		typeof value['groupKey'] === 'string'
		? {...texts(value, 'password'), key: value['key'], groupKey: value['groupKey']}
		: undefined;
}

function toSealed(value: unknown): Sealed | undefined {
	return isRecord(value) &&
		value['cipher'] === 'aes-256-gcm' &&
		typeof value['iv'] === 'string' &&
		typeof value['tag'] === 'string' &&
		typeof value['data'] === 'string'
		? {cipher: value['cipher'], iv: value['iv'], tag: value['tag'], data: value['data']}
		: undefined;
}

/** The named fields that are strings. */
function texts(
	record: Readonly<Record<string, unknown>>,
	...names: readonly string[]
): {[name: string]: string} {
	const found: {[name: string]: string} = {};
	for (const name of names) {
		const value = record[name];
		if (typeof value === 'string') found[name] = value;
	}
	return found;
}
