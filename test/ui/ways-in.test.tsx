import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clientOf} from '../helpers/client.ts';
import {otherThan} from '../helpers/local-pool-client.ts';
import {
	chooseCredentials,
	newest,
	openSignIn as open,
	password,
} from '../helpers/sign-in-scene.tsx';

test('a username half typed is there again after a look at the other ways', async t => {
	const {terminal} = await open(t, 'demo');
	await terminal.press('escape');
	await terminal.until('Username: demo');
	await terminal.press('end');
	await terminal.type('stration\t');
	await terminal.until('Other ways to sign in');
	await terminal.press('escape');
	await terminal.until('Username: demostration');
});

for (const [row, way] of ['SRP', 'in clear', '', '', 'support desk'].entries()) {
	if (way === '') continue;
	test(`a password ${way}: a wrong one asks again, the right one signs in`, async t => {
		const {terminal} = await open(t, 'demo');
		await terminal.press('tab', String(row + 1), 'enter');
		if (way === 'support desk') await chooseCredentials(terminal);
		await terminal.until('Password:');
		await terminal.type('Wrong-pass-1\r');
		await terminal.until('The username or password is wrong');
		await terminal.type(`${password}\r`);
		await terminal.until('Choose an attribute');
	});
}

test('what stands in a field one comes back to is selected: another username takes its place', async t => {
	const {terminal} = await open(t, 'demo');
	await terminal.press('escape');
	await terminal.until('Username: demo');
	await terminal.type('totp\r');
	await terminal.until('Username: totp\nPassword:');
	await terminal.press('escape');
	await terminal.until(/^Username: totp$/m);
	await terminal.press('right');
	await terminal.type('2\r');
	await terminal.until('Username: totp2\nPassword:');
});

test('an app client with a secret: nothing is said to be cleared before something was typed', async t => {
	const {terminal} = await open(t, 'demo', {clientName: 'with secret'});
	const cleared = 'The field was cleared. Enter it again.';
	await terminal.type(`${password}\r`);
	await terminal.until('This app client has a secret');
	assert.ok(!terminal.text().includes(cleared));
	await terminal.type('not the secret\r');
	await terminal.until('The client secret is wrong');
	await terminal.until(cleared);
});

test('an app client with a secret: it is asked for, and the sign-in continues', async t => {
	const {terminal, pool} = await open(t, 'demo', {clientName: 'with secret'});
	await terminal.type(`${password}\r`);
	await terminal.until('Client secret:');
	await terminal.type('not the secret\r');
	await terminal.until('Client secret:');
	await terminal.type(`${clientOf(pool, 'with secret').clientSecret}\r`);
	await terminal.until('Choose an attribute');
	assert.ok(!terminal.transcript().includes(clientOf(pool, 'with secret').clientSecret ?? '?'));
});

test('an app client with a secret: it can be read with AWS credentials', async t => {
	const {terminal} = await open(t, 'demo', {clientName: 'with secret'});
	await terminal.type(`${password}\r`);
	await terminal.until('Client secret:');
	await terminal.press('tab');
	await chooseCredentials(terminal);
	await terminal.until('Choose an attribute');
});

test('a sign-up that is not confirmed is confirmed on the way', async t => {
	const {terminal, pool} = await open(t, 'unconfirmed');
	await terminal.type(`${password}\r`);
	await terminal.until('Confirm your sign-up');
	await terminal.press('ctrl+r');
	await terminal.until('New code requested');
	await terminal.type(`${otherThan(newest(pool))}\r`);
	await terminal.until("That isn't the code that was sent");
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('Choose an attribute');
});

test('a mistyped password of an account that is not confirmed leads to the confirmation, and is asked again after it', async t => {
	const {terminal, pool} = await open(t, 'unconfirmed');
	await terminal.type('Mistyped-pass-1\r');
	await terminal.until('Confirm your sign-up');
	assert.doesNotMatch(terminal.text(), /password is wrong/);
	await terminal.press('ctrl+r');
	await terminal.until('New code requested');
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('The username or password is wrong');
	await terminal.type(`${password}\r`);
	await terminal.until('Choose an attribute');
});

test('a password that must be reset is reset on the way', async t => {
	const {terminal, pool} = await open(t, 'reset');
	await terminal.type(`${password}\r`);
	await terminal.until('Reset your password');
	assert.equal(pool.messages().length, 0, 'nothing is sent before Enter');
	await terminal.press('enter');
	await terminal.until('A code was sent by email');
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('New password:');
	await terminal.type('weak\r');
	await terminal.until('Repeat it:');
	await terminal.type('weak\r');
	await terminal.until('The new password was refused');
	await terminal.until('The field was cleared.');
	await terminal.type('Lasting-pass-1\rLasting-pass-1\r');
	await terminal.until('Choose an attribute');
	assert.equal(pool.messages().length, 1);
});
