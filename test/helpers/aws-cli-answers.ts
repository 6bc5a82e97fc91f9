import fc from 'fast-check';
import {jsonValues} from './aws-cli-inputs.ts';

const text = fc.oneof(
	fc.constantFrom(
		'a***@e***',
		'+*******1234',
		'email',
		'EMAIL',
		'',
		'é***@日本.jp',
		'“q” ① 😀 ｱ Ａ',
	),
	fc.constantFrom('tab\there', 'line\nbreak', '\u0007\u2028', '"q" \\ /', 'x'.repeat(90)),
);
const member = fc.oneof({weight: 6, arbitrary: text}, {weight: 1, arbitrary: jsonValues});
const some = (names: readonly string[]) =>
	fc
		.record(Object.fromEntries(names.map(name => [name, member])), {requiredKeys: []})
		.chain(fields =>
			fc.constantFrom(fields, fields, {...fields, Unknown: 'dropped'}, {Unknown: [1], ...fields}),
		);
const list = (names: readonly string[]) => fc.array(some(names), {maxLength: 3});
const delivery = ['Destination', 'DeliveryMedium', 'AttributeName'];

const userAnswer = fc.record(
	{
		Username: member,
		UserAttributes: list(['Name', 'Value']),
		MFAOptions: list(['DeliveryMedium', 'AttributeName']),
		PreferredMfaSetting: member,
		UserMFASettingList: fc.array(text, {maxLength: 3}),
	},
	{requiredKeys: []},
);

const outputs = fc.constantFrom('json', 'text', 'table');

/** Responses of the service to each operation, and output options. */
export const answers = fc.oneof(
	fc.record({
		operation: fc.constant('GetUserAttributeVerificationCode'),
		command: fc.constant('get-user-attribute-verification-code'),
		body: fc.record({CodeDeliveryDetails: some(delivery)}).map(body => JSON.stringify(body)),
		output: outputs,
	}),
	fc.record({
		operation: fc.constant('GetUser'),
		command: fc.constant('get-user'),
		body: userAnswer.map(body => JSON.stringify(body)),
		output: outputs,
	}),
	fc.record({
		operation: fc.constant('UpdateUserAttributes'),
		command: fc.constant('update-user-attributes'),
		body: fc.record({CodeDeliveryDetailsList: list(delivery)}).map(body => JSON.stringify(body)),
		output: outputs,
	}),
	fc.record({
		operation: fc.constant('VerifyUserAttribute'),
		command: fc.constant('verify-user-attribute'),
		body: fc.constantFrom('{}', '{"Unknown":1}'),
		output: outputs,
	}),
);

const expressions = fc.letrec<{one: string}>(tie => ({
	one: fc.oneof(
		{maxDepth: 3, withCrossShrink: true},
		fc.constantFrom(
			...['Username', 'UserAttributes', 'UserAttributes[0]', 'UserAttributes[].Name', '@', 'Nope'],
			...[
				'UserAttributes[*].[Name,Value]',
				'UserAttributes[?Name==`email`].Value | [0]',
				'*',
				'[]',
			],
			...['UserMFASettingList', 'UserMFASettingList[::-1]', 'UserMFASettingList[1:]', 'MFAOptions'],
			...['`1`', '`1.0`', '`"x"`', '`x`', "'raw'", '`[1, 2, 3]`', '`{"b": 1, "a": [2]}`', '`null`'],
			...[
				'`true`',
				'`[]`',
				'`{}`',
				'""',
				'`[3, 1, 2]`',
				"`['b']`",
				'`["b", "a"]`',
				'`1e3`',
				'`-0`',
			],
		),
		fc
			.tuple(
				tie('one'),
				fc.constantFrom('.', ' | ', ' || ', ' && ', ' == ', ' < ', ' >= ', ' != '),
				tie('one'),
			)
			.map(parts => parts.join('')),
		fc
			.tuple(
				tie('one'),
				fc.constantFrom('[0]', '[-1]', '[*]', '[]', '.*', '[?@]', '[1:2]', '[::2]', '.length(@)'),
			)
			.map(parts => parts.join('')),
		tie('one').map(inner => `(${inner})`),
		tie('one').map(inner => `!${inner}`),
		fc.tuple(tie('one'), tie('one')).map(([a, b]) => `[${a}, ${b}]`),
		fc.tuple(tie('one'), tie('one')).map(([a, b]) => `{b: ${a}, "a": ${b}}`),
		fc
			.tuple(
				fc.constantFrom(
					...['abs', 'avg', 'ceil', 'floor', 'keys', 'length', 'max', 'min', 'not_null', 'reverse'],
					...['sort', 'sum', 'to_array', 'to_number', 'to_string', 'type', 'values', 'merge'],
				),
				tie('one'),
			)
			.map(([name, inner]) => `${name}(${inner})`),
		fc
			.tuple(
				fc.constantFrom('contains', 'ends_with', 'starts_with', 'join', 'not_null'),
				tie('one'),
				tie('one'),
			)
			.map(([name, a, b]) => `${name}(${a}, ${b})`),
		fc
			.tuple(
				fc.constantFrom('sort_by', 'max_by', 'min_by'),
				tie('one'),
				fc.constantFrom('Name', '@', 'Value', 'Nope'),
			)
			.map(([name, items, by]) => `${name}(${items}, &${by})`),
		fc
			.tuple(tie('one'), fc.constantFrom('Name', '@', 'length(@)'))
			.map(([items, by]) => `map(&${by}, ${items})`),
	),
})).one;

/** Queries of a user: valid expressions, and ones with a mistake. */
export const queries = fc.record({
	query: fc.oneof(
		{weight: 3, arbitrary: expressions},
		{
			weight: 1,
			arbitrary: fc
				.tuple(
					expressions,
					fc.nat(40),
					fc.constantFrom(
						'',
						'[',
						']',
						'.',
						'(',
						')',
						'`',
						"'",
						'"',
						',',
						':',
						'=',
						'-',
						'$',
						'&',
						'*',
						'5',
						' ',
					),
				)
				.map(([query, place, change]) => {
					const at = place % (query.length + 1);
					return query.slice(0, at) + change + query.slice(at + 1);
				}),
		},
	),
	body: userAnswer.map(body => JSON.stringify({...body, Username: 'ana'})),
	output: outputs,
});

/** Queries assembled without regard to the grammar. */
export const strayQueries = fc
	.array(
		fc.constantFrom(
			...['a', 'b', '"q"', '*', '@', '.', '[', '[]', '[?', ']', ',', ':', '(', ')', '{', '}', '|'],
			...['||', '&', '&&', '<', '==', '!=', '!', '`1`', "'r'", '0', '-1', 'length', ' ', '$', '`'],
			...['[0]', '[*]', 'a.b', '[1:2]', '[::2]', 'length(@)', '{a: b}', '[a, b]', '"\\x"', 'é'],
		),
		{minLength: 1, maxLength: 7},
	)
	.map(parts => parts.join(''));
