import {usageWords} from '../copy/usage-words.ts';
import {isRecord, parseJson} from '../json.ts';
import type {LocalPoolOptions} from '../local-pool/create-local-pool.ts';
import {readOrigin} from '../local-pool/server/cors.ts';
import type {localPoolCommand} from '../options/commands.ts';
import type {readOptions} from '../options/read-options.ts';
import {readTextFile} from '../options/read-text.ts';
import {UsageError} from '../options/usage-error.ts';
import {Problem} from '../problem.ts';
import {readWebAddress} from '../web-address.ts';

type PoolValues = ReturnType<typeof readOptions<typeof localPoolCommand>>['values'];

/** Reads the options of a pool, without those in files. Throws a UsageError. */
export function readPoolOptions(values: PoolValues, words: readonly string[]): LocalPoolOptions {
	const {port, host, data, issuer, 'allow-origin': origins} = values;
	if (port !== undefined && !isPort(port)) throw new UsageError(usageWords.isPort(port));
	const allowedOrigins = origins.map(origin => {
		const read = readOrigin(origin);
		if (read === undefined) throw new UsageError(usageWords.isOrigin);
		return read;
	});
	const address = issuer === undefined || issuer === 'self' ? issuer : readWebAddress(issuer);
	if (issuer !== undefined && address === undefined) throw new UsageError(usageWords.isIssuer);
	checkKeyFile(values, words);
	return {
		...(port !== undefined && {port: Number(port)}),
		...(host !== undefined && {host}),
		...(data !== undefined && {dataFile: data}),
		...(address !== undefined && {issuer: address}),
		allowedOrigins,
	};
}

/** Checks `--tls CERT KEY`: the word after the certificate is the key's file. */
function checkKeyFile({tls: certificate}: PoolValues, [key, ...others]: readonly string[]): void {
	if (certificate === undefined && key !== undefined) {
		throw new UsageError(usageWords.unexpectedAfter('local-pool'));
	}
	if (others.length > 0 || (certificate !== undefined && key === undefined)) {
		throw new UsageError(usageWords.isTls);
	}
}

/**
 * Reads the files on the command line: the seed, the certificate and the key. Throws a `Problem` (`sourceUnreadable`).
 */
export function readPoolFiles(
	{seed, tls: certificate}: PoolValues,
	[key]: readonly string[],
): Pick<LocalPoolOptions, 'seed' | 'tls'> {
	return {
		...(seed !== undefined && {seed: readSeed(seed)}),
		...(certificate !== undefined &&
			key !== undefined && {
				tls: {cert: readTextFile(certificate, largestFile), key: readTextFile(key, largestFile)},
			}),
	};
}

/** In bytes: a seed of a hundred thousand users. */
const largestFile = 64 * 1024 * 1024;

function readSeed(path: string): Readonly<Record<string, unknown>> {
	const seed = parseJson(readTextFile(path, largestFile));
	if (isRecord(seed)) return seed;
	throw new Problem('sourceUnreadable', {source: path, fault: "it isn't a JSON object"});
}

function isPort(text: string): boolean {
	return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}
