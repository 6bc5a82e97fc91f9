import type {User} from '../../source/cognito/cognito.ts';
import type {Notice} from '../../source/flow/notice.ts';
import type {State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {account, challenges, states, working} from '../flow/samples.ts';

/** An email address of 300 characters. */
export const longEmail = `${'jane.with.a.very.long.name+'.repeat(11).slice(0, 286)}@example.co.uk`;

/** As many attributes as a standard profile has, one of them far too long. */
export const fullUser: User = {
	username: 'jane',
	attributes: [
		{name: 'sub', value: '6b2f5b6e-58f4-4a05-bd1c-d9e01f2e4f4c'},
		{name: 'email', value: longEmail, isVerified: false},
		{name: 'phone_number', value: '+14325550008', isVerified: true},
		...[
			'address',
			'birthdate',
			'family_name',
			'gender',
			'given_name',
			'locale',
			'middle_name',
			'name',
			'nickname',
			'picture',
			'preferred_username',
			'profile',
			'website',
			'zoneinfo',
		].map(name => ({name, value: `${name} of somebody`})),
	],
};

/** The longest message of a service. */
export const longNotice: Notice = {
	kind: 'problem',
	problem: new Problem('invalidParameter', {
		awsName: 'InvalidParameterException',
		awsMessage: 'Value at "userAttributes" failed to satisfy constraint. '.repeat(8),
		requestId: '7d2b7a3e-0c5e-4c1b-9f8e-3f2a1b0c9d8e',
	}),
};

/** The same state with as much content as possible. */
const extreme = (state: State): State => ({
	...state,
	...('user' in state && {user: fullUser}),
	...(!('problem' in state) && {notice: longNotice}),
});

const asking: readonly State[] = Object.values(challenges).map(challenge => ({
	...states.challenge,
	challenge,
}));

/** Every screen with the samples' content. */
export const usualStates: readonly State[] = [
	...Object.values(states).filter(({step}) => step !== 'done'),
	...asking,
];

const pools = Array.from({length: 40}, (_, index) => ({
	client: {
		...account.connection.client,
		userPoolId: `eu-west-1_Pool${index}`,
		clientId: `client${index}`,
	},
	foundIn: 'amplify_outputs.json',
}));

const waiting: readonly string[] = working.filter(
	step => step !== 'verifying' && step !== 'waitingForBrowser' && step !== 'signingIn',
);

/** Every screen with 17 attributes, an address of 300 characters, a long notice, and long lists; a spinner once. */
export const extremeStates: readonly State[] = [
	...usualStates.filter(({step}) => !waiting.includes(step)).map(extreme),
	extreme({...states.connect, pools}),
	extreme({...states.enterCode, sent: {...states.enterCode.sent, newValue: longEmail}}),
];
