import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openGuidedApp} from '../helpers/guided-app.tsx';

test('Enter, Enter, Enter, and the code: the demo user’s email is verified', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true}});
	await terminal.until('User name: demo');
	await terminal.press('enter');
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	await terminal.press('enter');
	// Within one row of the inbox: the request id beside it may have six digits in a row as well.
	const inInbox = /│[^│\n]*?(\d{6})\. *│/;
	const code = inInbox.exec(await terminal.until(inInbox))?.[1] ?? '';
	await terminal.type(`${code}\r`);
	await terminal.until('Verified');
	await terminal.press('enter');
	assert.equal(await terminal.exited, 0);
	assert.match(terminal.text().split('\n').at(-1) ?? '', /email demo@example.com is verified/);
});
