import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createState} from '../../../source/local-pool/store/state.ts';
import {
	accessGroupClaims,
	groupClaims,
	groupOf,
	groupsOf,
	idGroupClaims,
	setMembership,
} from '../../../source/local-pool/users/groups.ts';
import {addUser, poolWith, tellOf} from '../../helpers/pool-parts.ts';

type Given = {readonly precedence?: number; readonly roleArn?: string};

/** A user in all of these groups. */
function inGroups(groups: Readonly<Record<string, Given>>) {
	const pool = poolWith();
	for (const [name, {precedence, roleArn}] of Object.entries(groups)) {
		const group = {name, description: undefined, roleArn, precedence, createdAt: 0, modifiedAt: 0};
		pool.groups.set(name, group);
	}
	return {pool, user: addUser(pool, 'ann', {groups: Object.keys(groups)})};
}

test('a user’s groups come by their precedence, those without one last, and one that is gone isn’t there', () => {
	const {pool, user} = inGroups({
		plain: {},
		nine: {precedence: 9},
		other: {},
		zero: {precedence: 0},
		gone: {precedence: 1},
	});
	pool.groups.delete('gone');
	assert.deepEqual(
		groupsOf(pool, user).map(({name}) => name),
		['zero', 'nine', 'plain', 'other'],
	);
	assert.equal(groupOf(pool, 'nine').precedence, 9);
	assert.equal(
		tellOf(() => groupOf(pool, 'gone')),
		'ResourceNotFoundException: Group not found.',
	);
});

test('tokens tell a user’s groups, their roles once each, and the role of the first where it is the only one', () => {
	const claims = (groups: Readonly<Record<string, Given>>) => {
		const {pool, user} = inGroups(groups);
		return groupClaims(pool, user);
	};
	for (const [groups, roles, preferredRole] of [
		[{}, [], undefined],
		[{a: {}}, [], undefined],
		[{a: {roleArn: 'r'}}, ['r'], 'r'],
		[{a: {}, b: {roleArn: 'r'}}, ['r'], 'r'],
		[{a: {roleArn: 'r', precedence: 1}, b: {roleArn: 's', precedence: 2}}, ['r', 's'], 'r'],
		[{a: {roleArn: 'r', precedence: 1}, b: {roleArn: 's', precedence: 1}}, ['r', 's'], undefined],
		[{a: {roleArn: 'r', precedence: 1}, b: {roleArn: 'r', precedence: 1}}, ['r'], 'r'],
		[{a: {roleArn: 'r'}, b: {roleArn: 's'}}, ['r', 's'], undefined],
	] as const) {
		assert.deepEqual(
			claims(groups),
			{groups: Object.keys(groups), roles, preferredRole},
			JSON.stringify(groups),
		);
	}
});

test('a claim that says nothing is left out', () => {
	const none = {groups: [], roles: [], preferredRole: undefined};
	assert.deepEqual([accessGroupClaims(none), idGroupClaims(none)], [{}, {}]);
	const all = {groups: ['a'], roles: ['r'], preferredRole: 'r'};
	assert.deepEqual(accessGroupClaims(all), {'cognito:groups': ['a']});
	assert.deepEqual(idGroupClaims(all), {
		'cognito:groups': ['a'],
		'cognito:roles': ['r'],
		'cognito:preferred_role': 'r',
	});
	assert.deepEqual(idGroupClaims({...none, groups: ['a']}), {'cognito:groups': ['a']});
});

test('a membership changes where it is not yet so, and only that one', () => {
	const {pool, user} = inGroups({one: {}, two: {}, three: {}});
	let changes = 0;
	const state = createState(() => changes++);
	const set = (name: string, isMember: boolean) => {
		const now = pool.users.get('ann') ?? user;
		setMembership({state}, pool, now, groupOf(pool, name), isMember);
		return [pool.users.get('ann')?.groups, changes];
	};
	assert.deepEqual(set('two', true), [['one', 'two', 'three'], 0]);
	assert.deepEqual(set('two', false), [['one', 'three'], 1]);
	assert.deepEqual(set('two', false), [['one', 'three'], 1]);
	assert.deepEqual(set('two', true), [['one', 'three', 'two'], 2]);
});
