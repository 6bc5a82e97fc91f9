import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findUsers} from '../../../source/why/look-up/find-users.ts';
import {readWho} from '../../../source/why/question.ts';

const sub = '7c1b0e4a-3f52-4d8e-9a61-0b5d2e8f1a01';

/** A pool with one user, which compares letter by letter as ListUsers does. */
function poolOf(username: string, email: string) {
	const filters: unknown[] = [];
	const user = {
		Username: username,
		Attributes: [
			{Name: 'sub', Value: sub},
			{Name: 'email', Value: email},
		],
	};
	const ask = async (_action: string, _region: string, {input = {}} = {}) => {
		const {Filter} = Object(input);
		filters.push(Filter);
		const [, name, value] = /^(\w+) = "(.*)"$/.exec(String(Filter)) ?? [];
		const has = {username, email, sub}[String(name)];
		return {Users: has === JSON.parse(`"${value}"`) ? [user] : []};
	};
	return {search: {ask, userPoolId: 'eu-west-1_Shop', region: 'eu-west-1'}, filters};
}

test('a user is found however an address or a sub was copied, and by no search too many', async () => {
	const rows: readonly (readonly [string, string, number])[] = [
		['jane@example.org', 'jane@example.org', 1],
		['Jane@Example.org', 'jane@example.org', 2],
		['jane@example.org', 'Jane@example.org', 2],
		['JANE@example.org', 'Jane@example.org', 3],
		[sub.toUpperCase(), 'jane@example.org', 1],
		['a "jane" \\ b', 'jane@example.org', 1],
	];
	for (const [who, email, searches] of rows) {
		const {search, filters} = poolOf('a "jane" \\ b', email);
		const {items, isWhole} = await findUsers(search, readWho(who));
		assert.deepEqual([items.map(each => each.email), isWhole], [[email], true], who);
		assert.equal(filters.length, searches, who);
	}
	const {search} = poolOf('jane', 'jane@example.org');
	assert.deepEqual(await findUsers(search, readWho('__proto__')), {items: [], isWhole: true});
});
