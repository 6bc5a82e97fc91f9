import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	attributeValueOf,
	bare,
	codeOf,
	emailOf,
	phoneNumberOf,
	usernameOf,
} from '../source/typed-input.ts';

const tables: Readonly<Record<string, readonly [(text: string) => string, ...[string, string][]]>> =
	{
		'a phone number as people write it': [
			phoneNumberOf,
			['+1 (432) 555-0109', '+14325550109'],
			['\u202a+1 432\u00a0555‑0109\u202c', '+14325550109'],
			['+1.432/555.0109\n', '+14325550109'],
			['＋１ ４３２ ５５５ ０１０９', '+14325550109'],
			['+٩٧١٥٠١٢٣٤٥٦٧', '+971501234567'],
			['+44 (0)20 7946 0018', '+442079460018'],
			['01512 345', '01512345'],
			[' +1 432 555 0109 ext 4 ', '+1 432 555 0109 ext 4'],
			['', ''],
		],
		'an email address': [
			emailOf,
			['\ufeff jane@example.com\u200b\n', 'jane@example.com'],
			['ｊａｎｅ＠example．com', 'jane@example.com'],
			['jané+ﬁ@example.com', 'jané+ﬁ@example.com'],
		],
		'a username': [
			usernameOf,
			['jane ', 'jane'],
			['\u200bjane@example.com\u00a0', 'jane@example.com'],
			['+1 (432) 555-0109', '+14325550109'],
			['432-555', '432-555'],
			['ｊａｎｅ', 'ｊａｎｅ'],
		],
		'a code as a message shows it': [
			codeOf,
			['123-456', '123456'],
			[' 123 456\n', '123456'],
			['１２３４５６', '123456'],
			['१२३\u200b४५६', '123456'],
			['ab-12', 'ab-12'],
			[' 12 ab ', '12 ab'],
		],
		'any other name': [bare, ['\t\u2060name of mine\r\n', 'name of mine'], ['\u200b', '']],
	};

for (const [name, [read, ...pairs]] of Object.entries(tables)) {
	test(`${name} is read as it is meant`, () => {
		for (const [given, meant] of pairs) {
			assert.equal(read(given), meant, JSON.stringify(given));
			assert.equal(read(meant), meant, `${meant}, read again`);
		}
	});
}

test('each attribute has the rule of its kind', () => {
	assert.deepEqual(
		['phone_number', 'email', 'given_name'].map(name => attributeValueOf(name, ' ＋1 2 ')),
		['+12', '+1 2', '＋1 2'],
	);
});
