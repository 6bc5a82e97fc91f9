import {
	createPrivateKey,
	createPublicKey,
	generateKeyPair,
	type JsonWebKey,
	type KeyObject,
} from 'node:crypto';
import {promisify} from 'node:util';
import type {Random} from '../model/random.ts';
import {members, optional, type Read, text} from '../model/shape.ts';

export type SigningKey = {
	readonly kid: string;
	readonly privateKey: KeyObject;
	readonly publicKey: KeyObject;
};

const storedKey = members({kid: text, pem: text});

/** The keys in the data file; a key that was never used is missing. */
export const storedKeysShape = members({
	seal: text,
	access: optional(storedKey),
	id: optional(storedKey),
});
type StoredKey = Read<typeof storedKey>;
export type StoredKeys = Read<typeof storedKeysShape>;

/**
 * The keys that tokens are signed and sealed with. As in Cognito, ID and access tokens are signed with different ones.
 */
export type Keys = {
	readonly access: () => Promise<SigningKey>;
	readonly id: () => Promise<SigningKey>;
	/** 32 bytes that encrypt refresh tokens. */
	readonly seal: Buffer;
	readonly stored: () => StoredKeys;
};

const generate = promisify(generateKeyPair);

/** Creates an RSA key of 2048 bits (PKCS #8 in PEM, RFC 5958). */
export async function makeSigningKey(): Promise<string> {
	const {privateKey} = await generate('rsa', {modulusLength: 2048});
	return privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
}

/** A key that is created on first use, so that startup doesn't wait for it. */
function createKey(
	earlier: StoredKeys['access'],
	make: () => Promise<StoredKey>,
	made: () => void,
) {
	let stored = earlier;
	let key: Promise<SigningKey> | undefined;
	const restoreOrMake = async (): Promise<SigningKey> => {
		if (stored === undefined) {
			stored = await make();
			made();
		}
		const privateKey = createPrivateKey(stored.pem);
		return {kid: stored.kid, privateKey, publicKey: createPublicKey(privateKey)};
	};
	return {
		get: () => {
			key ??= restoreOrMake();
			return key;
		},
		stored: () => stored,
	};
}

/** The sources of new keys. */
export type KeySource = {
	readonly random: Random;
	/** Creates an RSA key (PKCS #8 in PEM). */
	readonly makeSigningKey: () => Promise<string>;
};

/** Creates new keys or restores those of an earlier run. Calls `made` whenever a new key has to be saved. */
export function createKeys(source: KeySource, earlier?: StoredKeys, made = () => {}): Keys {
	const make = async () => ({
		kid: source.random(32).toString('base64'),
		pem: await source.makeSigningKey(),
	});
	const seal = earlier ? Buffer.from(earlier.seal, 'base64') : source.random(32);
	const access = createKey(earlier?.access, make, made);
	const id = createKey(earlier?.id, make, made);
	return {
		access: access.get,
		id: id.get,
		seal,
		stored: () => ({seal: seal.toString('base64'), access: access.stored(), id: id.stored()}),
	};
}

/** The body of `/.well-known/jwks.json` (RFC 7517). */
export const toJwks = async (keys: Keys): Promise<{readonly keys: readonly JsonWebKey[]}> => ({
	keys: [await keys.id(), await keys.access()].map(({kid, publicKey}) => ({
		...publicKey.export({format: 'jwk'}),
		alg: 'RS256',
		kid,
		use: 'sig',
	})),
});
