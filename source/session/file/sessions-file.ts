import type {AppClient, Device, Tokens} from '../../cognito/cognito.ts';
import {isRecord, parseJson} from '../../json.ts';
import {lastTime} from '../../token-expiry.ts';
import {withoutUserInfo} from '../../web-address.ts';
import type {Ledger, Session} from '../session.ts';
import {keyOf, type Sessions} from '../sessions.ts';
import {open, type Sealed, seal as sealText} from './seal.ts';

/** The format this program writes. A file that says a higher one was written by a later version, and is left alone. */
const version = 1;

/** What the text of a `sessions.json` turned out to be. */
export type Reading =
	| {
			readonly kind: 'sessions';
			readonly sessions: Sessions;
			readonly isSealed: boolean;
			/** How often the sealed file had been written by then, as it says itself; 0 where it does not. */
			readonly generation: number;
	  }
	/** Encrypted, and no key was given. */
	| {readonly kind: 'locked'}
	| {readonly kind: 'future'}
	| {readonly kind: 'damaged'};

/**
 * Reads the text of a `sessions.json`:
 * `{"version": 1, "current"?, "sessions": {"<pool>/<client>/<user>": Session}}`, or the same text sealed,
 * `{"version": 1, "sealed": {"cipher", "iv", "tag", "data"}}`. A sealed text has a `generation` too, one more at each
 * write, so that an older file that was put back is distinguished from the one that was written last.
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

/** The text that `readSessions` reads; sealed when a key is given. */
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

/** A count of writes; 0 for anything else. */
export function toGeneration(value: unknown): number {
	return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0;
}

/** `clear`: it is not encrypted, though it could be; `older`: it is older than the file that was written last. */
export type Doubt = 'clear' | 'older';

/**
 * What speaks against a file that was read with the entry of a keychain: somebody else may have put it there.
 */
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

/** The app client in a file, with the secret only where it was kept; `undefined` when it isn't one. */
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

/** Times that cannot be read are left out: they only count what is left. */
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

/** Those of the named fields that hold text. */
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
