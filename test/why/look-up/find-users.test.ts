import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findByValue, findUsers} from '../../../source/why/look-up/find-users.ts';
import {readWho} from '../../../source/why/question.ts';
import {askerOf, rawUser} from '../../helpers/answered-facts.ts';

const sub = '7c1b0e4a-3f52-4d8e-9a61-0b5d2e8f1a01';

/** A pool with one user, which compares exactly, as ListUsers does. */
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

test('an address and a number are searched for in each spelling, and everybody is found once', async () => {
	const {asker, asked} = askerOf({
		'cognito-idp:ListUsers': ({input}) => {
			const filter = String(input?.['Filter']);
			if (filter.startsWith('username')) return {Users: []};
			return input?.['PaginationToken'] === 'more'
				? {Users: [rawUser, {...rawUser, Attributes: [{Name: 'sub', Value: filter}]}]}
				: {Users: [], PaginationToken: 'more'};
		},
	});
	const search = {ask: asker.ask, userPoolId: 'p', region: 'eu-west-1'};
	const {items, isWhole} = await findByValue(search, 'email', 'Jane@x.y');
	assert.deepEqual(
		[items.map(({sub: found}) => found), isWhole],
		[['sub-1', 'email = "Jane@x.y"', 'email = "jane@x.y"'], true],
	);
	const number = await findByValue(search, 'phone_number', '+447700900123');
	assert.deepEqual(
		number.items.map(({sub: found}) => found),
		['sub-1', 'phone_number = "+447700900123"'],
	);
	const page = (filter: string, token = '') =>
		`cognito-idp:ListUsers eu-west-1 {"input":{"UserPoolId":"p","Filter":${JSON.stringify(filter)},"Limit":60${token}}}`;
	const more = ',"PaginationToken":"more"';
	assert.deepEqual(
		asked.toSorted(),
		[
			...['email = "Jane@x.y"', 'email = "jane@x.y"', 'phone_number = "+447700900123"'].flatMap(
				filter => [page(filter, more), page(filter)],
			),
		].toSorted(),
	);
});

test('nobody is searched for any further once somebody is found', async () => {
	const filters = async (who: string, foundBy: string) => {
		const {asker, asked} = askerOf({
			'cognito-idp:ListUsers': ({input}) => ({
				Users: String(input?.['Filter']).startsWith(foundBy) ? [rawUser] : [],
			}),
		});
		const search = {ask: asker.ask, userPoolId: 'p', region: 'eu-west-1'};
		const {items} = await findUsers(search, readWho(who));
		assert.equal(items.length, foundBy === 'none' ? 0 : 1);
		return asked.map(each => JSON.parse(each.slice(each.indexOf('{'))).input.Filter);
	};
	assert.deepEqual(await filters('jane', 'username'), ['username = "jane"']);
	assert.deepEqual(await filters('jane', 'preferred'), [
		...['username = "jane"', 'preferred_username = "jane"'],
	]);
	assert.deepEqual(await filters(sub.toUpperCase(), 'username'), [
		...[`sub = "${sub}"`, `username = "${sub.toUpperCase()}"`],
	]);
	assert.deepEqual(await filters('jANE@x.y', 'none'), [
		...['email = "jANE@x.y"', 'email = "jane@x.y"', 'email = "Jane@x.y"', 'username = "jANE@x.y"'],
	]);
	assert.deepEqual(await filters('+447700900123', 'none'), [
		...['phone_number = "+447700900123"', 'username = "+447700900123"'],
	]);
});
