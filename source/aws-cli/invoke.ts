import {isClearAndFar, shownEndpoint} from '../endpoint.ts';
import {proxyFor} from '../settings/proxy.ts';
import {followsUrls, resolveSettings, type Settings} from '../settings/settings.ts';
import type {ConfigFiles} from '../settings/settings-file.ts';
import {withoutUserInfo} from '../web-address.ts';
import {call} from './call/call.ts';
import {debugLog, type Log, silentLog} from './call/debug.ts';
import {checkEndpoint, checkRegion, withoutBlanksBefore} from './call/endpoint.ts';
import type {Transport} from './call/http.ts';
import {tokenRegion} from './call/token-region.ts';
import {programName, userAgent} from './call/user-agent.ts';
import type {CallerSession, Run} from './caller.ts';
import type {Dialect} from './dialect.ts';
import {Failure} from './failure.ts';
import {fetchParameter} from './input/fetch-parameter.ts';
import {type Input, readParameters} from './input/parameters.ts';
import {outputSkeleton} from './input/skeleton.ts';
import {validate} from './input/validation.ts';
import {requiredError} from './words/argument-parser.ts';
import type {CheckedGlobals} from './words/check-globals.ts';
import type {CallWords, Globals} from './words/command-words.ts';

/** Text for standard output; `isPiecemeal` if the AWS CLI writes it in pieces as it is produced. */
export type Result = {readonly text: string; readonly isPiecemeal: boolean};

/** The context that a call is made from. */
export type Setting = {
	readonly run: Run;
	readonly dialect: Dialect;
	readonly files: ConfigFiles;
};

/**
 * Runs an operation, or prints its skeleton. All checks precede the call and follow the AWS CLI's order, so that the
 * same one of several mistakes is reported; this includes the output type.
 */
export async function invoke(
	{run, dialect, files}: Setting,
	words: CallWords,
	checked: CheckedGlobals,
): Promise<Result> {
	const {operation} = words;
	const {globals, query} = checked;
	const session = once(run.session);
	await checkWords(words, session);
	const warnOfFile = async () => {
		if (!checked.isUpgradeDebug) return;
		const {parameterFileWarning} = await import('./v2-debug.ts');
		run.stderr.write(parameterFileWarning);
	};
	const given = await readParameters(operation, words.parameters, {
		files: run,
		fetchText:
			dialect.fetchesUrls && followsUrls(globals, run.env, files)
				? url => fetchParameter(url, run.signal)
				: undefined,
		loaded: warnOfFile,
	});
	const addWhole = await dialect.readWholeInput(words, run);
	if (/^fileb?:\/\//.test(words.inputJson ?? '')) await warnOfFile();
	const settings = resolveSettings(globals, run.env, files);
	const merged = addWhole === undefined ? given : addWhole(given);
	if (words.skeleton === 'input' || words.skeleton === 'yaml-input') {
		return {text: await dialect.skeleton(operation, words.skeleton), isPiecemeal: false};
	}
	const caller = merged.has('AccessToken') ? undefined : await session();
	const input: Input = caller ? new Map([['AccessToken', caller.accessToken], ...merged]) : merged;
	const endpoint = findUrl(globals, settings, caller, input, dialect);
	const retries = dialect.resolveRetries(globals, run.env, files);
	checkEndpoint(endpoint);
	const url = withoutBlanksBefore(endpoint);
	const transport = {
		certificates: settings.certificates,
		proxy: proxyFor(url, run.env),
		connectTimeoutMs: timeoutMs('connect', checked.connectTimeout),
		readTimeoutMs: timeoutMs('read', checked.readTimeout),
		signal: run.signal,
		now: globals.debug ? () => performance.now() : undefined,
	} satisfies Transport;
	const mistakes = validate(input, operation.input);
	if (mistakes.length > 0) {
		throw new Failure('parameter', `Parameter validation failed:\n${mistakes.join('\n')}`);
	}
	const format = await dialect.findFormat(settings.output, globals.color, run.terminal);

	if (settings.certificates.kind === 'unverified' && url.startsWith('https:')) {
		run.stderr.write(unverifiedWarning(url));
	}
	const log = globals.debug ? startLog(run, words, settings) : silentLog;
	const agent = userAgent(run, run.env, settings.appId);
	const output =
		words.skeleton === 'output'
			? outputSkeleton(operation.output)
			: await call(operation, input, {url, transport, retries, userAgent: agent, log});
	const text = format(operation.name, query ? query(output) : output);
	return {text, isPiecemeal: settings.output === 'text'};
}

/** Throws for missing or unknown words. A cached session replaces a missing token. */
async function checkWords(
	{missing, unknown}: CallWords,
	session: () => Promise<CallerSession | undefined>,
): Promise<void> {
	const token = '--access-token';
	const isTokenCached = missing.includes(token) && (await session()) !== undefined;
	const stillMissing = isTokenCached ? missing.filter(option => option !== token) : missing;
	if (stillMissing.length > 0) throw requiredError(stillMissing);
	if (unknown.length > 0) {
		throw new Failure('unknownOptions', `Unknown options: ${unknown.join(', ')}`);
	}
}

/**
 * Finds the URL to call. A session brings its own region and endpoint, which only flags override, not the environment
 * or a profile, even if the session uses Amazon's own endpoint. Its token is never sent over a network unencrypted. If
 * no region is configured, the token's is used.
 */
function findUrl(
	globals: Globals,
	settings: Settings,
	caller: CallerSession | undefined,
	input: Input,
	dialect: Dialect,
): string {
	const region =
		globals.region ?? caller?.region ?? settings.region ?? tokenRegion(input.get('AccessToken'));
	if (region === undefined) throw new Failure('region', 'You must specify a region.');
	checkRegion(region);
	const configured = caller === undefined ? settings.endpointUrl : caller.endpointUrl;
	const url = globals.endpointUrl ?? configured ?? dialect.endpointUrl(region, settings);
	/* A URL without a scheme is called over http. */
	const isClear = isClearAndFar(withoutBlanksBefore(url).replace(/^(?=\/\/)/, 'http:'));
	if (caller !== undefined && isClear) {
		throw new Failure(
			'configuration',
			`The token of a saved session is not sent over plain http to ${shownEndpoint(url)}. Use an https:// endpoint, or name the token with --access-token.`,
		);
	}
	return withoutUserInfo(url);
}

function timeoutMs(name: 'read' | 'connect', seconds: number): number | undefined {
	if (seconds === 0) return undefined;
	if (seconds > 0) return seconds * 1000;
	throw new Failure(
		'general',
		`Attempted to set ${name} timeout to ${seconds}, but the timeout cannot be set to a value less than or equal to 0.`,
	);
}

function unverifiedWarning(url: string): string {
	const host = URL.parse(url)?.hostname ?? url;
	return (
		`InsecureRequestWarning: Unverified HTTPS request is being made to host '${host}'. ` +
		'Adding certificate verification is strongly advised.\n'
	);
}

function startLog(run: Run, words: CallWords, settings: Settings): Log {
	const log = debugLog(
		line => run.stderr.write(line),
		() => new Date(),
	);
	log.note(`Version: ${programName(run)}`);
	log.note(
		`Command: ${words.operation.command}; options: ${[...words.parameters.keys()].join(' ')}`,
	);
	log.note(`Region: ${settings.region ?? 'none'}; output: ${settings.output}`);
	return log;
}

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
	let result: Promise<Result> | undefined;
	return () => {
		result ??= work();
		return result;
	};
}
