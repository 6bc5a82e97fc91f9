import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addressOf, isVerifiable, isVerified, verifiable} from '../source/verifiable.ts';

test('the two attributes that Cognito verifies have their value and their mark each', () => {
	assert.deepEqual(
		['email', 'phone_number', 'phone', 'email_verified', ''].filter(isVerifiable),
		verifiable,
	);
	const user = {
		email: 'jane@example.com',
		emailVerified: true,
		phoneNumber: '+14325550008',
		phoneNumberVerified: false,
	};
	const other = {...user, emailVerified: false, phoneNumberVerified: true};
	assert.deepEqual(
		verifiable.map(name => [
			addressOf(user, name),
			isVerified(user, name),
			isVerified(other, name),
		]),
		[
			['jane@example.com', true, false],
			['+14325550008', false, true],
		],
	);
});
