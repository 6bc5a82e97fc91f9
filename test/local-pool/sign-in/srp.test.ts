import assert from 'node:assert/strict';
import {createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {proveSrp, startSrp} from '../../../source/cognito/sign-in/srp.ts';
import type {LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {readTimestamp} from '../../../source/local-pool/sign-in/password.ts';
import {
	createVerifier,
	expectedSignature,
	isPassword,
	openExchange,
} from '../../../source/local-pool/sign-in/srp.ts';
import {
	createTestClock,
	minutes,
	publicClient,
	refusal,
	startPool,
	succeed,
	textOf,
} from '../../helpers/local-pool-client.ts';

const prime = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const who = {group: 'AbC', identity: 'jane'};
const wrong = 'NotAuthorizedException: Incorrect username or password.';

test('a number of the client that is 0 modulo the prime, or no number, opens no exchange', () => {
	const {verifier} = createVerifier(who, 'Secret-1', randomBytes(16));
	for (const bad of [
		...[0n, prime, 2n * prime, 3n * prime].map(number => number.toString(16)),
		...['00', '', 'not hex', '-1', '0x1', 'a'.repeat(1_025)],
	]) {
		assert.equal(openExchange(bad, verifier, randomBytes(32)), undefined, bad.slice(0, 20));
	}
	const random = Buffer.alloc(32, 7);
	const exchange = openExchange((prime + 2n).toString(16), verifier, random);
	assert.deepEqual(Object.keys(exchange ?? {}), ['A', 'b', 'B']);
	assert.equal(exchange?.b, random.toString('hex'));
	assert.equal(BigInt(`0x${exchange?.B ?? '0'}`) < prime, true);
});

test('a password is known by its verifier, and by no other salt, name or pool', () => {
	const salt = randomBytes(16);
	const kept = createVerifier(who, 'Secret-1', salt);
	assert.equal(kept.salt, salt.toString('hex'));
	assert.equal(isPassword(who, 'Secret-1', kept), true);
	assert.equal(isPassword(who, 'Secret-2', kept), false);
	assert.equal(isPassword({...who, group: 'AbD'}, 'Secret-1', kept), false);
	assert.equal(isPassword({...who, identity: 'john'}, 'Secret-1', kept), false);
	assert.equal(isPassword(who, 'Secret-1', {...kept, salt: '00'.repeat(16)}), false);
});

/** An answer to PASSWORD_VERIFIER with the right password, signed at the given time. */
async function prove(pool: LocalPool, signedAt: number) {
	const srp = await startSrp(randomBytes);
	const {ChallengeParameters: asked} = await succeed(pool, 'InitiateAuth', {
		ClientId: publicClient,
		AuthFlow: 'USER_SRP_AUTH',
		AuthParameters: {USERNAME: 'demo', SRP_A: srp.publicHex},
	});
	const name = textOf(asked, 'USER_ID_FOR_SRP');
	const scope = pool.userPoolId.split('_')[1] ?? '';
	const question = {
		salt: textOf(asked, 'SALT'),
		serverPublic: textOf(asked, 'SRP_B'),
		secretBlock: textOf(asked, 'SECRET_BLOCK'),
	};
	const proof = await proveSrp(srp, {scope, name, password: 'Demo-pass-1'}, question, signedAt);
	return {
		ClientId: publicClient,
		ChallengeName: 'PASSWORD_VERIFIER',
		ChallengeResponses: {USERNAME: name, ...proof},
	};
}

test('a signature counts for a quarter of an hour before and after it was made', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	for (const offBy of [minutes(-15), 0, minutes(15)]) {
		const answer = await prove(pool, clock.now() + offBy);
		const {AuthenticationResult} = await succeed(pool, 'RespondToAuthChallenge', answer);
		textOf(AuthenticationResult, 'AccessToken');
	}
	for (const offBy of [minutes(-15) - 1_000, minutes(15) + 1_000]) {
		const answer = await prove(pool, clock.now() + offBy);
		assert.equal(await refusal(pool, 'RespondToAuthChallenge', answer), wrong, `${offBy} ms`);
	}
});

test('a time is read in one form alone, with its own weekday', () => {
	const at = Date.UTC(2026, 2, 1, 12, 0, 9);
	assert.equal(readTimestamp('Sun Mar 1 12:00:09 UTC 2026'), at);
	for (const other of [
		'Mon Mar 1 12:00:09 UTC 2026',
		'Sun Mar 01 12:00:09 UTC 2026',
		'Sun Mar  1 12:00:09 UTC 2026',
		'Sun Mar 1 12:00:09 GMT 2026',
		'Sun Mar 32 12:00:09 UTC 2026',
		'Sun Mar 1 25:00:09 UTC 2026',
		'Sun Foo 1 12:00:09 UTC 2026',
		new Date(at).toISOString(),
		'',
	]) {
		assert.equal(readTimestamp(other), undefined, other);
	}
});

test('an unknown user answers by the name that was given or the one that was made up, and no other', async t => {
	const pool = await startPool(t);
	const ClientId = 'localdemohidingclient00004';
	for (const name of ['nobody', 'USER_ID_FOR_SRP', 'somebody']) {
		const {ChallengeParameters: asked} = await succeed(pool, 'InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_SRP_AUTH',
			AuthParameters: {USERNAME: 'nobody', SRP_A: 'abcdef'},
		});
		const answer = {
			ClientId,
			ChallengeName: 'PASSWORD_VERIFIER',
			ChallengeResponses: {
				USERNAME: name === 'USER_ID_FOR_SRP' ? textOf(asked, name) : name,
				PASSWORD_CLAIM_SECRET_BLOCK: textOf(asked, 'SECRET_BLOCK'),
				PASSWORD_CLAIM_SIGNATURE: 'AAAA',
				TIMESTAMP: 'Sun Mar 1 12:00:09 UTC 2026',
			},
		};
		assert.equal(
			await refusal(pool, 'RespondToAuthChallenge', answer),
			name === 'somebody' ? 'NotAuthorizedException: Invalid session for the user.' : wrong,
		);
	}
});

