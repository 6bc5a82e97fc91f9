import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {openDesk} from '../../source/guided/open-desk.ts';
import {readGuidedOptions} from '../../source/guided/read-options.ts';
import {demoTroubles} from '../../source/local-pool/account/demo-account.ts';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {states} from '../flow/samples.ts';
import {startPool} from '../helpers/client.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {temporaryHost} from '../helpers/store.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** The demo's account, at the question whom to look up. */
async function openDemoDesk(t: TestContext) {
	const app = await openGuidedApp(t, {prefill: {isDemo: true}});
	const {terminal} = app;
	await terminal.until('Username');
	await terminal.press('escape');
	await terminal.until('Look up a user');
	await terminal.press('end', 'enter');
	assert.match(
		await terminal.until('Which user pool'),
		/❯ 1\. Local demo {10,}us-east-1_LocalDemo\n {2}2\. Local demo, SMS budget spent {2}us-east-1_LocalSpent\n {2}3\. Every pool listed here {8}searches all of us-east-1\n/,
	);
	return app;
}

async function lookUp(t: TestContext, who: string) {
	const app = await openDemoDesk(t);
	const {terminal} = app;
	await terminal.press('3', 'enter');
	await terminal.until('Who:');
	await terminal.type(who);
	await terminal.press('enter');
	await terminal.until('look again');
	return app;
}

test('the demo names everybody in it whose code does not arrive', async t => {
	const {terminal} = await openDemoDesk(t);
	await terminal.press('enter');
	const asked = await terminal.until('Who:');
	for (const {username} of Object.values(demoTroubles)) {
		assert.match(asked, new RegExp(`In the demo:[^:]*\\b${username}\\b`));
	}
	await using elsewhere = await openTerminal(
		screenOf(states.nameUser, {send: () => {}, now: () => 0}),
	);
	assert.doesNotMatch(elsewhere.text(), /demo/);
});

test('--endpoint-url is where users are looked up, too: nothing goes to Amazon', async t => {
	const {pool} = await startPool(t);
	const {folder} = temporaryHost(t);
	const {prefill, flags} = readGuidedOptions(
		['--endpoint-url', pool.endpoint, '--region', pool.region],
		{env: {}, cwd: folder, home: folder},
	);
	const desk = openDesk({
		flags: flags ?? {},
		place: {env: {}, cwd: folder, home: folder},
		allowHttp: false,
		credentials: {
			providerOf: () => async () => ({accessKeyId: 'test', secretAccessKey: 'test'}),
			mfaDevice: () => undefined,
			check: async () => {},
		},
		now: Date.now,
		demoEndpoint: () => undefined,
		defaultEndpointUrl: prefill.defaultEndpointUrl,
	});
	const {terminal} = await openGuidedApp(t, {
		prefill,
		folder,
		services: {openDesk: async () => desk},
	});
	await terminal.until('Look up a user');
	await terminal.press('end', 'enter');
	await terminal.until(`AWS credentials\n${pool.endpoint}\n`);
	await terminal.press('enter');
	await terminal.until(`Look up a user\n${pool.endpoint} · ${pool.region} · default credentials\n`);
	await terminal.until('❯ 1. Local demo');
});

/** A screen from its title on, without what differs in each run. */
const screenIn = (text: string, title: string) =>
	text
		.slice(text.lastIndexOf(`\n${title}\n`) + 1)
		.replaceAll(/\d{2}:\d{2}:\d{2}/g, 'HH:MM:SS')
		.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'UUID')
		.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
		.trimEnd()
		.split('\n');

test('an unconfirmed user is found without a password, gets the code again, and is told what it cost', async t => {
	const {terminal} = await lookUp(t, 'unconfirmed@example.com');
	assert.deepEqual(screenIn(terminal.text(), 'User'), [
		'User',
		'us-east-1_LocalDemo · demo pool',
		'',
		'User        unconfirmed  UNCONFIRMED, enabled',
		'Email       u***@e***  not verified',
		'Phone       +*******0014  not verified',
		'MFA         unknown until you press m',
		'Dates       created HH:MM:SS, modified HH:MM:SS',
		'sub         UUID',
		'',
		'❯ 1. Why did no code reach u***@e***?     the sign-up code; read-only',
		'  2. Why did no code reach +*******0014?  the sign-up code; read-only',
		'  3. Resend the confirmation code         ResendConfirmationCode',
		'  4. Mark email verified                  AdminUpdateUserAttributes',
		'  5. Mark phone_number verified           AdminUpdateUserAttributes',
		'',
		'Enter choose   f show in full   m ask for MFA   r look again   Esc back   ? help',
		'Ctrl+C quit',
	]);
	await terminal.press('f');
	await terminal.until('Email       unconfirmed@example.com  not verified');
	await terminal.press('f', 'm');
	assert.deepEqual(screenIn(await terminal.until('AdminGetUser'), 'Do this for the user?'), [
		'Do this for the user?',
		'us-east-1_LocalDemo · demo pool',
		'',
		'To do       Ask for the MFA factors for unconfirmed',
		'Asks which MFA factors unconfirmed has set up (AdminGetUser). Nothing is changed',
		'or sent.',
		'Counts the user as active this month, which the owner of the AWS account pays',
		'for.',
		'',
		'Enter ask for MFA   Esc back   ? help   Ctrl+C quit',
	]);
	await terminal.press('escape');
	await terminal.until('MFA         unknown until');
	await terminal.press('m', 'enter');
	await terminal.until('MFA         none');
	await terminal.press('3', 'enter');
	await terminal.until('2. with secret             localdemosecretclient00002');
	await terminal.press('2', 'enter');
	assert.deepEqual(screenIn(await terminal.until('send it'), 'Do this for the user?'), [
		'Do this for the user?',
		'us-east-1_LocalDemo · demo pool',
		'',
		'To do       Resend the confirmation code for unconfirmed',
		'App client  localdemosecretclient00002',
		'Sends unconfirmed another sign-up code; the earlier one stops working. The app',
		'client calls ResendConfirmationCode, after its secret is read with',
		'DescribeUserPoolClient.',
		'Uses one of the 5 codes that a user gets each hour. The owner of the AWS account',
		'pays for the message.',
		'',
		'Enter send it   Esc back   ? help   Ctrl+C quit',
	]);
	await terminal.press('enter');
	assert.deepEqual(screenIn(await terminal.until('c copy'), 'Done for the user'), [
		'Done for the user',
		'us-east-1_LocalDemo · demo pool',
		'',
		'✔ Cognito accepted the request for a code to +*******0014.',
		'Request ID  UUID',
		'',
		'aws cognito-idp resend-confirmation-code --client-id localdemosecretclient00002',
		'  --username unconfirmed --endpoint-url http://HOST --region',
		'  us-east-1 --secret-hash "$SECRET_HASH"',
		'',
		'Enter look again   ? help   c copy   Ctrl+C quit',
	]);
	// The secret that was read for it is never shown.
	assert.doesNotMatch(terminal.transcript(), /localdemoclientsecret/);
});

