import {createHash, createHmac} from 'node:crypto';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {Problem} from '../../problem.ts';

/**
 * Cognito's SRP-6a: the 3072-bit prime of RFC 3526 (group 15), generator 2, SHA-256, and an HKDF with a label of its
 * own. Padding follows Java's `BigInteger.toByteArray`, which the service hashes.
 */
const prime = BigInt(
	'0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
		'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
		'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f' +
		'83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b' +
		'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510' +
		'15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7' +
		'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c' +
		'bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
);
const generator = 2n;
const multiplier = toBigInt(sha256(pad(prime), pad(generator)));

/** The client's side of one exchange, used once. `publicHex` is sent as SRP_A. */
export type Srp = {readonly secret: bigint; readonly publicHex: string};

/**
 * The owner of the password: a user (`scope` is the part of the pool ID after `_`, `name` USER_ID_FOR_SRP) or a device
 * (`scope` is its group key, `name` its key).
 */
export type SrpIdentity = {
	readonly scope: string;
	readonly name: string;
	readonly password: string;
};

/** The parameters of a PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER challenge. */
export type SrpQuestion = {
	readonly salt: string;
	readonly serverPublic: string;
	readonly secretBlock: string;
};

/** The proof, as members of ChallengeResponses. */
export type SrpProof = {
	readonly PASSWORD_CLAIM_SIGNATURE: string;
	readonly PASSWORD_CLAIM_SECRET_BLOCK: string;
	readonly TIMESTAMP: string;
};

/** Starts an exchange: a secret of 1024 bits, and g^secret. Takes about 9 ms of computing. */
export async function startSrp(random: (size: number) => Uint8Array): Promise<Srp> {
	const secret = toBigInt(random(128));
	return {secret, publicHex: (await powerOf(generator, secret)).toString(16)};
}

/**
 * Proves the password without sending it. Takes about 12 ms of computing.
 *
 * Rejects with a `Problem` (`answerUnreadable`) if the service's numbers can't be parsed or are 0 modulo the prime:
 * continuing with those would reveal the password (RFC 5054, section 2.5.3).
 */
export async function proveSrp(
	{secret, publicHex}: Srp,
	{scope, name, password}: SrpIdentity,
	{salt, serverPublic, secretBlock}: SrpQuestion,
	now: number,
): Promise<SrpProof> {
	const ours = parseHex(publicHex, 'SRP_A');
	const theirs = parseHex(serverPublic, 'SRP_B');
	const scrambler = toBigInt(sha256(pad(ours), pad(theirs)));
	if (theirs % prime === 0n || scrambler === 0n) {
		throw new Problem('answerUnreadable', {source: 'SRP_B'});
	}
	const x = hashPassword({scope, name, password}, parseHex(salt, 'SALT'));
	const base = (theirs - multiplier * (await powerOf(generator, x))) % prime;
	const shared = await powerOf(base < 0n ? base + prime : base, secret + scrambler * x);
	const timestamp = formatTimestamp(now);
	const signature = createHmac('sha256', deriveKey(shared, scrambler))
		.update(scope)
		.update(name)
		.update(Buffer.from(secretBlock, 'base64'))
		.update(timestamp)
		.digest('base64');
	return {
		PASSWORD_CLAIM_SIGNATURE: signature,
		PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
		TIMESTAMP: timestamp,
	};
}

/** Creates the values that a server stores instead of a password: g^x and the salt, as the bytes that are hashed. */
export async function createVerifier(
	identity: SrpIdentity,
	random: (size: number) => Uint8Array,
): Promise<{readonly verifier: Buffer; readonly salt: Buffer}> {
	const salt = toBigInt(random(16));
	const verifier = await powerOf(generator, hashPassword(identity, salt));
	return {verifier: pad(verifier), salt: pad(salt)};
}

/** `Tue May 7 00:09:40 UTC 2025`: in English and UTC, with no leading zero in the day of the month. */
export function formatTimestamp(now: number): string {
	const [weekday, day, month, year, time] = new Date(now).toUTCString().replace(',', '').split(' ');
	return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`;
}

function hashPassword({scope, name, password}: SrpIdentity, salt: bigint): bigint {
	const inner = sha256(Buffer.from(`${scope}${name}:${password}`));
	return toBigInt(sha256(pad(salt), inner));
}

/** HKDF-SHA256 (RFC 5869) with one block, cut to 16 bytes. */
function deriveKey(shared: bigint, scrambler: bigint): Buffer {
	const pseudorandomKey = createHmac('sha256', pad(scrambler)).update(pad(shared)).digest();
	const block = createHmac('sha256', pseudorandomKey).update('Caldera Derived Key\u0001').digest();
	return block.subarray(0, 16);
}

/** Exponent digits between two turns of the event loop: about 2 ms, a fraction of a frame. */
const digitsATurn = 48;

/**
 * base^exponent modulo the prime, four bits of the exponent at a time: a quarter less work than bit by bit. Yields to
 * the event loop, so that the screen keeps updating.
 */
async function powerOf(base: bigint, exponent: bigint): Promise<bigint> {
	const powers = [1n];
	for (let power = 1n; powers.length < 16; ) {
		power = (power * base) % prime;
		powers.push(power);
	}
	let result = 1n;
	for (const [index, digit] of [...exponent.toString(16)].entries()) {
		if (index % digitsATurn === 0) await nextTurn();
		for (let bit = 0; bit < 4; bit++) result = (result * result) % prime;
		result = (result * (powers[Number.parseInt(digit, 16)] ?? 1n)) % prime;
	}
	return result;
}

function parseHex(text: string, source: string): bigint {
	if (!/^[\da-f]+$/i.test(text)) throw new Problem('answerUnreadable', {source});
	return BigInt(`0x${text}`);
}

/** Encodes a positive number in big-endian two's complement: with a leading zero byte if the top bit is set. */
function pad(number: bigint): Buffer {
	const hex = number.toString(16);
	const even = hex.length % 2 === 0 ? hex : `0${hex}`;
	return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

function toBigInt(bytes: Uint8Array): bigint {
	return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
}
