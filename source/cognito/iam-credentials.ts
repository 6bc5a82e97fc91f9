import {fromNodeProviderChain} from '@aws-sdk/credential-providers';
import type {CredentialsProvider} from './wire/wire.ts';

/**
 * IAM credentials from where AWS's own tools have them: environment, shared files, SSO, an assumed role, a process, the
 * metadata of an instance. Looked up at the first signed call. Import this file only then: it is larger than the rest
 * of the client.
 */
export function iamCredentials({
	profile,
	mfaCode,
}: {
	readonly profile?: string;
	/** Asked where the profile assumes a role that wants MFA; gets the serial of the device. */
	readonly mfaCode?: (serial: string) => Promise<string>;
} = {}): CredentialsProvider {
	return fromNodeProviderChain({
		...(profile !== undefined && {profile}),
		...(mfaCode !== undefined && {mfaCodeProvider: mfaCode}),
	});
}
