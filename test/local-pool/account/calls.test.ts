import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../source/local-pool/account/account.ts';
import {
	momentIn,
	page,
	Refusal,
	textIn,
	textsIn,
} from '../../../source/local-pool/account/calls.ts';

const callWith = (input: Readonly<Record<string, unknown>>) => ({
	account: createAccount(),
	region: 'us-east-1',
	input,
	now: 0,
});

test('a text is a member that is one, and no member that every object has', () => {
	const call = callWith({name: 'ann', empty: '', number: 5, list: ['a']});
	assert.deepEqual(
		['name', 'empty', 'number', 'list', 'other', 'toString'].map(name => textIn(call, name)),
		['ann', '', undefined, undefined, undefined, undefined],
	);
});

test('texts are those of a list in JSON, or the numbered fields of a form', () => {
	const texts = (input: Readonly<Record<string, unknown>>) => textsIn(callWith(input), 'names');
	assert.deepEqual(texts({names: ['a', 5, 'b', null]}), ['a', 'b']);
	assert.deepEqual(texts({names: []}), []);
	assert.deepEqual(texts({'names.member.1': 'a', 'names.member.2': 'b'}), ['a', 'b']);
	assert.deepEqual(texts({'names.1': 'a', 'names.20': 'b'}), ['a', 'b']);
	assert.deepEqual(
		texts({
			names: 'one',
			'names.size': 'a',
			'names.member.1': 5,
			'others.member.1': 'b',
			'other.1': 'c',
			names10: 'd',
			'names.1.2': 'e',
		}),
		[],
	);
	assert.deepEqual(textsIn(callWith({}), 'toString'), []);
});

test('a moment is seconds since 1970 or ISO 8601', () => {
	const moment = (at: unknown) => momentIn(callWith({at}), 'at');
	assert.deepEqual(
		[1.5, 0, '1970-01-01T00:00:02Z', 'yesterday', '', true, null, undefined].map(moment),
		[1_500, 0, 2_000, undefined, undefined, undefined, undefined, undefined],
	);
	assert.equal(momentIn(callWith({}), 'toString'), undefined);
});

test('a page has as many items as it may, and the token of the next one where there is one', () => {
	const items = ['a', 'b', 'c'];
	const pageOf = (token: string | undefined, size: number) => page(items, {token, size});
	assert.deepEqual(pageOf(undefined, 2), {items: ['a', 'b'], next: 'page-2'});
	assert.deepEqual(pageOf('page-2', 2), {items: ['c'], next: undefined});
	assert.deepEqual(pageOf('page-1', 1), {items: ['b'], next: 'page-2'});
	assert.deepEqual(pageOf(undefined, 3), {items, next: undefined});
	assert.deepEqual(pageOf('page-9', 3), {items: [], next: undefined});
	for (const token of ['', 'page-', 'page--1', 'page-1x', '1', 'page-1234567890']) {
		assert.throws(
			() => pageOf(token, 2),
			(error: unknown) => {
				assert.ok(error instanceof Refusal);
				assert.deepEqual(
					[error.code, error.message, error.status],
					['InvalidParameterException', 'Invalid token', 400],
				);
				return true;
			},
			token,
		);
	}
});
