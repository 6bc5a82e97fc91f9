import assert from 'node:assert/strict';
import {createHash, getDiffieHellman, randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {
	createPasswordHash,
	createSrpSession,
	signSrpSession,
	signSrpSessionWithDevice,
} from 'cognito-srp-helper';
import {createDeviceSecret, identifyDevice} from '../../../source/cognito/sign-in/device-srp.ts';
import {
	createVerifier,
	formatTimestamp,
	proveSrp,
	startSrp,
} from '../../../source/cognito/sign-in/srp.ts';
import {Problem} from '../../../source/problem.ts';

/**
 * A sequence of numbers instead of random ones, so that an exchange can be reproduced: these vectors come from Python's
 * pow and hmac.
 */
const counting = (first: number, step: number) => (size: number) =>
	Uint8Array.from({length: size}, (_, index) => (first + step * index) & 0xff);
const identity = {
	scope: 'AbCdEfGhI',
	name: '8f2b7e1c-0000-4000-8000-5b1f6f0d2a11',
	password: 'Pässwörd 1 🔑',
};
const salt = 'f0e1d2c3b4a5968778695a4b3c2d1e0f';
const serverPublic =
	'ea07e6dfe837e522942095a9519f0ede8e715e97d378d2451a15348dab5850ca67b29924943060f33912dfeab751b0916edf241ae0efac2e52a32a022eb7506a34a213b884a925928c6639f2911b5ec92b621d3fb9fc14ca6e079812c988339b2466cddea79f561bd7b5257a1dcd6a2840acbbe97cd688088fa535bb7b391d664f04311de01ce35f8604580a3d67ea268604f81244b3fba0355ccd48aff45992bf0f1c3fe06b1f227f6d2aa1daafbb33ab9aa4c91199f8974fb92046f43f9a06c49baba18ce83643dbb464c21f17e02c92e8721d5e92efdda45ab70894537f1908155cd859fb3ed12e4bab0c1894f774685c2e56859ee6be0bf9ce5d01c073c932de673e666fbc4aad46c020d83ffa7465571ec21775b7a1868228092a9a8b19a3494bd49dfb5012e53c995d42c9201296da5bd3b97513e27ac8a3f597f2b81603a9c875ac602ded9dcc78c6e78dcba272c79575945f35848e0b308565f9da2c6513d74e73d550b9bc1f62779d281381ce2c338c688379dd48e4010b863caa03';
const secretBlock = Buffer.from(counting(0, 1)(40)).toString('base64');
const now = Date.UTC(2024, 4, 7, 0, 9, 40);
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

test('an exchange done before gives the same public value and the same proof', async () => {
	const srp = await startSrp(counting(0, 1));
	assert.equal(
		sha256(srp.publicHex),
		'95f13d5dbae35cf4527f7284abb52b15db975dbb29ea173e4c7b41c29168e2b8',
	);
	assert.deepEqual(await proveSrp(srp, identity, {salt, serverPublic, secretBlock}, now), {
		PASSWORD_CLAIM_SIGNATURE: 'nxBGGjBWCVC7DRx8ssTLxJr1VwWfC75zSR4LtmmpeWQ=',
		PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
		TIMESTAMP: 'Tue May 7 00:09:40 UTC 2024',
	});
});

test('the verifier of a password and a salt is the one computed elsewhere', async () => {
	const created = await createVerifier(identity, () => Buffer.from(salt, 'hex'));
	assert.equal(created.salt.toString('hex'), `00${salt}`);
	assert.equal(
		sha256(created.verifier),
		'1f3e5706fd4ca380bde89d31da30b6aacdf5e513a8fc0ea9125900852f312361',
	);
});

test('another implementation proves a user’s password in the same way, number for number', async () => {
	for (let round = 0; round < 3; round++) {
		const theirs = createSrpSession('jane', identity.password, 'eu-west-1_AbCdEfGhI', false);
		const question = randomQuestion();
		const hash = createPasswordHash(identity.name, identity.password, 'eu-west-1_AbCdEfGhI');
		const signed = signSrpSession(
			{...theirs, password: hash, isHashed: true},
			{ChallengeParameters: {...wire(question), USER_ID_FOR_SRP: identity.name}},
		);
		const srp = {secret: BigInt(`0x${theirs.smallA}`), publicHex: theirs.largeA};
		const proof = await proveSrp(srp, identity, question, Date.parse(theirs.timestamp));
		assert.equal(proof.PASSWORD_CLAIM_SIGNATURE, signed.passwordSignature);
		assert.equal(proof.TIMESTAMP, theirs.timestamp);
	}
});

test('another implementation proves a device’s password in the same way', async () => {
	const device = {key: 'eu-west-1_3f1d', groupKey: '-Group'};
	const {password, config} = await createDeviceSecret(device, randomBytes);
	assert.equal(Buffer.from(password, 'base64').length, 40);
	assert.match(config.Salt, /^[\w+/]+=*$/);
	const theirs = createSrpSession('jane', '', 'eu-west-1_AbCdEfGhI', false);
	const question = randomQuestion();
	const signed = signSrpSessionWithDevice(
		theirs,
		{ChallengeParameters: {...wire(question), DEVICE_KEY: device.key}},
		device.groupKey,
		password,
	);
	const srp = {secret: BigInt(`0x${theirs.smallA}`), publicHex: theirs.largeA};
	const proof = await proveSrp(
		srp,
		identifyDevice(device, password),
		question,
		Date.parse(theirs.timestamp),
	);
	assert.equal(proof.PASSWORD_CLAIM_SIGNATURE, signed.passwordSignature);
});

test('a server’s number that is 0 modulo the prime, or no number, ends the exchange', async () => {
	const srp = await startSrp(randomBytes);
	const prime = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
	const multiples = [prime, 2n * prime].map(number => number.toString(16));
	for (const bad of ['0', '00', ...multiples, 'not hex', '', '-1']) {
		await assert.rejects(
			proveSrp(srp, identity, {salt, serverPublic: bad, secretBlock}, now),
			error => error instanceof Problem && error.code === 'answerUnreadable',
		);
	}
});

test('the timestamp has no leading zero in the day, and is in UTC', () => {
	assert.equal(formatTimestamp(Date.UTC(2026, 0, 1)), 'Thu Jan 1 00:00:00 UTC 2026');
	assert.equal(formatTimestamp(Date.UTC(2026, 10, 24, 9, 5, 7)), 'Tue Nov 24 09:05:07 UTC 2026');
});

function randomQuestion() {
	return {
		salt: randomBytes(16).toString('hex'),
		serverPublic: randomBytes(384).toString('hex').replace(/^./, '1'),
		secretBlock: randomBytes(512).toString('base64'),
	};
}

function wire({salt, serverPublic, secretBlock}: ReturnType<typeof randomQuestion>) {
	return {SALT: salt, SRP_B: serverPublic, SECRET_BLOCK: secretBlock};
}

test('the event loop turns many times while an exchange is computed', async () => {
	let turns = 0;
	const count = () => {
		turns += 1;
		turning = setImmediate(count);
	};
	let turning = setImmediate(count);
	const srp = await startSrp(randomBytes);
	const started = turns;
	await proveSrp(srp, identity, {salt, serverPublic, secretBlock}, now);
	clearImmediate(turning);
	// 256 digits for the secret, 64 for the password's hash, and 256 for the two combined.
	assert.ok(started >= 5, `${started}`);
	assert.ok(turns - started >= 8, `${turns - started}`);
});
