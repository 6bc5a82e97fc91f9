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

/** The keys as the data file holds them; a key that was never used is not there. */
export const storedKeysShape = members({
	seal: text,
	access: optional(storedKey),
	id: optional(storedKey),
});
type StoredKey = Read<typeof storedKey>;
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

/** A new RSA key of 2048 bits, PKCS #8 in PEM (RFC 5958). */
export async function makeSigningKey(): Promise<string> {
	const {privateKey} = await generate('rsa', {modulusLength: 2048});
	return privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
}

/** A key that is made when it is first asked for, so that nothing waits for it at the start. */
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

/** What keys are made of. */
export type KeySource = {
	readonly random: Random;
	/** Makes an RSA key, PKCS #8 in PEM. */
	readonly makeSigningKey: () => Promise<string>;
};

/** New keys, or those of an earlier run. `made` is called when a key has come into being that has to be kept. */
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
