import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	attributeValueOf,
	bare,
	codeOf,
	emailOf,
	holdsToken,
	idOf,
	isClientId,
	isWholeCode,
	parsePoolId,
	phoneNumberOf,
	poolIdOf,
	poolOrRegionOf,
	regionOf,
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
			['ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'jane@example.com'],
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
		'an ID': [
			idOf,
			['\u200b1example23456789\u00a0\r\n', '1example23456789'],
			['"1example23456789",', '1example23456789'],
			["'1example23456789';", '1example23456789'],
			['“1example23456789”', '1example23456789'],
			['`eu-west-1`', 'eu-west-1'],
			['", "', ''],
		],
		'a user pool ID': [
			poolIdOf,
			[' "eu-west-1_AbC",\n', 'eu-west-1_AbC'],
			['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbC', 'eu-west-1_AbC'],
			['"arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_A1"', 'cn-north-1_A1'],
			['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC', 'eu-west-1_AbC'],
			[
				'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC/.well-known/jwks.json',
				'eu-west-1_AbC',
			],
			[
				'https://eu-west-1.console.aws.amazon.com/cognito/v2/idp/user-pools/eu-west-1_AbC/users?region=eu-west-1',
				'eu-west-1_AbC',
			],
			['https://example.com/?pool=/eu-west-1_AbC', 'https://example.com/?pool=/eu-west-1_AbC'],
			['/eu-west-1_AbC', '/eu-west-1_AbC'],
			['https://example.com/eu-west-1_AbC.html', 'https://example.com/eu-west-1_AbC.html'],
			['eu-west-1', 'eu-west-1'],
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

test('a text of a million characters is read at once, whatever it holds', () => {
	const blanks = ' '.repeat(1_000_000);
	assert.equal(bare(`a${blanks}b${blanks}`), `a${blanks}b`);
	assert.equal(idOf(`a${blanks}b${blanks}`), `a${blanks}b`);
	assert.equal(holdsToken('eyJ'.repeat(400_000)), false);
	assert.equal(holdsToken(`${'eyJ '.repeat(400_000)}"eyJh.eyJi.c"`), true);
});

test('a pool or a region is told by its form alone', () => {
	const arn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbC';
	const pool = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC'};
	assert.deepEqual(
		[arn, ' "eu-west-1_AbC"', "'eu-west-1'", 'us-gov-west-1', 'eu-west', 'jane', ''].map(
			poolOrRegionOf,
		),
		[pool, pool, {region: 'eu-west-1'}, {region: 'us-gov-west-1'}, ...Array(3).fill(undefined)],
	);
});

test('an ID of a pool has two parts, that of a client none, and a code six digits', () => {
	assert.deepEqual(['eu-west-1_AbC9', 'x_1', 'a_b_C'].map(parsePoolId), [
		{region: 'eu-west-1', name: 'AbC9'},
		{region: 'x', name: '1'},
		{region: 'a_b', name: 'C'},
	]);
	for (const text of [
		'',
		'eu-west-1',
		'eu-west-1_',
		'_AbC',
		'eu west_A',
		'a_b-c',
		'a.b_C',
		'a_B ',
	]) {
		assert.equal(parsePoolId(text), undefined, text);
		assert.equal(regionOf(text), undefined, text);
	}
	assert.equal(regionOf('eu-west-1_AbC9'), 'eu-west-1');
	const longest = 'a'.repeat(128);
	assert.deepEqual(['a', 'A+9_', longest, '', `${longest}a`, 'a-b', 'a b', 'é'].map(isClientId), [
		true,
		true,
		true,
		false,
		false,
		false,
		false,
		false,
	]);
	assert.deepEqual(['123456', '12345', '1234567', '12345a', ' 123456', '١٢٣٤٥٦'].map(isWholeCode), [
		true,
		false,
		false,
		false,
		false,
		false,
	]);
});

test('a token is found where it stands, unless a word leads into it', () => {
	assert.deepEqual(
		[
			'eyJh.eyJi.c',
			'"eyJh.eyJi.c"',
			'x eyJh.a.b',
			'xeyJh.a.b',
			'-eyJh.a.b',
			'eyJ.a.b',
			'eyJh.a',
		].map(holdsToken),
		[true, true, true, false, false, false, false],
	);
});
