import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {SupportWrite} from '../../source/cognito/support-writes.ts';
import {actCommand, actQuestion, doneWords, twinWarning} from '../../source/copy/act-words.ts';
import {person} from '../flow/desk-samples.ts';

/** One of each, some with both choices, and with a value that needs quoting in a shell. */
const acts: readonly SupportWrite[] = [
	{kind: 'resendConfirmation'},
	{kind: 'markVerified', attribute: 'email'},
	{kind: 'markVerified', attribute: 'phone_number'},
	{kind: 'changeValue', attribute: 'email', value: "o'hara@example.com"},
	{kind: 'changeValue', attribute: 'phone_number', value: '+14325550009'},
	{kind: 'resendInvitation', medium: 'EMAIL'},
	{kind: 'resendInvitation', medium: 'SMS'},
	{kind: 'resetPassword'},
];

test('each act has the command that does the same, with the profile and the endpoint that it went to', () => {
	const region = 'eu-west-1';
	const plain = {region, hasSecret: false, profile: undefined, endpointUrl: undefined};
	const update =
		'aws cognito-idp admin-update-user-attributes --user-pool-id eu-west-1_AbC --username jane';
	const invite = 'aws cognito-idp admin-create-user --user-pool-id eu-west-1_AbC --username jane';
	const resend = 'aws cognito-idp resend-confirmation-code --client-id client1 --username jane';
	const reset =
		'aws cognito-idp admin-reset-user-password --user-pool-id eu-west-1_AbC --username jane';
	const commands = [
		resend,
		`${update} --user-attributes Name=email_verified,Value=true`,
		`${update} --user-attributes Name=phone_number_verified,Value=true`,
		`${update} --user-attributes 'Name=email,Value=o'\\''hara@example.com'`,
		`${update} --user-attributes Name=phone_number,Value=+14325550009`,
		`${invite} --message-action RESEND --desired-delivery-mediums EMAIL`,
		`${invite} --message-action RESEND --desired-delivery-mediums SMS`,
		reset,
	];
	const orders = acts.map(act => ({act, person, clientId: 'client1'}));
	assert.deepEqual(
		orders.map(order => actCommand(order, plain)),
		commands.map(command => `${command} --region eu-west-1`),
	);
	const elsewhere = {
		region,
		hasSecret: true,
		profile: 'support desk',
		endpointUrl: 'http://127.0.0.1:9229/',
	};
	assert.deepEqual(
		orders.map(order => actCommand(order, elsewhere)),
		commands.map(
			command =>
				`${command} --profile 'support desk' --endpoint-url http://127.0.0.1:9229/ --region eu-west-1${command === resend ? ' --secret-hash "$SECRET_HASH"' : ''}`,
		),
	);
});

test('before an act a person reads what it does and what it costs', () => {
	const active =
		'Counts the user as active this month, which the owner of the AWS account pays for.';
	const one = (message: string) =>
		`Sends one ${message}, which the owner of the AWS account pays for. ${active}`;
	const change =
		'Sends a code to jane. The old value stays until the user, signed in, has entered that code.';
	const invite =
		'Sends the invitation again with a new temporary password; the earlier one stops working.';
	const mark = (attribute: string) =>
		`Marks ${attribute} jane as verified, without a code. Nothing is sent. Do it only when you know by other means that it is theirs.`;
	assert.deepEqual(
		[{kind: 'askForMfa'} as const, ...acts].map(act => Object.values(actQuestion(act, 'jane'))),
		[
			[
				'Asks which MFA factors jane has set up (AdminGetUser). Nothing is changed or sent.',
				active,
			],
			[
				'Sends jane another sign-up code; the earlier one stops working. The app client calls ResendConfirmationCode, after its secret is read with DescribeUserPoolClient.',
				'Uses one of the 5 codes that a user gets each hour. The owner of the AWS account pays for the message.',
			],
			[mark('email'), active],
			[mark('phone_number'), active],
			[change, one('email')],
			[change, one('text message')],
			[invite, one('email')],
			[invite, one('text message')],
			[
				'The current password stops working at once. A code for a new one goes to a verified email or phone number.',
				one('message'),
			],
		],
	);
});

test('others who sign in with the same address are counted and named', () => {
	const lose = 'Where it can be used to sign in, they lose it.';
	assert.deepEqual([[], ['joe'], ['joe', 'jim']].map(twinWarning), [
		'Nobody else in this user pool has it.',
		`One other user has it too: joe. ${lose}`,
		`2 other users have it too: joe, jim. ${lose}`,
	]);
});

test('what was done is said as far as Cognito says so', () => {
	const words = (destination: string | undefined) =>
		acts.map(act => doneWords(act, {destination, requestId: undefined, command: ''}, 'j***@e***'));
	const [first, ...rest] = words('j***@e***');
	const [unnamed, ...others] = words(undefined);
	assert.deepEqual(rest, others);
	const change =
		'Cognito accepted j***@e***. The user enters the code while signed in; AWS does not say where the message went.';
	const invitation = 'Cognito accepted the invitation. AWS does not say where the message went.';
	assert.deepEqual(
		[first, unnamed, ...rest],
		[
			'Cognito accepted the request for a code to j***@e***.',
			"Cognito accepted the request for a code to an address it didn't name.",
			'email j***@e*** is marked as verified.',
			'phone_number j***@e*** is marked as verified.',
			change,
			change,
			invitation,
			invitation,
			'The password has to be reset now. AWS does not say where the code went.',
		],
	);
});
