import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {copied} from '../helpers/terminal.ts';

test('the demo offers its users with what each shows, the authenticator code, and its password rules', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true}, columns: 100, rows: 40});
	await terminal.until('totp: a code from an authenticator app');
	await terminal.until('new-password: a temporary password');
	await terminal.type('totp\r');
	await terminal.until('Password:');
	await terminal.press('enter');
	const panel = await terminal.until(/Demo authenticator app[\s\S]*Secret: (?:[A-Z2-7]{4} ?)+/);
	const [, code = ''] = /Code: (\d{6})/.exec(panel) ?? [];
	await terminal.press('ctrl+y');
	await terminal.until('Sent the demo’s code to the clipboard');
	await terminal.press('ctrl+y');
	await terminal.until('Sent the secret to the clipboard');
	const [copiedCode, secret = ''] = copied(terminal.transcript());
	assert.equal(copiedCode, code);
	assert.match(secret, /^[A-Z2-7]{16,}$/);
	assert.ok(panel.replaceAll(/[\s│]/g, '').includes(`Secret:${secret.slice(0, 12)}`));
	await terminal.type(`${code}\r`);
	await terminal.until('Choose an attribute');
});

test('the code of the demo’s authenticator app is another one when its half minute is over', async t => {
	let now = Date.now();
	const {terminal} = await openGuidedApp(t, {
		prefill: {isDemo: true, username: 'totp'},
		now: () => now,
	});
	await terminal.until('Password:');
	await terminal.press('enter');
	const [, before = ''] = /Code: (\d{6})/.exec(await terminal.until(/Code: \d{6}/)) ?? [];
	now += 30_000;
	const after = await terminal.until(new RegExp(`Code: (?!${before})\\d{6}`));
	assert.doesNotMatch(after, new RegExp(before));
});

test('at 40 columns what folds of the demo’s users stands behind their names', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true}, columns: 40, rows: 40});
	const screen = await terminal.until('two-factors');
	assert.match(screen, /^two-factors: a choice between two\n {2}factors$/m);
});

test('in 40 by 20 the demo tells how many users there are besides those it has room for', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true}, columns: 40, rows: 20});
	assert.deepEqual((await terminal.until(/more$/m)).trimEnd().split('\n').slice(-15), [
		'Username: demo (press Enter)',
		'Demo users, and what each shows:',
		'demo: everything is fine',
		'totp: a code from an authenticator app',
		'sms-code: a second factor by SMS',
		'email-code: a second factor by email',
		'two-factors: a choice between two',
		'  factors',
		'new-password: a temporary password',
		'unconfirmed: a sign-up that was never',
		'  confirmed',
		'… 4 more',
		'',
		'Enter continue   Tab other ways',
		'Esc back   F1 help   Ctrl+C quit',
	]);
	await terminal.resize(80, 30);
	const whole = await terminal.until('lee: ');
	assert.doesNotMatch(whole, /more$/m);
});

test('in 40 by 20 the code is there in a row', async t => {
	const {terminal} = await openGuidedApp(t, {
		prefill: {isDemo: true, username: 'totp'},
		columns: 40,
		rows: 12,
	});
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until(/^Demo authenticator app: \d{6}$/m);
});

test('in 20 by 8 the code is whole, however little stands beside it', async t => {
	const {terminal} = await openGuidedApp(t, {
		prefill: {isDemo: true, username: 'demo'},
		columns: 20,
		rows: 8,
	});
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until('Choose an');
	await terminal.press('enter');
	await terminal.until(/^code \d{6}$/m);
});

test('in 20 by 8 the code of the demo’s authenticator app comes before what is asked', async t => {
	const {terminal} = await openGuidedApp(t, {
		prefill: {isDemo: true, username: 'totp'},
		columns: 20,
		rows: 8,
	});
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until(
		/^Sign in\nEnter the code that\nyour authenticator\napp shows for Demo…\nCode:\n\d{6}\nF1 help {2}Ctrl\+C quit$/m,
	);
});

test('the demo offers its password where the pool’s own choice asks for it, and has a custom challenge', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true}});
	await terminal.until('Username:');
	await terminal.press('tab');
	await terminal.until('Other ways to sign in');
	await terminal.press('3', 'enter');
	await terminal.until('Username: demo (press Enter)');
	await terminal.press('enter');
	await terminal.until('How do you want to sign in?');
	await terminal.press('2', 'enter');
	await terminal.until('Password: ••••••••••• (press Enter)');
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	await terminal.press('escape');
	await terminal.until('Try the demo');
	await terminal.press('3', 'enter');
	await terminal.until('Username:');
	await terminal.press('tab');
	await terminal.until('Other ways to sign in');
	await terminal.press('4', 'enter');
	await terminal.until('Username: demo (press Enter)');
	await terminal.press('enter');
	await terminal.until('question: How many minutes are in an hour?\nAnswer:');
	await terminal.type('59\r');
	await terminal.until('question: How many minutes are in an hour?\nAnswer:');
	await terminal.type('60\r');
	await terminal.until('Choose an attribute');
});

test('the rules of a new password tick off while it is typed, and Ctrl+T shows it', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true}, columns: 100, rows: 40});
	await terminal.until('Username:');
	await terminal.type('new-password\r');
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until(/^ {2}at least 8 characters$/m);
	await terminal.type('Abc\r');
	await terminal.until(
		/^ {2}at least 8 characters\n✔ an uppercase letter\n✔ a lowercase letter\n {2}a number\n.*\nNew password: •••\n\n⚠ This user pool would refuse that password\.$/m,
	);
	await terminal.type('defg1');
	await terminal.until(
		/^✔ at least 8 characters\n✔ an uppercase letter\n✔ a lowercase letter\n✔ a number\n {2}a symbol/m,
	);
	await terminal.press('ctrl+t');
	await terminal.until('New password: Abcdefg1');
	await terminal.type('-\r');
	await terminal.until('Choose an attribute');
});