test('a secret block that the pool never made counts as a wrong password', async t => {
	const pool = await startPool(t);
	const {ChallengeResponses, ...answer} = await prove(pool, Date.now());
	const forged = Buffer.alloc(72, 1).toString('base64');
	const responses = {...ChallengeResponses, PASSWORD_CLAIM_SECRET_BLOCK: forged};
	assert.equal(
		await refusal(pool, 'RespondToAuthChallenge', {...answer, ChallengeResponses: responses}),
		wrong,
	);
	await succeed(pool, 'RespondToAuthChallenge', {...answer, ChallengeResponses});
});

/** base ^ exponent mod the prime, bit by bit. */
function powerOf(base: bigint, exponent: bigint): bigint {
	let result = 1n;
	for (const bit of exponent.toString(2)) {
		result = (result * result) % prime;
		if (bit === '1') result = (result * base) % prime;
	}
	return result;
}

function digest(...parts: readonly (Buffer | string)[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest('hex');
}

/** A number as bytes, the first of which is below 128. */
function bytesOf(number: bigint): Buffer {
	const hex = number.toString(16);
	const whole = hex.padStart(hex.length + (hex.length % 2), '0');
	return Buffer.from(Number.parseInt(whole.slice(0, 2), 16) > 127 ? `00${whole}` : whole, 'hex');
}
const number = (hex: string) => BigInt(`0x${hex}`);

test('verifier, B and signature are those of the protocol, also where a number begins with a 0 or a set bit', () => {
	const k = number(digest(bytesOf(prime), bytesOf(2n)));
	for (const first of ['00', '7f', '80']) {
		const salt = Buffer.from(first + '5a'.repeat(15), 'hex');
		const x = number(
			digest(bytesOf(number(salt.toString('hex'))), Buffer.from(digest('AbCjane:Secret-1'), 'hex')),
		);
		const v = powerOf(2n, x);
		const kept = createVerifier(who, 'Secret-1', salt);
		assert.deepEqual(kept, {salt: salt.toString('hex'), verifier: v.toString(16)});

		const A = `${first}c3`.repeat(40);
		const random = Buffer.from(first + '11'.repeat(31), 'hex');
		const b = number(random.toString('hex'));
		const B = (k * v + powerOf(2n, b)) % prime;
		const exchange = openExchange(A, kept.verifier, random) ?? assert.fail('refused');
		assert.deepEqual(exchange, {A, b: random.toString('hex'), B: B.toString(16)});

		const u = number(digest(bytesOf(number(A)), bytesOf(B)));
		const S = powerOf((number(A) * powerOf(v, u)) % prime, b);
		const key = Buffer.from(hkdfSync('sha256', bytesOf(S), bytesOf(u), 'Caldera Derived Key', 16));
		const block = Buffer.from('secret block');
		assert.equal(
			expectedSignature(who, exchange, kept.verifier, block, 'Sun Mar 1 12:00:09 UTC 2026'),
			createHmac('sha256', key)
				.update('AbCjanesecret blockSun Mar 1 12:00:09 UTC 2026')
				.digest('base64'),
		);
	}
	assert.notEqual(openExchange('a'.repeat(1_024), '2', randomBytes(32)), undefined);
	assert.notEqual(openExchange('A', '2', randomBytes(32)), undefined);
});
