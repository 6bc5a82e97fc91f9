import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {sayKey} from '../../../source/commands/sign-in/say-key.ts';
import {qrCodeLines} from '../../../source/drawing/qr-code-lines.ts';
import {temporaryHost} from '../../helpers/store.ts';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPABCD';
const key = {secret, username: 'jane@example.com'};
const uri = `otpauth://totp/Cognito:jane%40example.com?secret=${secret}`;

function said(
	t: TestContext,
	terminal: {readonly isTTY?: boolean; readonly columns?: number},
	env: Readonly<Record<string, string>> = {},
) {
	let text = '';
	const stderr = {...terminal, write: (more: string) => (text += more)};
	const host = {...temporaryHost(t).host, platform: 'linux' as const};
	sayKey(key, {stderr, env: {LANG: 'C.UTF-8', ...env}, host});
	return text;
}

test('a terminal shows the key as a QR code in black on white, and as text', t => {
	const text = said(t, {isTTY: true, columns: 80});
	const lines = stripVTControlCharacters(text).split('\n');
	assert.deepEqual(lines, [
		...(qrCodeLines(uri, true) ?? []),
		'Scan this with your authenticator app, or enter this key in the app:',
		secret,
		'',
	]);
	assert.ok(text.startsWith('\u001b[38;5;16;48;5;231m  '));
	assert.ok(
		text.split('\n').every(line => !line.startsWith('\u001b') || line.endsWith('\u001b[0m')),
	);
});

test('where colours are not wanted, the light modules are drawn, and nothing else is written', t => {
	const lines = said(t, {isTTY: true, columns: 80}, {NO_COLOR: '1'}).split('\n');
	assert.deepEqual(lines.slice(0, -3), qrCodeLines(uri, false));
});

test('no code is drawn where nobody could scan it, and the key is there as text', t => {
	const alone = `Enter this key in your authenticator app: ${secret}\n`;
	assert.equal(said(t, {}), alone);
	assert.equal(said(t, {isTTY: false, columns: 80}), alone);
	assert.equal(said(t, {isTTY: true, columns: 40}), alone);
	assert.equal(said(t, {isTTY: true, columns: 80}, {TERM: 'dumb'}), alone);
});
