import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {accountWords} from '../source/copy/account-words.ts';
import {connectionWords} from '../source/copy/connection-words.ts';
import {describeProblem} from '../source/copy.ts';
import {type PlainCode, Problem, type ProblemCode} from '../source/problem.ts';

const codes = [...keys(accountWords), ...keys(connectionWords)];

/** The worst texts of the service and the network. */
const detail = {
	awsName: 'SomeException',
	awsMessage: 'It said \u001b[2J\u0007\u202eso.',
	requestId: 'request-1',
	reason: 'ECONNRESET',
	mayHaveBeenSent: true,
};
const host = 'example.com';
const fault = "it isn't there";
const region = 'us-east-1';

/** A problem of each code that has details of its own, with only the required ones. */
const withSubject: readonly Problem[] = [
	new Problem('tokenUnreadable', {looksLike: 'refreshToken'}),
	new Problem('tokenOfAnotherRegion', {region}),
	new Problem('tokenOfAnother', {kind: 'app client', found: 'abc', wanted: 'def'}),
	new Problem('tokenExpired', {expiredAt: Date.UTC(2026, 10, 24, 12)}),
	new Problem('challengeUnsupported', {challenge: 'RETINA_SCAN'}),
	new Problem('redirectMismatch', {redirectUri: 'http://localhost:1/'}),
	new Problem('browserSignInRefused', {answer: 'invalid_grant'}),
	new Problem('credentialsMissing', {why: 'Could not load credentials.'}),
	...(['denied', 'timedOut', 'failed'] as const).map(
		because => new Problem('notLookedUp', {action: 'cognito-idp:ListUsers', region, because}),
	),
	new Problem('connectionRefused', {host}),
	new Problem('hostNotFound', {host}),
	new Problem('connectionLost', {host}),
	new Problem('timedOut', {host}),
	new Problem('certificateRefused', {host}),
	new Problem('proxyRefused', {host}),
	new Problem('answerUnreadable', {source: host}),
	new Problem('serverLacks', {host, operation: 'GetUser'}),
	new Problem('serverLacks', {host, operation: 'InitiateAuth', flow: 'USER_SRP_AUTH'}),
	new Problem('serverLacks', {host, operation: 'InitiateAuth', flow: 'USER_AUTH'}),
	new Problem('serverLacks', {host, operation: 'InitiateAuth', flow: 'REFRESH_TOKEN_AUTH'}),
	new Problem('optionMissing', {option: '--region'}),
	new Problem('optionMissing', {option: '--region', variable: 'AWS_DEFAULT_REGION'}),
	new Problem('answerMissing', {answer: 'ANSWER=VALUE'}),
	new Problem('sourceUnreadable', {source: '/file', fault}),
	new Problem('regionInvalid', {region: 'nowhere'}),
	new Problem('endpointInvalid', {endpoint: 'nowhere'}),
	new Problem('clearHttpRefused', {endpoint: 'http://example.com'}),
	new Problem('redirectUnusable', {redirectUri: 'http://localhost:1/', fault}),
	new Problem('sessionNotFound', {session: 'nobody'}),
	new Problem('sessionNotChosen', {sessions: ['jane', 'joe']}),
	new Problem('storeUnsafe', {fault: '/file is a link', mend: 'rm /file'}),
	new Problem('storeDamaged', {file: '/file'}),
	new Problem('storeUnreadable', {fault: '/file is locked'}),
	new Problem('storeNotWritable', {fault: '/file: no space left'}),
];
const isPlain = (code: ProblemCode): code is PlainCode =>
	withSubject.every(problem => problem.code !== code || isOptional.has(code));
const isOptional = new Set<ProblemCode>([
	'tokenUnreadable',
	'tokenExpired',
	'challengeUnsupported',
]);

test('each code has words, and each has them once', () => {
	const file = readFileSync(new URL('../source/problem.ts', import.meta.url), 'utf8');
	const [union = ''] = file.split(';');
	const declared = [...union.matchAll(/^\t\| '(\w+)'/gm)].map(match => match[1] ?? '');
	assert.ok(declared.length > 60);
	assert.deepEqual([...codes].sort(), declared.sort());
});

