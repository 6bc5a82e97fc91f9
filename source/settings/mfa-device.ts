import type {ConfigFiles} from './settings-file.ts';

/** Longer than any real chain of profiles; also ends a circular one. */
const longestChain = 10;

/**
 * The MFA device that a profile's credentials need a code from: `mfa_serial` of the profile, or of one that its
 * `source_profile` leads to, if that assumes a role (AWS CLI User Guide, "Using multi-factor authentication").
 * `undefined` if there is none.
 */
export function mfaDeviceOf(profile: string, {profiles}: ConfigFiles): string | undefined {
	let name: string | undefined = profile;
	for (let step = 0; step < longestChain && name !== undefined; step++) {
		const section = profiles.get(name);
		const device = section?.get('mfa_serial');
		if (device && section?.has('role_arn')) return device;
		const next: string | undefined = section?.get('source_profile');
		name = next === name ? undefined : next;
	}
	return undefined;
}
