import {devNull, homedir} from 'node:os';
import {readAccessToken} from '../cognito/access-token.ts';
import {momentOf} from '../copy/time-words.ts';
import type {Access, Complaint, Desk, DeskPool} from '../flow/desk.ts';
import {Problem} from '../problem.ts';
import {resolveSettings, type SettingFlags} from '../settings/settings.ts';
import {type Place, readConfigFiles, SettingsError} from '../settings/settings-file.ts';
import {createInvestigation} from '../why/investigation.ts';
import {usualSpan} from '../why/question.ts';
import {type AwsHost, reachAws} from '../why/reach-aws.ts';
import type {AccessCredentials} from './access-credentials.ts';
import {demoCredentials} from './demo-credentials.ts';
import {lookUpDesk} from './look-up-desk.ts';

/** The desk's dependencies. */
export type DeskHost = {
	readonly place: Place;
	/** The command line's connection options. */
	readonly flags: SettingFlags;
	readonly allowHttp: boolean;
	readonly credentials: AccessCredentials;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** The demo's endpoint once it has started: its account accepts any credentials. */
	readonly demoEndpoint: () => string | undefined;
	/** The endpoint for Cognito alone, from the environment and AWS's files. */
	readonly defaultEndpointUrl: string | undefined;
};

/** Creates the desk, which calls AWS with the credentials that the user chose. */
export const openDesk = (host: DeskHost): Desk => ({
	profiles: async () =>
		withProblems(() => {
			const {profiles} = readConfigFiles(host.place);
			const {profile} = host.flags;
			return {
				profiles: [...profiles.keys()].toSorted((one, other) => one.localeCompare(other)),
				...(profile !== undefined && profiles.has(profile) && {named: profile}),
			};
		}),
	mfaDevice: async access => withProblems(() => host.credentials.mfaDevice(access)),
	checkAccess: host.credentials.check,
	investigate: async (complaint, access) => {
		const {who, attribute, purpose, pool, requestedAt, sendError} = complaint;
		const now = host.now();
		const question = {
			...{who, attribute, purpose, now, sendError},
			region: pool.region,
			userPoolId: userPoolIdOf(complaint),
			since: Math.min(now - usualSpan, requestedAt ?? now),
		};
		const aws = await withProblems(() => reachAws(awsHost(host, pool, access)));
		return createInvestigation(question, aws, momentOf(now));
	},
	...lookUpDesk({
		reach: visit => withProblems(() => reachAws(awsHost(host, visit, visit.access))),
		regionOf: access =>
			withProblems(() => {
				const {place, flags} = host;
				const profile = access.kind === 'profile' ? access.name : flags.profile;
				return resolveSettings({...flags, profile}, place.env, readConfigFiles(place)).region;
			}),
	}),
});

/** An access token contains its pool. */
function userPoolIdOf({pool: {userPoolId}, accessToken}: Complaint): string {
	if (userPoolId !== undefined) return userPoolId;
	if (accessToken === undefined) throw new Problem('poolIdMissing');
	// An expired token still identifies its pool.
	return readAccessToken(accessToken, {now: 0}).userPoolId;
}

function awsHost(
	host: DeskHost,
	{endpointUrl}: Pick<DeskPool, 'endpointUrl'>,
	access: Access,
): AwsHost {
	const {place, flags, allowHttp, now, defaultEndpointUrl} = host;
	if (endpointUrl !== undefined && endpointUrl === host.demoEndpoint()) {
		return {
			flags: {endpointUrl},
			// This computer's own settings must not affect the demo.
			place: {...place, env: {AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull}},
			allowHttp,
			now,
			credentials: async () => demoCredentials,
		};
	}
	return {
		flags: {
			...flags,
			// The endpoint for Cognito alone is resolved from the settings again.
			endpointUrl: endpointUrl === defaultEndpointUrl ? undefined : endpointUrl,
			...(access.kind === 'profile' && {profile: access.name}),
		},
		...{place, allowHttp, now},
		credentials: host.credentials.providerOf(access),
	};
}

/** Turns errors of invalid settings into Problems, since the user can fix them. */
async function withProblems<Value>(work: () => Value | Promise<Value>): Promise<Value> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		throw new Problem('sourceUnreadable', {
			source: 'the AWS configuration',
			fault: error.message,
		});
	}
}

/** The place from which AWS's files are found. */
export const placeOf = (env: Place['env'], cwd: string): Place => ({env, cwd, home: homedir()});
