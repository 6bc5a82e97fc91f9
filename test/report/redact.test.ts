import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {conceal, mask, sieve} from '../../source/report/redact.ts';

test('addresses and numbers are masked as Cognito masks them', () => {
	assert.deepEqual(['jane@example.com', '+447700900123', 'é@ü.de', '12345', ''].map(mask), [
		'j***@e***',
		'+*******0123',
		'é***@ü***',
		'***',
		'***',
	]);
});

const kept = [
	'Task timed out after 3.00 seconds',
	'2026-11-27 12:00:00.000 Blocked as spam by phone carrier',
	'not authorized to perform: kms:Decrypt',
	'Email address is not verified',
	'1.02 of 100 USD, 12345 items',
];

test('words that are nobody’s secret stay as they are', () => {
	assert.deepEqual(kept.map(sieve), kept);
});

const hidden: Readonly<Record<string, string>> = {
	'to amelia@example.org.': 'to a***@e***',
	'code 907351 was sent': 'code ****** was sent',
	'to +447700900123 at once': 'to +*******0123 at once',
	'to +44 7700 900123': 'to +*******0123',
	'+447700900123: no': '+*******0123: no',
	'07700 900 123 is off': '+*******0123 is off',
	'the code was 907351.': 'the code was ******.',
	'907351, 12345678': '******, ********',
	'key AKIAIOSFODNN7EXAMPLE': 'key [key]',
	'token eyJraWQiOiJrZXkifQ.eyJzdWIiOiIxIn0.c2lnbmF0dXJl end': 'token [token] end',
	'password=Hunter-2 user=x': 'password=[secret] user=x',
	'"apiKey": "a b c"': '"apiKey": [secret]',
	'Authorization: Bearer abc.def': 'Authorization: [secret]',
	'SG.abcdefgh-ijkl sent': '[key] sent',
	'arn:aws:lambda:eu-west-1:123456789012:function:x': 'arn:aws:lambda:eu-west-1:…9012:function:x',
};

test('secrets and people are taken out of what somebody else wrote', () => {
	for (const [text, clean] of Object.entries(hidden)) assert.equal(sieve(text), clean);
});

test('a secret is taken out wherever it stands, and no control sequence is left', () => {
	const secrets = ['amelia.private@example.org', '907351', 'AKIAIOSFODNN7EXAMPLE', '+447700900123'];
	const words = fc.array(
		fc.constantFrom('sent', 'to', '\u001b[31m', 'code:', '(', ')', ':', '.', '\n', '…', 'für'),
		{maxLength: 8},
	);
	fc.assert(
		fc.property(words, words, fc.constantFrom(...secrets), (before, after, secret) => {
			const [start, end] = [before.join(' '), after.join(' ')];
			const clean = sieve(`${start} ${secret}${end}`);
			assert.ok(!clean.includes(secret), clean);
			assert.doesNotMatch(clean, /\p{Cc}/u);
			assert.ok(clean.length <= 300);
		}),
	);
});

test('what is known of a person is found whatever its capitals, and the longer before the shorter', () => {
	const known = {
		values: ['jane@example.org', '+447700900123'],
		accounts: ['123456789012'],
		subs: ['aaaaaaaa-0000-4000-8000-000000000001'],
	};
	assert.equal(
		conceal(
			'Jane@Example.org, +447700900123 of 123456789012: aaaaaaaa-0000-4000-8000-000000000001',
			known,
		),
		'j***@e***, +*******0123 of …9012: aaaa…',
	);
	assert.equal(conceal('a.b', {values: ['a.b*'], accounts: [], subs: []}), 'a.b');
});
