import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isMet, joinRules, type PasswordRule, rulesInRefusal} from '../source/password-rules.ts';

test('each rule is met by what it asks for, and by nothing less', () => {
	const rules: readonly PasswordRule[] = [
		{kind: 'length', least: 4},
		{kind: 'uppercase'},
		{kind: 'lowercase'},
		{kind: 'numbers'},
		{kind: 'symbols'},
	];
	const met = (password: string) =>
		rules.filter(rule => isMet(rule, password)).map(({kind}) => kind);
	assert.deepEqual(met(''), []);
	assert.deepEqual(met('abc'), ['lowercase']);
	assert.deepEqual(met('abcd'), ['length', 'lowercase']);
	assert.deepEqual(met('ABC'), ['uppercase']);
	assert.deepEqual(met('123'), ['numbers']);
	assert.deepEqual(met('-'), ['symbols']);
	assert.deepEqual(met('aB1- '), ['length', 'uppercase', 'lowercase', 'numbers', 'symbols']);
	assert.deepEqual(met('éÉ٣'), []);
});

test('every symbol that Cognito names counts, a space only inside', () => {
	const isSymbol = (password: string) => isMet({kind: 'symbols'}, password);
	const named = '^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-';
	assert.deepEqual(
		[...named].filter(symbol => !isSymbol(symbol)),
		[],
	);
	assert.deepEqual(['a b', ' b', 'a ', ' ', 'a', '§', '€'].map(isSymbol), [
		true,
		...Array(6).fill(false),
	]);
});

test('a refusal names the rules that were not kept, in its own words', () => {
	const refused = (message: string) => rulesInRefusal(message, 'weak');
	assert.deepEqual(refused('Password did not conform with policy: Password not long enough'), [
		{kind: 'length', least: 5},
	]);
	assert.deepEqual(
		refused(
			'Password did not conform with policy: Password must have symbol characters, must have uppercase characters, must have numeric characters, Must Have Lowercase characters, NOT LONG ENOUGH',
		),
		[
			{kind: 'length', least: 5},
			{kind: 'uppercase'},
			{kind: 'lowercase'},
			{kind: 'numbers'},
			{kind: 'symbols'},
		],
	);
	assert.deepEqual(refused('The password was used before. It has an uppercase letter.'), []);
});

test('of two sets of rules there is one of each kind, and the longer length', () => {
	const known: readonly PasswordRule[] = [{kind: 'symbols'}, {kind: 'length', least: 8}];
	const more: readonly PasswordRule[] = [
		{kind: 'length', least: 12},
		{kind: 'uppercase'},
		{kind: 'symbols'},
	];
	const both = [{kind: 'length', least: 12}, {kind: 'uppercase'}, {kind: 'symbols'}];
	assert.deepEqual(joinRules(known, more), both);
	assert.deepEqual(joinRules(more, known), both);
	assert.deepEqual(joinRules(known, []), [{kind: 'length', least: 8}, {kind: 'symbols'}]);
	assert.deepEqual(joinRules([], []), []);
	const kinds = ['symbols', 'numbers', 'lowercase', 'uppercase'] as const;
	assert.deepEqual(
		joinRules(
			[],
			kinds.map(kind => ({kind})),
		),
		[{kind: 'uppercase'}, {kind: 'lowercase'}, {kind: 'numbers'}, {kind: 'symbols'}],
	);
});