test('each problem is two whole sentences, with and without details', () => {
	const plain = codes
		.filter(isPlain)
		.flatMap(code => [new Problem(code), new Problem(code, detail)]);
	const all = [...withSubject, ...plain];
	assert.deepEqual(new Set(all.map(({code}) => code)), new Set(codes));
	for (const problem of all) {
		const {says, tryNext} = describeProblem(problem);
		for (const sentence of [says, tryNext]) {
			assert.match(sentence, /^[\p{Lu}"-].+\.$/u, problem.code);
			assert.doesNotMatch(sentence, /undefined|\.\.|\p{C}/u, problem.code);
		}
	}
});

test('whatever the service said, its own name and the request ID are there for support', () => {
	for (const code of codes.filter(isPlain)) {
		const {says} = describeProblem(new Problem(code, detail));
		assert.match(says, / \(SomeException, request ID request-1\)\.$/, code);
	}
	const gateway = new Problem('serviceFailed', {httpStatus: 502, requestId: 'request-2'});
	assert.equal(
		describeProblem(gateway).says,
		'Cognito had an internal error (HTTP 502, request ID request-2).',
	);
	assert.deepEqual(
		[
			{httpStatus: 400},
			{httpStatus: 399},
			{awsName: 'Name', httpStatus: 400},
			{requestId: 'request-2'},
			{awsName: 'Na\u0007me'},
		].map(each => describeProblem(new Problem('serviceFailed', each)).says),
		[
			'Cognito had an internal error (HTTP 400).',
			'Cognito had an internal error.',
			'Cognito had an internal error (Name).',
			'Cognito had an internal error (request ID request-2).',
			'Cognito had an internal error (Na me).',
		],
	);
	const unread = new Problem('answerUnreadable', {source: host, httpStatus: 200});
	assert.equal(describeProblem(unread).says, "The response isn't from Cognito (example.com).");
});

test('who keeps the file of sessions locked is to be dealt with, not the folder', () => {
	const adviceFor = (holder?: {pid?: number; isStopped?: boolean}) =>
		describeProblem(new Problem('storeNotWritable', {fault: '/file', ...(holder && {holder})}))
			.tryNext;
	assert.deepEqual([undefined, {}, {pid: 7}, {pid: 7, isStopped: true}].map(adviceFor), [
		'Make the folder writable, or set COGNITO_VERIFY_CONFIG_DIR to another one.',
		'Remove it if cognito-verify runs nowhere else, then try again.',
		'Wait until it has finished, or end it, then try again.',
		'Resume it (fg in its terminal, or kill -CONT 7) or end it (kill -KILL 7), then try again.',
	]);
});

test('what cannot be foreseen is quoted', () => {
	const {says} = describeProblem(
		new Problem('unknownServiceError', {
			awsName: 'NewException',
			awsMessage: 'Surprise',
			requestId: 'request-1',
		}),
	);
	assert.equal(says, 'Cognito answered: Surprise (NewException, request ID request-1).');
	const odd = new Problem('unknownServiceError', {awsName: "$'$&", awsMessage: 'Surprise'});
	assert.equal(describeProblem(odd).says, "Cognito answered: Surprise ($'$&).");
});

test('where a message may be on its way, that is said before anybody asks for another', () => {
	const doubt = new Problem('timedOut', {host, mayHaveBeenSent: true});
	assert.match(describeProblem(doubt).tryNext, /check whether it arrived/);
	assert.doesNotMatch(
		describeProblem(new Problem('timedOut', {host})).tryNext,
		/whether it arrived/,
	);
});

test('an expired token says when it expired', () => {
	const problem = new Problem('tokenExpired', {expiredAt: Date.UTC(2026, 10, 24, 12)});
	assert.equal(
		describeProblem(problem).says,
		'The access token expired at 2026-11-24 12:00:00 UTC.',
	);
});

function keys(words: Partial<Record<ProblemCode, unknown>>): readonly ProblemCode[] {
	const isCode = (name: string): name is ProblemCode => name in words;
	return Object.keys(words).filter(isCode);
}
