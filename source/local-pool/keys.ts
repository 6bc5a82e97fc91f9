import {generateKeyPair, type KeyObject} from 'node:crypto';
import {promisify} from 'node:util';
import {exportJWK, type JWK} from 'jose';
import type {Random} from './random.ts';

type SigningKey = {
	readonly kid: string;
	readonly privateKey: KeyObject;
	readonly publicKey: KeyObject;
};

/** What tokens are signed and sealed with. ID and access tokens have a key each, as in Cognito. */
export type Keys = {
	readonly access: () => Promise<SigningKey>;
	readonly id: () => Promise<SigningKey>;
	/** 32 bytes under which refresh tokens are sealed. */
	readonly seal: Buffer;
};

const generate = promisify(generateKeyPair);

/** Keys made when they are first asked for, so that nothing waits for them at the start. */
export const createKeys = (random: Random): Keys => {
	const create = (): (() => Promise<SigningKey>) => {
		const kid = random(32).toString('base64');
		let key: Promise<SigningKey> | undefined;
		return () => {
			key ??= generate('rsa', {modulusLength: 2048}).then(pair => ({kid, ...pair}));
			return key;
		};
	};
	return {access: create(), id: create(), seal: random(32)};
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
