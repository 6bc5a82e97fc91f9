import {createPrivateKey, createPublicKey, generateKeyPair, type KeyObject} from 'node:crypto';
import {promisify} from 'node:util';
import {exportJWK, type JWK} from 'jose';
import type {Random} from './random.ts';
import {members, optional, type Read, text} from './shape.ts';

export type SigningKey = {
	readonly kid: string;
	readonly privateKey: KeyObject;
	readonly publicKey: KeyObject;
};

const storedKey = members({kid: text(), pem: text()});

/** The keys as the data file holds them; a key that was never used is not there. */
export const storedKeysShape = members({
	seal: text(),
	access: optional(storedKey),
	id: optional(storedKey),
});
export type StoredKeys = Read<typeof storedKeysShape>;

/** What tokens are signed and sealed with. ID and access tokens have a key each, as in Cognito. */
export type Keys = {
	readonly access: () => Promise<SigningKey>;
	readonly id: () => Promise<SigningKey>;
	/** 32 bytes under which refresh tokens are sealed. */
	readonly seal: Buffer;
	readonly stored: () => StoredKeys;
};

const generate = promisify(generateKeyPair);

/** A key that is made when it is first asked for, so that nothing waits for it at the start. */
const createKey = (random: Random, earlier: StoredKeys['access'], made: () => void) => {
	let stored = earlier;
	let key: Promise<SigningKey> | undefined;
	const restoreOrMake = async (): Promise<SigningKey> => {
		if (stored) {
			const privateKey = createPrivateKey(stored.pem);
			return {kid: stored.kid, privateKey, publicKey: createPublicKey(privateKey)};
		}
		const kid = random(32).toString('base64');
		const pair = await generate('rsa', {modulusLength: 2048});
		stored = {kid, pem: pair.privateKey.export({type: 'pkcs8', format: 'pem'}).toString()};
		made();
		return {kid, ...pair};
	};
	return {
		get: () => {
			key ??= restoreOrMake();
			return key;
		},
		stored: () => stored,
	};
};

/** New keys, or those of an earlier run. `made` is called when a key has come into being that has to be kept. */
export const createKeys = (random: Random, earlier?: StoredKeys, made = () => {}): Keys => {
	const seal = earlier ? Buffer.from(earlier.seal, 'base64') : random(32);
	const access = createKey(random, earlier?.access, made);
	const id = createKey(random, earlier?.id, made);
	return {
		access: access.get,
		id: id.get,
		seal,
		stored: () => ({seal: seal.toString('base64'), access: access.stored(), id: id.stored()}),
	};
};

/** The body of `/.well-known/jwks.json` (RFC 7517). */
export const toJwks = async (keys: Keys): Promise<{readonly keys: readonly JWK[]}> => ({
	keys: await Promise.all(
		[await keys.id(), await keys.access()].map(async ({kid, publicKey}) => ({
			...(await exportJWK(publicKey)),
			alg: 'RS256',
			kid,
			use: 'sig',
		})),
	),
});
