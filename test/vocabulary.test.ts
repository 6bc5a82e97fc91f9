import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';

const root = join(import.meta.dirname, '..');

/** Spellings that must not come back, and what is written instead. */
const spellings: readonly (readonly [RegExp, string])[] = [
	[/\be-mails?\b/i, 'email'],
	[/\buser names?\b/i, 'username'],
	[/\b(?:pool|client|request|account)(?:'s)? ids?\b/, 'ID'],
	[/\bsend again\b/, 'resend'],
	[/\bis not delivered\b/, 'delivery not confirmed'],
	[/\bunsaid\b/, 'not said'],
	[/\bThat is no\b/, "That isn't"],
	[/\b(?:what|which) is no(?:ne)?\b|\bis no (?:part|secret|error)\b/, "what isn't"],
	[/\bgo(?:es|ing)? on\b/i, 'continue'],
	[/\bin clear\b(?! http)/, 'unencrypted'],
	[/\b[Aa] work\b/, 'work'],
	[/\bof themselves\b/, 'by themselves'],
	[/\bdoors?\b/, 'the standard term'],
	[/\bgoes without --/, "can't be combined with --"],
	[/\bstranger|\bshelf\b|\bAuthDoor\b/, 'the standard term'],
	[/\bthe one before\b/, 'the earlier one'],
	[/\bbrought no answer\b/, 'timed out, or failed'],
	[/\bof no more use\b/, 'has expired, or is no longer used'],
	[/\bone's own\b/, 'custom, or your own'],
	[/\b(?:wants|gets) to be\b/, 'has to be'],
	[/\b(?:is|are) there to be\b/, 'is for'],
];

/** Cognito's own words, which are quoted, and HTML's. */
const quoted = /Username\/client id combination|\*Accepted\* is not \*delivered\*/;

const prose = globSync(['*.md', 'docs/**/*.md', '.github/**/*.yml'], {cwd: root});
const sentences = globSync(['source/copy.ts', 'source/copy/*.ts', 'source/options/*.ts'], {
	cwd: root,
});
const code = globSync(['source/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'build/**/*.{ts,js,cjs}'], {
	cwd: root,
}).filter(file => !file.endsWith('vocabulary.test.ts'));

const linesOf = (file: string) => readFileSync(join(root, file), 'utf8').split('\n');

/** A line that readers of the code read: a comment, or a test's name. */
const isRead = (line: string) => /^\s*(?:\*|\/\/|\/\*|(?:await )?test\()/.test(line);

const words = /[A-Za-z’]{2,} [A-Za-z’]{2,}/;

/** Texts of two or more words in drawing code, except IDs and the program's own errors. */
function textsIn(file: string) {
	const code = readFileSync(join(root, file), 'utf8')
		.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
		.replaceAll(/\bid: (?:'[^'\n]*'|`[^`]*`)|\bnew Error\([^)]*\)/g, '')
		.replaceAll(/\$\{[^{}]*\}/g, '');
	const literal = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
	const jsx = code.replaceAll(literal, '').match(/(?<![=-])>[^<>{}=;()]*</g) ?? [];
	return [...(code.match(literal) ?? []), ...jsx].filter(text => words.test(text));
}

test('what a person reads in the guided app is in source/copy, not where it is drawn', () => {
	const files = globSync('source/ui/**/*.{ts,tsx}', {cwd: root});
	assert.ok(files.length > 50);
	assert.deepEqual(
		files.flatMap(file => textsIn(file).map(text => `${file}: ${text}`)),
		[],
	);
});

test('documents, sentences, comments and names of tests keep to one word for one thing', () => {
	const lines = [
		...[...prose, ...sentences].flatMap(file => linesOf(file).map(line => ({file, line}))),
		...code
			.flatMap(file => linesOf(file).map(line => ({file, line})))
			.filter(({line}) => isRead(line)),
	];
	assert.ok(lines.length > 2_000, 'the lines were found');
	const wrong = lines
		.filter(({line}) => !quoted.test(line))
		.flatMap(({file, line}) =>
			spellings
				.filter(([pattern]) => pattern.test(line))
				.map(([, better]) => `${file}: ${line.trim().slice(0, 120)} (${better})`),
		);
	assert.deepEqual(wrong, []);
});
