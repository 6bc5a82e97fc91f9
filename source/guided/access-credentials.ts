import {iamCredentials} from '../cognito/iam-credentials.ts';
import {createTransports} from '../cognito/wire/transports.ts';
import type {CredentialsProvider} from '../cognito/wire/wire.ts';
import type {Access} from '../flow/desk.ts';
import {Problem} from '../problem.ts';
import {mfaDeviceOf} from '../settings/mfa-device.ts';
import {readTrust} from '../settings/reach.ts';
import {profileName, resolveSettings, type SettingFlags} from '../settings/settings.ts';
import {type Place, readConfigFiles} from '../settings/settings-file.ts';
import {once} from './once.ts';

/** AWS credentials by their source. They are kept while the program runs, since an MFA code only works once. */
export type AccessCredentials = {
	/** Looked up at the first signed call. */
	readonly providerOf: (access: Access | undefined) => CredentialsProvider;
	/**
	 * The device whose code is needed first; `undefined` if none is, or an earlier code still counts. Throws a
	 * SettingsError.
	 */
	readonly mfaDevice: (access: Access) => string | undefined;
	/** Checks that there are such credentials. Rejects with `credentialsMissing` if not. */
	readonly check: (
		access: Access,
		mfaCode: string | undefined,
		signal?: AbortSignal,
	) => Promise<void>;
};

type Kept = {
	readonly provider: CredentialsProvider;
	/** When the credentials from an MFA code expire, in milliseconds since 1970. */
	readonly until?: number;
};

/** Creates the credentials of a run. `profile` is the command line's. */
export function createAccessCredentials({
	place,
	profile,
	flags = {},
	now,
}: {
	readonly place: Place;
	readonly profile: string | undefined;
	/** The command line's connection options. */
	readonly flags?: SettingFlags | undefined;
	readonly now: () => number;
}): AccessCredentials {
	const kept = new Map<string | undefined, Kept>();
	const nameOf = (access: Access | undefined) =>
		access?.kind === 'profile' ? access.name : profile;
	const providerOf = (access: Access | undefined): CredentialsProvider => {
		if (access?.kind === 'none') {
			return async () => {
				throw new Error('none were chosen');
			};
		}
		const name = nameOf(access);
		const known = kept.get(name)?.provider;
		if (known !== undefined) return known;
		const provider = search(name);
		kept.set(name, {provider});
		return provider;
	};
	const search = (name: string | undefined, mfaCode?: () => Promise<string>) => {
		const transports = once(async () => {
			const named = {...flags, ...(name !== undefined && {profile: name})};
			const {certificates} = resolveSettings(named, place.env, readConfigFiles(place));
			return createTransports(place.env, await readTrust(certificates));
		});
		return iamCredentials({
			...(name !== undefined && {profile: name}),
			...(mfaCode !== undefined && {mfaCode}),
			isAttended: true,
			transportTo: async url => (await transports())(url),
		});
	};
	return {
		providerOf,
		mfaDevice: access => {
			if (access.kind === 'none') return undefined;
			const {env} = place;
			const name = nameOf(access);
			// Keys in the environment take precedence over a profile that isn't named explicitly.
			const hasKeys = env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY'];
			if (name === undefined && hasKeys) return undefined;
			const {until} = kept.get(name) ?? {};
			if (until !== undefined && until > now()) return undefined;
			return mfaDeviceOf(profileName({profile: name}, env) ?? 'default', readConfigFiles(place));
		},
		check: async (access, mfaCode, signal) => {
			const name = nameOf(access);
			const named = name === undefined ? {} : {profile: name};
			const provider =
				mfaCode === undefined ? providerOf(access) : search(name, async () => mfaCode);
			try {
				const {expiration} = await provider({signal});
				if (mfaCode === undefined) return;
				kept.set(name, {provider, until: expiration?.getTime() ?? Number.POSITIVE_INFINITY});
			} catch (error) {
				if (error instanceof Problem) throw error;
				// The sources are files, processes and services of others, each with errors of its own.
				const why = error instanceof Error ? error.message : 'none were found';
				throw new Problem('credentialsMissing', {why, ...named}, {cause: error});
			}
		},
	};
}
