import type {Device} from '../cognito.ts';
import {createVerifier, type SrpIdentity} from './srp.ts';

/** ConfirmDevice's DeviceSecretVerifierConfig, and the password to keep for later proofs. */
export type DeviceSecret = {
	readonly password: string;
	readonly config: {readonly PasswordVerifier: string; readonly Salt: string};
};

/** Creates a device's password of 40 random bytes in base64, and its verifier with a 16-byte salt. */
export async function createDeviceSecret(
	device: Device,
	random: (size: number) => Uint8Array,
): Promise<DeviceSecret> {
	const password = Buffer.from(random(40)).toString('base64');
	const {verifier, salt} = await createVerifier(identifyDevice(device, password), random);
	return {
		password,
		config: {PasswordVerifier: verifier.toString('base64'), Salt: salt.toString('base64')},
	};
}

/** The SRP identity of a device: its group key instead of the pool's name, its key instead of USER_ID_FOR_SRP. */
export function identifyDevice({groupKey, key}: Device, password: string): SrpIdentity {
	return {scope: groupKey, name: key, password};
}
