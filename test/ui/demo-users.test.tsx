import {test} from 'node:test';
import {openGuidedApp} from '../helpers/guided-app.tsx';

test('the demo offers its users with what each shows, the authenticator code, and its password rules', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true}, columns: 100, rows: 40});
	await terminal.until('totp: a code from an authenticator app');
	await terminal.until('new-password: a temporary password');
	await terminal.type('totp\r');
	await terminal.until('Password:');
	await terminal.press('enter');
	const [, code = ''] = /Demo authenticator app: (\d{6})/.exec(
		await terminal.until(/Demo authenticator app: \d{6}/),
	) ?? [''];
	await terminal.type(`${code}\r`);
	await terminal.until('Choose an attribute');
});

test('the rules of a new password tick off while it is typed, and Ctrl+T shows it', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true}, columns: 100, rows: 40});
	await terminal.until('Username:');
	await terminal.type('new-password\r');
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until(/^ {2}at least 8 characters$/m);
	await terminal.type('Abcdefg1');
	await terminal.until(
		/^✔ at least 8 characters\n✔ an uppercase letter\n✔ a lowercase letter\n✔ a number\n {2}a symbol/m,
	);
	await terminal.press('ctrl+t');
	await terminal.until('New password: Abcdefg1');
	await terminal.type('-\r');
	await terminal.until('Choose an attribute');
});
