import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {openGuidedApp} from '../helpers/guided-app.tsx';

test('Enter, Enter, Enter, and the code: the demo user’s email is verified', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true}});
	await terminal.until('Username: demo');
	await terminal.press('enter');
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	await terminal.press('enter');
	// Within one row of the inbox: the request ID beside it may have six consecutive digits too.
	const inInbox = /│[^│\n]*?(\d{6})\. *│/;
	const code = inInbox.exec(await terminal.until(inInbox))?.[1] ?? '';
	await terminal.type(`${code}\r`);
	await terminal.until('Verified');
	await terminal.press('enter');
	assert.equal(await terminal.exited, 0);
	assert.match(terminal.text().split('\n').at(-1) ?? '', /email demo@example.com verified at/);
});

/** The demo, at the list of attributes. */
async function openDemo(t: TestContext) {
	const app = await openGuidedApp(t, {prefill: {isDemo: true}, rows: 40});
	await app.terminal.until('Username: demo');
	await app.terminal.press('enter');
	await app.terminal.until('Password:');
	await app.terminal.press('enter');
	await app.terminal.until('Choose an attribute');
	return app;
}

test('Esc closes the help of a list, and only then goes back', async t => {
	const {terminal, flow} = await openDemo(t);
	await terminal.press('?');
	const helped = await terminal.until('Which attribute to verify');
	assert.match(helped, /Esc close/);
	// The help lists the keys of the list; the row of keys below it only those that currently work.
	assert.equal(helped.split('\n').at(-1), 'Esc close   Ctrl+C quit');
	await terminal.press('escape');
	assert.equal(flow.state().step, 'chooseAttribute');
	assert.doesNotMatch(terminal.text(), /Which attribute to verify/);
	assert.match(terminal.text(), /Esc switch account/);
	await terminal.press('escape');
	await terminal.until('Paste an access token');
});

test('Ctrl+C quits with 130 from a list, with the help open, and with a code half typed', async t => {
	for (const led of [[], ['?'], ['enter', '1']] as const) {
		const {terminal, flow} = await openDemo(t);
		for (const key of led) {
			if (key === '1') await terminal.until('Code:');
			await (key === '1' ? terminal.type(key) : terminal.press(key));
		}
		await terminal.press('ctrl+c');
		assert.equal(await terminal.exited, 130);
		assert.deepEqual(flow.state(), {step: 'done', exitCode: 130});
	}
});

test('Esc closes what is said about a code that did not arrive, with the code half typed', async t => {
	const {terminal, flow} = await openDemo(t);
	await terminal.press('enter');
	await terminal.until('Code:');
	await terminal.type('123');
	await terminal.until('Code: 123');
	await terminal.press('tab');
	const helped = await terminal.until('no-reply@verificationemail.com');
	assert.match(helped, /Esc close/);
	assert.doesNotMatch(helped, /Esc back/);
	await terminal.press('escape');
	assert.equal(flow.state().step, 'enterCode');
	assert.doesNotMatch(terminal.text(), /no-reply/);
	assert.match(terminal.text(), /Code: 123/);
	assert.match(terminal.text(), /Tab didn’t arrive\?[\s\S]*Esc back/);
	await terminal.press('tab', 'tab');
	assert.doesNotMatch(terminal.text(), /no-reply/);
	await terminal.press('escape');
	assert.equal(flow.state().step, 'chooseAttribute');
});

test('F1 opens the help of a screen with a field, what is typed stays, and the arrow keys scroll it', async t => {
	const {terminal, flow} = await openGuidedApp(t, {prefill: {isDemo: true}, rows: 12});
	await terminal.until('Username:');
	await terminal.type('ro?');
	for (const f1 of ['\u001bOP', '\u001b[11~', '\u001b[[A', '\u001f']) {
		await terminal.send(f1);
		const helped = await terminal.until('Whose attributes to verify');
		assert.match(helped, /Username: ro\?/);
		assert.match(helped, /↓ \d+ more lines/);
		await terminal.press('down', 'pageDown', 'pageDown', 'pageDown', 'pageDown');
		assert.match(terminal.text(), /cognito-verify --help/);
		await terminal.press('escape');
		assert.doesNotMatch(terminal.text(), /cognito-verify --help/);
	}
	assert.equal(flow.state().step, 'username');
	await terminal.paste('\u001bOP');
	assert.doesNotMatch(terminal.text(), /Whose attributes/);
});

test('the keys of one read are answered one by one: help opened is help that Esc closes', async t => {
	const {terminal, flow} = await openDemo(t);
	await terminal.send('?', '\u001b[27u');
	await terminal.until('Esc switch account');
	assert.equal(flow.state().step, 'chooseAttribute');
});
