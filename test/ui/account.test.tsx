import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newest, openSignedIn as open, refusingSends} from '../helpers/signed-in-app.tsx';

test('the list says which attributes are verified, which are not, and which cannot be', async t => {
	const {terminal, pool} = await open(t);
	assert.match(terminal.text(), /❯ 1\. email +not verified +demo@example\.com/);
	assert.match(terminal.text(), /given_name +can’t be verified +Robin/);
	await terminal.press('enter');
	await terminal.until('Code:');
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('Verified');
	await terminal.press('a');
	await terminal.until('a new code will still be sent');
	assert.match(terminal.text(), /email +✔ verified/);
	assert.match(terminal.text(), /❯ 2\. phone_number +not verified/);
	await terminal.press('up', 'enter');
	await terminal.until('This value is already verified.');
	assert.equal(pool.messages().length, 1);
	await terminal.press('enter');
	await terminal.until('Code sent');
	assert.equal(pool.messages().length, 2);
});

test('the pointer is on the row again that was chosen, wherever one comes back from', async t => {
	const {terminal} = await open(t, {services: {openCognito: refusingSends}});
	await terminal.press('down', 'enter');
	await terminal.until('too many codes');
	await terminal.until(/^❯ 2\. phone_number/m);
	for (const key of ['c', 'h', 's']) {
		await terminal.press(key);
		await terminal.until(/^(?:Change a value|Enter your code|Sign out\?)$/m);
		await terminal.press('escape');
		await terminal.until(/^Choose an attribute$/m);
		assert.match(terminal.text(), /^❯ 2\. phone_number/m, key);
	}
});

test('a value that is not changed is not sent', async t => {
	const {terminal, pool} = await open(t);
	await terminal.press('c');
	await terminal.until('New email: demo@example.com');
	await terminal.press('enter');
	await terminal.until('New email: demo@example.com\n\nℹ That is the value on record.');
	assert.equal(pool.messages().length, 0);
});

test('a value is changed, and the code that this sends verifies the new one', async t => {
	const {terminal, pool} = await open(t);
	await terminal.press('c');
	await terminal.until(/Now +demo@example\.com/);
	await terminal.until('New email: demo@example.com');
	await terminal.type('robin@example.org\r');
	await terminal.until('changed to robin@example.org');
	assert.equal(pool.messages().length, 1);
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('email robin@example.org verified at');
});
