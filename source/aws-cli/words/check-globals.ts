import {parseInteger} from '../../settings/settings.ts';
import {withoutUserInfo} from '../../web-address.ts';
import {Failure} from '../failure.ts';
import type {Query} from '../query/query.ts';
import type {Globals} from './command-words.ts';

/** The options of every command, with those understood that need no file and no environment. */
export type CheckedGlobals = {
	readonly globals: Globals;
	readonly query: Query | undefined;
	/** Seconds; 0 for no limit. */
	readonly readTimeout: number;
	readonly connectTimeout: number;
};

/**
 * Checks the query, the endpoint's scheme and the timeouts, which the AWS CLI does before it looks at the command.
 * Throws a `parameter` Failure or, for a timeout that is no number, a SettingsError.
 */
export async function checkGlobals(globals: Globals): Promise<CheckedGlobals> {
	const query = globals.query === undefined ? undefined : await loadQuery(globals.query);
	checkScheme(globals.endpointUrl);
	return {
		globals,
		query,
		readTimeout: parseInteger(globals.readTimeout),
		connectTimeout: parseInteger(globals.connectTimeout),
	};
}

async function loadQuery(expression: string): Promise<Query> {
	const {compileQuery} = await import('../query/query.ts');
	return compileQuery(expression);
}

function checkScheme(url: string | undefined): void {
	if (url === undefined) return;
	const authority = /^[^/?#]*\/\/([^/?#]*)/.exec(url)?.[1] ?? '';
	if (authority.includes('[') !== authority.includes(']')) {
		throw new Failure('parameter', 'Invalid IPv6 URL');
	}
	if (/^[a-z][a-z\d+.-]*:/i.test(url)) return;
	throw new Failure(
		'parameter',
		`Bad value for --endpoint-url "${withoutUserInfo(url)}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
	);
}
