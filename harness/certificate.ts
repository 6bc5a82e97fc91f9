import {generateKeyPairSync, randomBytes, sign} from 'node:crypto';

/** Encodes a DER value (ITU-T X.690): a tag, a length, and the contents. */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
	const body = Buffer.concat(contents);
	const {length} = body;
	const size =
		length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...contents: readonly Uint8Array[]) => der(0x30, ...contents);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (date: Date) =>
	der(0x17, Buffer.from(`${date.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));
const pem = (label: string, bytes: Buffer) =>
	`-----BEGIN ${label}-----\n${bytes.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`;

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = oid('550403');
const subjectAltName = oid('551d11');
const basicConstraints = oid('551d13');

/**
 * Creates a self-signed certificate for localhost and 127.0.0.1, or for another name (X.509 v3, RFC 5280; P-256), valid
 * for a day, with its private key, both in PEM. It verifies if it is passed as the CA bundle.
 */
export function createCertificate(
	now: Date = new Date(),
	otherName?: string,
): {cert: string; key: string} {
	const {publicKey, privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
	const day = 86_400_000;
	const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('localhost')))));
	const hosts =
		otherName === undefined
			? sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))
			: sequence(der(0x82, Buffer.from(otherName)));
	const isAuthority = sequence(der(0x01, Buffer.from([0xff])));
	const contents = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		ecdsaWithSha256,
		name,
		sequence(utcTime(new Date(+now - day)), utcTime(new Date(+now + day))),
		name,
		publicKey.export({type: 'spki', format: 'der'}),
		der(
			0xa3,
			sequence(
				sequence(basicConstraints, der(0x04, isAuthority)),
				sequence(subjectAltName, der(0x04, hosts)),
			),
		),
	);
	const signature = sign('sha256', contents, privateKey);
	return {
		cert: pem(
			'CERTIFICATE',
			sequence(contents, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature)),
		),
		key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
	};
}
