import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {accountWords} from '../source/copy/account-words.ts';
import {connectionWords} from '../source/copy/connection-words.ts';
import {describeProblem} from '../source/copy.ts';
import {Problem, type ProblemCode} from '../source/problem.ts';

const codes = [...keys(accountWords), ...keys(connectionWords)];

/** What service and network may say, at its worst. */
const detail = {
	awsName: 'SomeException',
	awsMessage: 'It said \u001b[2J\u0007\u202eso.',
	requestId: 'request-1',
	reason: 'ECONNRESET',
	subject: 'example.com',
	mend: "chmod 700 '/folder'",
	mayHaveBeenSent: true,
};

test('each code has words, and each has them once', () => {
	const union = readFileSync(new URL('../source/problem.ts', import.meta.url), 'utf8');
	const declared = [...union.matchAll(/^\t\| '(\w+)'/gm)].map(match => match[1] ?? '');
	assert.ok(declared.length > 60);
	assert.deepEqual([...codes].sort(), declared.sort());
});

test('each problem is two whole sentences, with and without details', () => {
	for (const code of codes) {
		for (const problem of [new Problem(code), new Problem(code, detail)]) {
			const {says, tryNext} = describeProblem(problem);
			for (const sentence of [says, tryNext]) {
				assert.match(sentence, /^\p{Lu}.+\.$/u, code);
				assert.doesNotMatch(sentence, /undefined|\.\.|\p{C}/u, code);
			}
		}
	}
});

test('what cannot be foreseen is quoted, with the id AWS finds it by', () => {
	const {says, tryNext} = describeProblem(
		new Problem('unknownServiceError', {
			awsName: 'NewException',
			awsMessage: 'Surprise',
			requestId: 'request-1',
		}),
	);
	assert.equal(says, 'Cognito answered NewException: Surprise.');
	assert.equal(tryNext, 'Report this with the request id request-1.');
});

test('where a message may be on its way, that is said before anybody asks for another', () => {
	const doubt = new Problem('timedOut', {mayHaveBeenSent: true});
	assert.match(describeProblem(doubt).tryNext, /look whether it has come/);
	assert.doesNotMatch(describeProblem(new Problem('timedOut')).tryNext, /look whether/);
});

test('an expired token says when it expired', () => {
	const problem = new Problem('tokenExpired', {subject: '2026-11-24T12:00:00.000Z'});
	assert.equal(
		describeProblem(problem).says,
		'The access token expired at 2026-11-24 12:00:00 UTC.',
	);
});

function keys(words: Partial<Record<ProblemCode, unknown>>): readonly ProblemCode[] {
	const isCode = (name: string): name is ProblemCode => name in words;
	return Object.keys(words).filter(isCode);
}
