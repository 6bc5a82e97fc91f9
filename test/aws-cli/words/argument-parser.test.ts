import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {Failure} from '../../../source/aws-cli/failure.ts';
import {
	type Option,
	type Positional,
	parseKnown,
} from '../../../source/aws-cli/words/argument-parser.ts';

const options: readonly Option[] = [
	{name: '--access-token', takes: 'one', required: true},
	{name: '--attribute-name', takes: 'one'},
	{name: '--attributes', takes: 'many'},
	{name: '--debug', takes: 'none'},
	{name: '--output', takes: 'one', choices: ['json', 'text', 'table']},
	{name: '--skeleton', takes: 'optional', constant: 'input', choices: ['input', 'output']},
	{name: '--exit-codes', takes: 'one', unabbreviated: true},
	{name: '--version', takes: 'none', stops: true},
];
const word: Positional = {kind: 'optional'};
const parse = (line: string, positional: Positional = word) =>
	parseKnown(line === '' ? [] : line.split(' '), options, positional);
const values = (line: string) => Object.fromEntries(parse(line).values);

test('options take values, with a space or an equals sign, in full or as a unique beginning', () => {
	assert.deepEqual(values('--access-token t --debug --attributes a b --skeleton'), {
		'--access-token': 't',
		'--debug': true,
		'--attributes': ['a', 'b'],
		'--skeleton': 'input',
	});
	assert.deepEqual(values('--acc=t=u --attribute-n= --skel output --attributes'), {
		'--access-token': 't=u',
		'--attribute-name': '',
		'--skeleton': 'output',
		'--attributes': [],
	});
});

test('the last of duplicates wins', () => {
	assert.deepEqual(values('--access-token a --access-token b'), {'--access-token': 'b'});
});

test('a value may be a negative number or hold a space, but not start with a dash otherwise', () => {
	assert.deepEqual(values('--access-token -1'), {'--access-token': '-1'});
	assert.deepEqual(
		Object.fromEntries(parseKnown(['--access-token', '-a b'], options, word).values),
		{
			'--access-token': '-a b',
		},
	);
	assert.throws(() => parse('--access-token -x'), {
		kind: 'usage',
		message: 'argument --access-token: expected one argument',
	});
});

test('what is unknown is left over, in order; one word more may be taken', () => {
	assert.deepEqual(parse('--bogus 1 --access-token t stray -x'), {
		values: new Map([['--access-token', 't']]),
		rest: ['--bogus', 'stray', '-x'],
		missing: [],
		stopped: false,
		positional: '1',
	});
	assert.deepEqual(parse('--access-token t'), {
		values: new Map([['--access-token', 't']]),
		rest: [],
		missing: [],
		stopped: false,
	});
});

test('a -- behind = is taken away, so that the option has no word', () => {
	assert.deepEqual(values('--access-token=-- --skeleton=-- --attributes=--'), {
		'--access-token': [],
		'--skeleton': 'input',
		'--attributes': [],
	});
});

test('after -- everything is a word', () => {
	assert.deepEqual(parse('--access-token t -- --debug x'), {
		values: new Map([['--access-token', 't']]),
		rest: ['x'],
		missing: [],
		stopped: false,
		positional: '--debug',
	});
});

test('-- with nothing behind it is taken away where a word may stand', () => {
	assert.deepEqual(parse('--access-token t --'), {
		values: new Map([['--access-token', 't']]),
		rest: [],
		missing: [],
		stopped: false,
	});
});

test('mistakes are told as argparse tells them', () => {
	const mistakes: readonly (readonly [string, string])[] = [
		['--att x', 'ambiguous option: --att could match --attribute-name, --attributes'],
		['--debug=1', "argument --debug: ignored explicit argument '1'"],
		[
			'--output yaml',
			`argument --output: Invalid choice, valid choices are:\n\n${'json'.padEnd(40)} | ${'text'.padEnd(40)}\n${'table'.padEnd(40)}`,
		],
		[
			'--output tabel',
			`argument --output: Invalid choice, valid choices are:\n\n${'json'.padEnd(40)} | ${'text'.padEnd(40)}\n${'table'.padEnd(40)}\n\n\nInvalid choice: 'tabel', maybe you meant:\n\n  * table`,
		],
	];
	for (const [line, message] of mistakes)
		assert.throws(() => parse(line), {kind: 'usage', message});
	const command: Positional = {kind: 'one', name: 'operation', choices: ['get-user']};
	assert.throws(() => parse('--access-token t', command), {
		message: 'the following arguments are required: operation',
	});
	assert.throws(() => parse('get-usr', command), /maybe you meant:\n\n {2}\* get-user$/);
});

test('required options that are not there are named, not thrown: a session may have one', () => {
	assert.deepEqual(parse('--debug').missing, ['--access-token']);
	assert.deepEqual(parse('--access-token t').missing, []);
});

test('an option that is ours alone takes no part in abbreviations', () => {
	assert.deepEqual(parse('--exit v2 --access-token t').rest, ['--exit']);
	assert.equal(values('--exit-codes=v2')['--exit-codes'], 'v2');
});

test('--version stops the reading where it stands', () => {
	assert.equal(parse('--ver --output').stopped, true);
	assert.throws(() => parse('--output --version'), /expected one argument/);
});

/** argparse's result: a `usage` error, or the values, the positional word, and what is left over. */
type Recorded = readonly [Positional['kind'], readonly string[], unknown, unknown, unknown?];

/** Recorded from `CLIArgParser` (`awscli/argparser.py` 1.45.11, Python 3.11), with random options. */
const recorded: readonly Recorded[] = JSON.parse(
	await readFile(join(import.meta.dirname, '../../fixtures/argparse-recorded.json'), 'utf8'),
);
const named = ['--access-token', '--attribute-name', '--attributes', '--debug', '--output'];
const recordedOptions = options
	.filter(({name}) => [...named, '--skeleton'].includes(name))
	.map(({required: _, ...option}) => option);

test('words are read as argparse reads them, whatever their order', () => {
	const command: Positional = {kind: 'one', name: 'operation', choices: ['get-user', 'get-code']};
	const read = (kind: Positional['kind'], words: readonly string[]) => {
		try {
			const parsed = parseKnown(words, recordedOptions, kind === 'one' ? command : word);
			assert.deepEqual([parsed.missing, parsed.stopped], [[], false]);
			return [Object.fromEntries(parsed.values), parsed.positional ?? null, parsed.rest];
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			return [error.kind, error.message];
		}
	};
	assert.ok(recorded.length > 600);
	for (const [kind, words, ...expected] of recorded) {
		assert.deepEqual(read(kind, words), expected, `${kind}: ${words.join(' ')}`);
	}
});
