import assert from 'node:assert/strict';
import {test} from 'node:test';
import {aliasesOf} from '../../source/session/aliases.ts';

const withIdToken = (payload: string) => ({
	tokens: {
		accessToken: 'access',
		expiresAt: 0,
		idToken: `e30.${Buffer.from(payload).toString('base64url')}.signature`,
	},
});

test('a user is known by the names in the ID token', () => {
	const claims = {
		sub: '1234',
		'cognito:username': '1234',
		email: 'jané@example.com',
		email_verified: false,
		phone_number: '+14325550008',
		given_name: 'Jane',
	};
	assert.deepEqual(aliasesOf(withIdToken(JSON.stringify(claims))), [
		'1234',
		'jané@example.com',
		'+14325550008',
	]);
});

test('an ID token that is none, or not there, tells no name', () => {
	for (const payload of ['', 'null', '[]', '{', '{"email": 1}']) {
		assert.deepEqual(aliasesOf(withIdToken(payload)), [], payload);
	}
	assert.deepEqual(aliasesOf({tokens: {accessToken: 'access', expiresAt: 0}}), []);
	assert.deepEqual(aliasesOf({tokens: {accessToken: '', expiresAt: 0, idToken: 'no dots'}}), []);
});
