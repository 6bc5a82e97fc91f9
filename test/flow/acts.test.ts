import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type ActOffer, isEndOf, offersFor, purposeOf, twinsOf} from '../../source/flow/acts.ts';
import type {LookedUp} from '../../source/flow/desk.ts';
import type {FoundUser} from '../../source/why/who.ts';
import {found, person, settings, twin} from './desk-samples.ts';

const bare: FoundUser = {...person, email: undefined, phoneNumber: undefined} as never;
const unverified: FoundUser = {...person, phoneNumberVerified: false};
const mark = {act: {kind: 'markVerified', attribute: 'email'}} as const;
const markPhone = {act: {kind: 'markVerified', attribute: 'phone_number'}} as const;
const change = {act: {kind: 'changeValue', attribute: 'email'}} as const;
const reset = {act: {kind: 'resetPassword'}} as const;
const resend = {act: {kind: 'resendConfirmation'}} as const;
const invite = (medium: 'EMAIL' | 'SMS') => ({act: {kind: 'resendInvitation', medium}}) as const;
const disabled = {obstacle: 'disabled'} as const;
const miss = (action: string) => ({action, region: 'eu-west-1', refusal: 'denied'}) as never;

const offers: readonly (readonly [Partial<FoundUser>, Partial<LookedUp>, readonly ActOffer[]])[] = [
	[{}, {}, [mark, change, reset]],
	[{emailVerified: true}, {}, [change, reset]],
	[unverified, {}, [mark, markPhone, change, {...reset, obstacle: 'nothingVerified'}]],
	[bare, {}, [change, {...reset, obstacle: 'nothingVerified'}]],
	[{isEnabled: false}, {}, [mark, {...change, ...disabled}, {...reset, ...disabled}]],
	[
		{...unverified, isEnabled: false},
		{},
		[mark, markPhone, {...change, ...disabled}, {...reset, ...disabled}],
	],
	[{}, {settings: []}, [mark, reset]],
	[{}, {settings: [{...settings, id: 'eu-west-1_Staff'}]}, [mark, reset]],
	[
		{},
		{settings: [{...settings, verifyBeforeUpdate: ['email', 'phone_number']}]},
		[mark, change, {act: {kind: 'changeValue', attribute: 'phone_number'}}, reset],
	],
	[
		{},
		{misses: [miss('cognito-idp:ListUsers')]},
		[{...mark, obstacle: 'twinsUnknown'}, change, reset],
	],
	[{}, {misses: [miss('cognito-idp:DescribeUserPool')]}, [mark, change, reset]],
	[{status: 'UNCONFIRMED'}, {}, [resend, mark]],
	[{status: 'UNCONFIRMED', isEnabled: false}, {}, [{...resend, ...disabled}, mark]],
	[{status: 'UNCONFIRMED'}, {settings: []}, [resend, mark]],
	[
		{status: 'UNCONFIRMED'},
		{settings: [{...settings, autoVerified: []}]},
		[{...resend, obstacle: 'nothingAutoVerified'}, mark],
	],
	[{status: 'FORCE_CHANGE_PASSWORD'}, {}, [invite('EMAIL'), invite('SMS'), mark]],
	[
		{status: 'FORCE_CHANGE_PASSWORD', email: undefined as never, isEnabled: false},
		{},
		[{...invite('SMS'), ...disabled}],
	],
	[{status: 'RESET_REQUIRED'}, {}, [mark, reset]],
	[{status: 'EXTERNAL_PROVIDER'}, {}, []],
	[{status: 'UNKNOWN'}, {}, [mark]],
];

test('what is offered for a user is what the API allows in their state, with what is in its way', () => {
	for (const [of, within, expected] of offers) {
		const name = JSON.stringify([of, within]);
		assert.deepEqual(offersFor({...person, ...of}, {...found, ...within}), expected, name);
	}
});

test('a twin is somebody else of the same pool with the same address, in whatever case', () => {
	const twins = [
		twin,
		{...twin, sub: 'upper', email: 'JANE@example.com'},
		{...twin, sub: 'other', email: 'joan@example.com'},
		{...twin, sub: 'elsewhere', userPoolId: 'eu-west-1_Staff'},
		{...twin, sub: person.sub},
	];
	const among = {users: [person, {...twin, sub: 'listed'}], twins};
	const subsOf = (attribute: 'email' | 'phone_number') =>
		twinsOf(among, {...person, email: 'Jane@Example.com'}, attribute).map(({sub}) => sub);
	assert.deepEqual(subsOf('email'), ['listed', twin.sub, 'upper']);
	assert.deepEqual(subsOf('phone_number'), ['listed', twin.sub, 'upper', 'other']);
});

test('the purpose of a missing code follows from the state, and an address is confirmed by its last four characters', () => {
	const statuses = ['UNCONFIRMED', 'RESET_REQUIRED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD'] as const;
	assert.deepEqual(
		statuses.map(status => purposeOf({...person, status})),
		['sign-up', 'password', 'attribute', 'attribute'],
	);
	const ends = ['.com', ' .COM ', 'com', 'e.com', 'jane@example.com', ''];
	assert.deepEqual(
		ends.map(typed => isEndOf('jane@example.com', typed)),
		[true, true, false, false, false, false],
	);
});
