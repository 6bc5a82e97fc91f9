import type {Device} from '../cognito.ts';
import {createVerifier, type SrpIdentity} from './srp.ts';

/** What ConfirmDevice takes as DeviceSecretVerifierConfig, and the password to keep for proving it later. */
export type DeviceSecret = {
	readonly password: string;
	readonly config: {readonly PasswordVerifier: string; readonly Salt: string};
};

/** Gives a device a password of 40 random bytes in base64, and its verifier under a salt of 16. */
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

/** A device in place of a user: its group key for the pool's name, its key for USER_ID_FOR_SRP. */
export function identifyDevice({groupKey, key}: Device, password: string): SrpIdentity {
	return {scope: groupKey, name: key, password};
}
