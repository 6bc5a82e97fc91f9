import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {ServicesHost} from '../../source/guided/create-services.ts';
import type {Session} from '../../source/session/session.ts';

type TestHost = Omit<ServicesHost, 'cwd'>;

/** A host whose store is in a new temporary folder, removed after the test. */
export function temporaryHost(t: TestContext): {
	readonly host: TestHost;
	readonly folder: string;
} {
	const folder = path.join(temporaryFolder(t), 'config');
	return {host: hostOf(folder), folder};
}

/** A new folder, removed after the test. */
export function temporaryFolder(t: TestContext): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'cognito-verify-'));
	t.after(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
}

/** This process, with its store in a folder and no keychain. */
export function hostOf(folder: string): TestHost {
	const {platform, pid, kill, geteuid, execPath, argv, versions, arch} = process;
	const env = {COGNITO_VERIFY_CONFIG_DIR: folder, COGNITO_VERIFY_NO_KEYCHAIN: '1'};
	return {platform, pid, kill, geteuid, execPath, argv, env, versions, arch};
}

/** A session of a user in the pool `eu-west-1_AbC`, whose tokens contain the username and generation. */
export function sessionOf(
	username: string,
	{generation = 1, expiresAt = 5_000_000}: {generation?: number; expiresAt?: number} = {},
): Omit<Session, 'name'> {
	return {
		client: {
			region: 'eu-west-1',
			userPoolId: 'eu-west-1_AbC',
			clientId: '1h57kf5cpq17m0eml12EXAMPLE',
		},
		username,
		tokens: {
			accessToken: `access-of-${username}-${generation}`,
			idToken: `id-of-${username}-${generation}`,
			refreshToken: `refresh-of-${username}-${generation}`,
			expiresAt,
		},
	};
}
