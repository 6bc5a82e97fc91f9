import {createHash, createHmac, getDiffieHellman} from 'node:crypto';

/** The 3072-bit group of RFC 3526 (group 15), which Cognito uses with the generator 2. */
const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const g = 2n;

/** base ^ exponent mod N, in four-bit windows. Not constant-time: this pool holds nothing worth stealing. */
function power(base: bigint, exponent: bigint): bigint {
	const powers = [1n];
	for (let last = 1n; powers.length < 16; powers.push(last)) last = (last * base) % N;
	let result = 1n;
	for (const digit of exponent.toString(16)) {
		for (let i = 0; i < 4; i++) result = (result * result) % N;
		const factor = powers[Number.parseInt(digit, 16)] ?? 1n;
		if (factor !== 1n) result = (result * factor) % N;
	}
	return result;
}

/** g^(16^i) for the 64 hex digits of a 256-bit exponent, computed on first use. */
let bases: readonly bigint[] | undefined;
function createBases(): readonly bigint[] {
	const powers = [g];
	for (let last = g; powers.length < 64; powers.push(last)) {
		for (let i = 0; i < 4; i++) last = (last * last) % N;
	}
	return powers;
}

/** g ^ exponent mod N for exponents of up to 256 bits, by Yao's method: four times as fast as `power`. */
function powerOfG(exponent: bigint): bigint {
	bases ??= createBases();
	const digits = [...exponent.toString(16)].reverse();
	let running = 1n;
	let result = 1n;
	for (let value = 15; value > 0; value--) {
		for (const [i, digit] of digits.entries()) {
			if (Number.parseInt(digit, 16) === value) running = (running * (bases[i] ?? 1n)) % N;
		}
		if (running !== 1n) result = (result * running) % N;
	}
	return result;
}

const toBigInt = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex') || '0'}`);

/** Encodes like Java's BigInteger.toByteArray: whole bytes, with a leading zero byte if the top bit is set. */
function padded(value: bigint): Buffer {
	const hex = value.toString(16);
	const even = hex.length % 2 === 1 ? `0${hex}` : hex;
	return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
}

const k = toBigInt(sha256(padded(N), padded(g)));

/** The stored form of a password: the salt and g^x, both in hex. */
export type Verifier = {readonly salt: string; readonly verifier: string};

/**
 * For a password, `group` and `identity` are the pool's name and the username; for a device, its group key and its key.
 */
export type Identity = {readonly group: string; readonly identity: string};

const exponentOf = ({group, identity}: Identity, password: string, salt: Buffer): bigint =>
	toBigInt(sha256(padded(toBigInt(salt)), sha256(`${group}${identity}:${password}`)));

/** Creates the verifier of a new password. `salt` is 16 random bytes. */
export const createVerifier = (who: Identity, password: string, salt: Buffer): Verifier => ({
	salt: salt.toString('hex'),
	verifier: powerOfG(exponentOf(who, password, salt)).toString(16),
});

/** Whether this is the password that the verifier was created from. */
export const isPassword = (who: Identity, password: string, {salt, verifier}: Verifier): boolean =>
	powerOfG(exponentOf(who, password, Buffer.from(salt, 'hex'))).toString(16) === verifier;

/** The server's state of one SRP exchange, and the B it sends. All in hex. */
export type Exchange = {readonly A: string; readonly b: string; readonly B: string};

/**
 * Starts an exchange: B = k·v + g^b. `random` is 32 bytes for b. Returns `undefined` if A isn't a hex number, or if A
 * mod N is 0, which would let anyone in (RFC 5054, 2.5.4).
 */
export function openExchange(A: string, verifier: string, random: Buffer): Exchange | undefined {
	if (!/^[0-9a-f]{1,1024}$/i.test(A) || BigInt(`0x${A}`) % N === 0n) return undefined;
	const B = (k * BigInt(`0x${verifier}`) + powerOfG(toBigInt(random))) % N;
	return {A, b: random.toString('hex'), B: B.toString(16)};
}

/**
 * The signature that proves the password: Base64 of HMAC-SHA256 over group ‖ identity ‖ secret block ‖ timestamp, keyed
 * with 16 bytes of HKDF ("Caldera Derived Key").
 */
export function expectedSignature(
	{group, identity}: Identity,
	{A, b, B}: Exchange,
	verifier: string,
	secretBlock: Buffer,
	timestamp: string,
): string {
	const clientPublic = BigInt(`0x${A}`);
	const u = toBigInt(sha256(padded(clientPublic), padded(BigInt(`0x${B}`))));
	const S = power((clientPublic * power(BigInt(`0x${verifier}`), u)) % N, BigInt(`0x${b}`));
	const pseudoRandomKey = createHmac('sha256', padded(u)).update(padded(S)).digest();
	const key = createHmac('sha256', pseudoRandomKey)
		.update('Caldera Derived Key\u0001')
		.digest()
		.subarray(0, 16);
	return createHmac('sha256', key)
		.update(group)
		.update(identity)
		.update(secretBlock)
		.update(timestamp)
		.digest('base64');
}