test('an address is marked as verified only after its end was typed, and the pool then has it so', async t => {
	const {terminal, flow} = await lookUp(t, '+14325550016');
	await terminal.press('3', 'enter');
	assert.deepEqual(screenIn(await terminal.until('Last four'), 'Do this for the user?'), [
		'Do this for the user?',
		'us-east-1_LocalDemo · demo pool',
		'',
		'ℹ Nobody else in this user pool has it.',
		'To do       Mark email verified for sam',
		'Marks email s***@e*** as verified, without a code. Nothing is sent. Do it only',
		'when you know by other means that it is theirs.',
		'Counts the user as active this month, which the owner of the AWS account pays',
		'for.',
		'Last four characters:',
		'',
		'Enter continue   Esc back   F1 help   Ctrl+C quit',
	]);
	await terminal.type('.org');
	await terminal.press('enter');
	await terminal.until('That isn’t how the value on record ends. Nothing was changed.');
	assert.equal(flow.state().step, 'confirmAct');
	await terminal.press('ctrl+u');
	await terminal.type('.COM');
	await terminal.press('enter');
	await terminal.until('✔ email s***@e*** is marked as verified.');
	await terminal.press('enter');
	assert.match(await terminal.until('look again'), /Email {7}s\*\*\*@e\*\*\* {2}✔ verified\n/);
	assert.doesNotMatch(terminal.text(), /Mark email/);
});

test('why is found out for somebody who was looked up, and Esc leads back to them', async t => {
	const {terminal, flow} = await lookUp(t, 'sam');
	await terminal.press('2', 'enter');
	await terminal.until('✖ Recipient  The phone replied STOP, so AWS sends it no text messages.');
	await terminal.press('escape');
	await terminal.until('Why did no code reach');
	assert.equal(flow.state().step, 'userFound');
	await terminal.press('escape');
	assert.match(await terminal.until('Who:'), /^Who: sam$/m);
});

test('an invitation is sent again, and a reset is sent where something is verified', async t => {
	const {terminal} = await lookUp(t, 'new-password');
	await terminal.press('3', 'enter');
	assert.match(
		await terminal.until('send it'),
		/Sends the invitation again with a new temporary password; the earlier one stops\nworking\.\nSends one email, which the owner of the AWS account pays for\./,
	);
	await terminal.press('enter');
	await terminal.until('✔ Cognito accepted the invitation.');
	assert.match(terminal.text(), /--message-action RESEND\s+--desired-delivery-mediums\s+EMAIL/);
	await terminal.press('enter');
	await terminal.until('FORCE_CHANGE_PASSWORD');
	await terminal.press('escape');
	await terminal.until('Who:');
	await terminal.press('ctrl+u');
	await terminal.type('reset');
	await terminal.press('enter');
	await terminal.until('Reset the password');
	await terminal.press('end', 'enter');
	assert.match(await terminal.until('reset it'), /The current password stops working at once\./);
	await terminal.press('enter');
	await terminal.until('✔ The password has to be reset now.');
});

test('who is not there, what names nobody, and a pool that is not there are said at the field', async t => {
	const {terminal} = await openDemoDesk(t);
	await terminal.press('1', 'enter');
	await terminal.until('Who:');
	await terminal.press('enter');
	await terminal.until('Nothing typed yet.');
	await terminal.type('nobody@example.com');
	await terminal.press('enter');
	await terminal.until('No user there has that email, phone number, sub or username.');
	await terminal.press('ctrl+u');
	await terminal.paste('x'.repeat(300));
	await terminal.press('enter');
	await terminal.until("That isn't an email address, a phone number, a sub or a username.");
	await terminal.press('escape');
	await terminal.until('Which user pool');
	await terminal.press('end', 'enter');
	await terminal.until('User pool ID or region:');
	await terminal.type('us-east-1_Nowhere');
	await terminal.press('enter');
	await terminal.until('Who:');
	await terminal.type('sam');
	await terminal.press('enter');
	await terminal.until(
		/There's\s+no\s+such\s+user\s+pool\s+in\s+this\s+region\s+\(ResourceNotFoundException,\s+request\s+ID\s+[\da-f-]{36}\)\./,
	);
});
