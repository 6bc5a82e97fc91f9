import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import fc from 'fast-check';
import {startAwsCli} from './aws-cli-oracle.ts';
import {type Pair, pairKinds} from './aws-cli-pair-kinds.ts';
import {type Ran, runCommand} from './aws-run.ts';
import {startAwsService} from './aws-service.ts';

/** The result of one side. */
type Left = Ran & {readonly requests: readonly object[]};

/** The result of a group of pairs; `listed` are differences listed in the README, by reason. */
export type Tally = {
	readonly group: string;
	readonly pairs: number;
	readonly equal: number;
	readonly listed: Readonly<Record<string, number>>;
	readonly different: readonly string[];
};

/** Runs `count` pairs of each selected group, chosen by the seed, and yields each group's result when it is done. */
export async function* comparePairs(
	count: number,
	seed: number,
	fits = (_group: string, _index: number) => true,
): AsyncGenerator<Tally> {
	await using service = await startAwsService();
	await using aws = await startAwsCli();
	const folder = await mkdtemp(join(tmpdir(), 'pairs-'));
	const file = join(folder, 'config');
	const given = join(folder, 'given');
	const aliases = join(folder, '.aws/cli');
	await mkdir(aliases, {recursive: true});
	const fill = (text: string) =>
		text.replaceAll('{HTTP}', service.http).replaceAll('{FILE}', given);
	const usual = {
		HOME: folder,
		AWS_CONFIG_FILE: file,
		AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
		AWS_EC2_METADATA_DISABLED: 'true',
		AWS_MAX_ATTEMPTS: '1',
		NO_PROXY: '127.0.0.1',
		LANG: 'C.UTF-8',
	};
	const both = async (pair: Pair): Promise<readonly [Left, Left]> => {
		const argv = pair.argv.map(fill);
		const env = Object.fromEntries(
			Object.entries({...usual, ...pair.env}).map(([name, value]) => [name, fill(value)]),
		);
		await writeFile(file, fill(pair.config ?? ''));
		await writeFile(given, pair.file ?? '', 'latin1');
		await writeFile(join(aliases, 'alias'), fill(pair.alias ?? ''));
		const left = async (run: typeof runCommand | typeof aws.run): Promise<Left> => {
			service.script(pair.answer ?? {});
			const ran = await (run === runCommand
				? runCommand(argv, {env, home: folder})
				: aws.run(argv, env));
			const requests = service.seen.map(({method, path, body, headers}) => ({
				method,
				path,
				body,
				type: headers['content-type'],
				target: headers['x-amz-target'],
			}));
			return {...ran, stderr: comparable(ran.stderr), requests};
		};
		return [await left(aws.run), await left(runCommand)];
	};
	try {
		for (const [index, [group, pairs]] of Object.entries(pairKinds).entries()) {
			if (!fits(group, index)) continue;
			let equal = 0;
			const listed: Record<string, number> = {};
			const different: string[] = [];
			for (const pair of fc.sample(pairs, {seed, numRuns: count})) {
				const [theirs, ours] = await both(pair);
				const reason = isDeepStrictEqual(theirs, ours) ? 'equal' : reasonOf(pair, theirs, ours);
				if (reason === 'equal') equal += 1;
				else if (reason !== undefined) listed[reason] = (listed[reason] ?? 0) + 1;
				else different.push(JSON.stringify({pair, theirs, ours}));
			}
			yield {group, pairs: count, equal, listed, different};
		}
	} finally {
		await rm(folder, {recursive: true});
	}
}

/** The README's reason for a difference ("Better on purpose"); undefined for any other. */
function reasonOf(pair: Pair, theirs: Left, ours: Left): string | undefined {
	const error = ours.stderr;
	const isFailure = ours.code !== 0;
	if (isFailure && /says \d+ but cannot be read: /.test(error)) return 'unreadable answers';
	if (isFailure && ours.requests.length === 0 && theirs.requests.length > 0) {
		const isBefore =
			/^\n(?:Unknown function: |Expected (?:at least )?\d|An expression with &|Unknown output type)/;
		if (isBefore.test(error)) return 'checked before the call';
	}
	const crash =
		/^\n(?:'utf-8' codec can't decode byte .*|'\w+' object has no attribute 'get'|argument of type '\w+' is not iterable|unhashable type: '\w+')\n$/;
	const isClosed = error.startsWith('\nConnection was closed before');
	const isUnread = theirs.stdout === '' && (theirs.code === 0 || crash.test(theirs.stderr));
	if (isClosed && isUnread) return 'answers cut short';
	if (crash.test(theirs.stderr) && error.startsWith('\nAn error occurred (')) return 'odd errors';
	if (/^content-length: 36, 36/im.test(pair.answer?.raw ?? '')) return 'lengths in one line';
	if (theirs.stderr.startsWith('\nPartial credentials found')) return 'no credentials';
	if (pair.env?.['AWS_REGION'] && pair.env['AWS_DEFAULT_REGION'] === undefined) return 'AWS_REGION';
	if (pair.argv.some(word => word.endsWith('=--'))) return '-- behind =';
	if (/is a shell command\. It is not run/.test(error)) return 'aliases of the shell';
	/* The program itself exits with 1 then, but these runs have already started. */
	const broken = theirs.stderr.trimEnd();
	if (theirs.code === 1 && ours.code === 1 && error.startsWith('\nUnable to parse config file: ')) {
		return 'the place in a broken file';
	}
	if (broken.startsWith('\nUnable to parse config file') && error.startsWith(`${broken}, `)) {
		return 'the place in a broken file';
	}
	if (error.includes('(redacted)')) return 'secrets';
	const cut = theirs.stderr.indexOf('{self._error_location()}');
	if (cut > 0 && error.slice(0, cut) === theirs.stderr.slice(0, cut))
		return 'the caret in shorthand';
	const said = ours.stdout + error + theirs.stderr;
	if (/^usage: | - DEBUG - /.test(said) && theirs.code === ours.code) return 'help and debug';
	const isManual =
		/\x08|\nNAME\n/.test(theirs.stdout) ||
		theirs.stderr === '\nCould not find executable named "groff or mandoc"\n';
	if (ours.stdout.startsWith('usage: ') && isManual) return 'help and debug';
	const isHalf = pair.argv.includes('text') && isFailure && ours.stdout === '';
	if (isHalf && isDeepStrictEqual({...theirs, stdout: ''}, ours)) return 'half a result';
	const proxy = pair.env?.['HTTPS_PROXY'] ?? '';
	const isRefused = theirs.stderr.startsWith('\nFailed to connect to proxy URL: "http://HTTP:');
	if (proxy.startsWith('HTTP:') && isRefused) return 'HTTP:// of a proxy';
	const unnamed = ({stderr, ...left}: Left) => ({
		...left,
		stderr: stderr.replace(/[^\s"]*(?:\/\/|@)/g, ''),
	});
	if (proxy.includes('@') && isDeepStrictEqual(unnamed(theirs), unnamed(ours))) {
		return 'the name of a proxy';
	}
	return undefined;
}

/** Standard error without the usage text and the list of all commands, which differ by design. */
function comparable(stderr: string): string {
	const complaint = stderr.replace(/^AWS CLI v2 knows .*\n/, '');
	if (!complaint.startsWith('usage')) return stderr;
	const [, said = complaint.trimEnd().split('\n').at(-1) ?? ''] =
		/^\S+: error: ([\s\S]*)$/m.exec(complaint) ?? [];
	return said
		.replace(
			/(?<=^argument (?:command|operation): Invalid choice, valid choices are:\n\n)(?:.+\n)+/,
			'',
		)
		.trimEnd();
}
