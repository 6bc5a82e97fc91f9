import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isSearchable, readSpan, readWho, usualSpan} from '../../source/why/question.ts';

const sub = '7C1b0e4a-3f52-4d8e-9a61-0b5d2e8f1a01';

test('WHO is an address, a number, a sub or a username by how it is written', () => {
	const rows: Readonly<Record<string, readonly [string, string]>> = {
		' jane@example.org ': ['email', 'jane@example.org'],
		'jane＠example.org': ['email', 'jane@example.org'],
		'+44 (0)7700 900123': ['phone_number', '+447700900123'],
		'＋447700900123': ['phone_number', '+447700900123'],
		[sub]: ['sub', sub],
		[`${sub}0`]: ['username', `${sub}0`],
		[`0${sub}`]: ['username', `0${sub}`],
		'447700900123': ['username', '447700900123'],
		jane: ['username', 'jane'],
		'@jane': ['username', '@jane'],
		'jane@': ['username', 'jane@'],
		'a@b@c': ['username', 'a@b@c'],
		'a b@c': ['username', 'a b@c'],
		'': ['username', ''],
	};
	for (const [text, [kind, value]] of Object.entries(rows)) {
		assert.deepEqual(readWho(text), {kind, value}, text);
	}
});

test('nobody can be searched for by nothing, by more than 256 characters, or by what controls a terminal', () => {
	const rows = {
		'': false,
		a: true,
		['x'.repeat(256)]: true,
		['x'.repeat(257)]: false,
		'a\u0007b': false,
		'a\u009bb': false,
	};
	for (const [value, isOne] of Object.entries(rows)) {
		assert.equal(isSearchable({kind: 'username', value}), isOne, JSON.stringify(value));
	}
});

test('a span is a count and a unit, of at most 90 days', () => {
	const rows: Readonly<Record<string, number | undefined>> = {
		'1s': 1_000,
		'30m': 1_800_000,
		'2h': 7_200_000,
		'90d': 7_776_000_000,
		'91d': undefined,
		'2160h': 7_776_000_000,
		'2161h': undefined,
		'7776000s': 7_776_000_000,
		'7776001s': undefined,
		'0m': undefined,
		'12345678s': undefined,
		'1.5h': undefined,
		'2 h': undefined,
		'2H': undefined,
		'2w': undefined,
		h: undefined,
		'2': undefined,
		'-2h': undefined,
		'': undefined,
	};
	for (const [text, span] of Object.entries(rows)) assert.equal(readSpan(text), span, text);
	assert.equal(usualSpan, readSpan('2h'));
});
