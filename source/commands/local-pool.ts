import {readFile} from 'node:fs/promises';
import {messageWasSent, poolIsUp} from '../copy/local-pool-words.ts';
import type {LocalPool, LocalPoolOptions} from '../local-pool/create-local-pool.ts';
import {adminOperationNames, publicOperationNames} from '../local-pool/operations/names.ts';
import {announcementLine, runLocalPool} from '../local-pool/run-local-pool.ts';
import type {Command} from '../options/command.ts';
import {localPoolCommand} from '../options/commands.ts';
import {readOptions} from '../options/read-options.ts';
import {UsageError} from '../options/usage-error.ts';
import {safeText} from '../safe-text.ts';
import {exit} from '../say-failure.ts';
import {readWebAddress} from '../web-address.ts';
import {type Run, runCommand} from './run.ts';

/** The command, with the operations that the pool has in its help. */
const command: Command = {
	...localPoolCommand,
	lists: [
		{title: 'Operations that an app calls', names: publicOperationNames},
		{title: 'Operations that want AWS credentials, any will do', names: adminOperationNames},
	],
};

/** `local-pool`: gives the exit code 0 when it was stopped, 1 when it could not start. */
export async function localPool(
	run: Pick<Run, 'argv' | 'stdout' | 'stderr' | 'signal'>,
): Promise<number> {
	return runCommand(run, command, async () => {
		const {values, words} = readOptions(localPoolCommand, run.argv, {});
		const options = toPoolOptions(values);
		const onError = (error: unknown) => run.stderr.write(`${reasonOf(error)}\n`);
		const onWarning = (message: string) => run.stderr.write(`cognito-verify: ${message}\n`);
		const isForPerson = run.stdout.isTTY === true && !values.json;
		const announce = (pool: LocalPool) => {
			if (!isForPerson) {
				run.stdout.write(announcementLine(pool));
				return;
			}
			run.stdout.write(poolIsUp(pool));
			pool.onMessage(message =>
				run.stdout.write(`${safeText(messageWasSent(message).trimEnd())}\n`),
			);
		};
		const keyFile = readKeyFile(values.tls, words);
		try {
			const seed = values.seed === undefined ? undefined : await readSeed(values.seed);
			const tls =
				values.tls !== undefined && keyFile !== undefined
					? {cert: await readFile(values.tls, 'utf8'), key: await readFile(keyFile, 'utf8')}
					: undefined;
			await runLocalPool(
				{...options, ...(seed && {seed}), ...(tls && {tls}), onError, onWarning},
				{announce, signal: run.signal},
			);
			return exit.done;
		} catch (error) {
			run.stderr.write(`cognito-verify: the user pool could not start: ${reasonOf(error)}\n`);
			return exit.failed;
		}
	});
}

type PoolValues = ReturnType<typeof readOptions<typeof localPoolCommand>>['values'];

function toPoolOptions({
	port,
	host,
	data,
	issuer,
	'allow-origin': origins,
}: PoolValues): LocalPoolOptions {
	if (port !== undefined && !isPort(port)) {
		throw new UsageError(`--port takes a number from 0 to 65535, not "${port}".`);
	}
	for (const origin of origins) {
		if (origin !== '*' && URL.parse(origin)?.origin !== origin) {
			throw new UsageError(
				'--allow-origin takes an origin such as https://app.example.com, without a path, or *.',
			);
		}
	}
	const address = issuer === undefined || issuer === 'self' ? issuer : readWebAddress(issuer);
	if (issuer !== undefined && address === undefined) {
		throw new UsageError(
			'--issuer takes an address that begins with https:// or http://, or self.',
		);
	}
	return {
		...(port !== undefined && {port: Number(port)}),
		...(host !== undefined && {host}),
		...(data !== undefined && {dataFile: data}),
		...(address !== undefined && {issuer: address}),
		allowedOrigins: origins,
	};
}

/** `--tls CERT KEY`: the word that follows is the file of the key. */
function readKeyFile(
	certificate: string | undefined,
	words: readonly string[],
): string | undefined {
	const [key, ...others] = words;
	if (certificate === undefined && key !== undefined) {
		throw new UsageError('Unexpected argument after local-pool.');
	}
	if (others.length > 0 || (certificate !== undefined && key === undefined)) {
		throw new UsageError('--tls takes two files: a certificate and its key.');
	}
	return key;
}

async function readSeed(path: string) {
	const text = await readFile(path, 'utf8');
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		throw new Error(`${path} is not JSON.`);
	}
}

function isPort(text: string): boolean {
	return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
