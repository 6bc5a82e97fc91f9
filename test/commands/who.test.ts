import assert from 'node:assert/strict';
import {test} from 'node:test';
import {who} from '../../source/commands/who.ts';
import {deskOf, pool} from '../helpers/why-desk.ts';

test('who: a user as the pool has them, by every name', async t => {
	const {run, account} = await deskOf(t);
	const {code, stdout} = await run(who, ['demo', ...pool, '--output', 'json']);
	assert.equal(code, 0);
	const {version, users, twins, unknown} = JSON.parse(stdout);
	assert.deepEqual([version, twins, unknown], [1, [], []]);
	const [{sub, created, modified, ...user}] = users;
	assert.deepEqual(user, {
		userPoolId: 'us-east-1_LocalDemo',
		username: 'demo',
		status: 'CONFIRMED',
		enabled: true,
		email: {value: 'd***@e***', verified: false},
		phone_number: {value: '+*******0008', verified: false},
	});
	assert.ok(Date.parse(created) <= Date.parse(modified));
	for (const name of [
		sub,
		sub.toUpperCase(),
		'demo@example.com',
		'+1 432 555 0008',
		'DEMO@example.com',
	]) {
		const again = JSON.parse(
			(await run(who, [name, ...pool, '--output', 'json', '--full'])).stdout,
		);
		assert.deepEqual(
			again.users.map((each: {sub: string}) => each.sub),
			[sub],
			name,
		);
	}
	assert.equal(account.asked.includes('cognito-idp:AdminGetUser'), false);
	const nobody = await run(who, ['nobody', ...pool]);
	assert.deepEqual([nobody.code, nobody.stdout], [1, '']);
	assert.match(nobody.stderr, /No such user was found/);
});

test('who: MFA is asked for only when it is asked for', async t => {
	const {run} = await deskOf(t);
	const {code, stdout} = await run(who, ['demo', ...pool, '--mfa']);
	assert.equal(code, 0);
	assert.match(stdout, /^demo \([\da-f-]{36}\) in us-east-1_LocalDemo\n {2}CONFIRMED, enabled\n/);
	assert.match(stdout, /\n {2}MFA: none\n$/);
});

test('who: what could not be looked at is not said to be missing', async t => {
	const {run} = await deskOf(t, {faultFor: () => 'denied'});
	const {code, stderr} = await run(who, ['demo', ...pool]);
	assert.equal(code, 1);
	assert.match(
		stderr,
		/^cognito-verify: These AWS credentials may not call cognito-idp:ListUsers in us-east-1/,
	);
	assert.doesNotMatch(stderr, /No such user/);
});
