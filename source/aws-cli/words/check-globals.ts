import {type Environment, parseInteger} from '../../settings/settings.ts';
import {withoutUserInfo} from '../../web-address.ts';
import {checkBrackets} from '../call/endpoint.ts';
import {Failure} from '../failure.ts';
import type {Query} from '../query/query.ts';
import type {Globals} from './command-words.ts';

/** The options of every command, with those validated that depend on no file or environment variable. */
export type CheckedGlobals = {
	readonly globals: Globals;
	/** Whether to warn about what AWS CLI v2 does differently. */
	readonly isUpgradeDebug: boolean;
	readonly query: Query | undefined;
	/** Seconds; 0 means no limit. */
	readonly readTimeout: number;
	readonly connectTimeout: number;
};

/* Seconds (`botocore.endpoint.DEFAULT_TIMEOUT`). */
const usualTimeout = '60';

/**
 * Checks the query, the endpoint's scheme and the timeouts, which the AWS CLI does before it reads the command. Throws
 * a `parameter` Failure or, for a timeout that isn't a number, a SettingsError.
 */
export async function checkGlobals(globals: Globals, env: Environment): Promise<CheckedGlobals> {
	const query = globals.query === undefined ? undefined : await loadQuery(globals.query);
	checkScheme(globals.endpointUrl);
	return {
		globals,
		/* The environment's equivalent of `--v2-debug`. */
		isUpgradeDebug: globals.v2Debug || env['AWS_CLI_UPGRADE_DEBUG_MODE']?.toLowerCase() === 'true',
		query,
		readTimeout: parseInteger(globals.readTimeout ?? usualTimeout),
		connectTimeout: parseInteger(globals.connectTimeout ?? usualTimeout),
	};
}

async function loadQuery(expression: string): Promise<Query> {
	const {compileQuery} = await import('../query/query.ts');
	return compileQuery(expression);
}

function checkScheme(url: string | undefined): void {
	if (url === undefined) return;
	checkBrackets(url);
	/* Python's `urlsplit` ignores leading blanks. */
	if (/^[\x00-\x20]*[a-z][a-z\d+.-]*:/i.test(url)) return;
	throw new Failure(
		'parameter',
		`Bad value for --endpoint-url "${withoutUserInfo(url)}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
	);
}
