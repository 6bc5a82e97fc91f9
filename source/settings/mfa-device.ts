import type {ConfigFiles} from './settings-file.ts';

/** More profiles in a row than anybody chains; a circle of them ends here too. */
const longestChain = 10;

/**
 * The MFA device whose code a profile's credentials ask for: `mfa_serial` of the profile or of one that its
 * `source_profile` leads to, where that assumes a role (AWS CLI User Guide, "Using multi-factor authentication").
 * `undefined` where none does.
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
