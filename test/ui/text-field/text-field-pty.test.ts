import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {spawn} from '../../../harness/pty.ts';
import {bundleProgram} from '../../helpers/bundle.ts';

const program = await bundleProgram({after}, join(import.meta.dirname, 'field-program.tsx'));

async function openProgram(kind: string, columns = 80) {
	const pty = spawn(process.execPath, [program, kind], {columns});
	await pty.until('Code:');
	return pty;
}

test('in a real terminal a code and Enter in one write submit the code, and paste does not', async () => {
	await using pty = await openProgram('code');
	pty.send('123456\r');
	await pty.until('Submitted: "123456"');
	for (const key of '654321\r') pty.send(key);
	await pty.until('Submitted: "123456" "654321"');
	pty.paste('112 233\n');
	await pty.until('Code: 112233');
	assert.deepEqual(pty.cursor(), {x: 12, y: 1, isVisible: true});
	pty.press('enter');
	await pty.until('"654321" "112233"');
	pty.send('end\r');
	assert.deepEqual(await pty.exit, {code: 0, signal: 0});
	assert.equal(pty.cursor().isVisible, true);
	assert.equal(pty.emulator.isBracketedPasteOn(), false);
});

test('in a real terminal a token of 6,000 characters arrives whole, marked as a paste or not', async () => {
	const token = 'abcdefghi-'.repeat(600);
	await using pty = await openProgram('token', 40);
	pty.paste(`${token}\r\n`);
	await pty.until('Code: 6,000 characters');
	pty.press('enter');
	await pty.until('Submitted: 6000 units');
	pty.send(token);
	await pty.until('Code: 6,000 characters');
	pty.press('enter');
	await pty.until('Submitted: 6000 units 6000 units');
	pty.send('end\r');
	assert.deepEqual(await pty.exit, {code: 0, signal: 0});
	assert.ok(!pty.transcript().includes('abcdefghi'));
});

test('in a real terminal wide characters, joined ones and a resize keep the cursor in its place', async () => {
	await using pty = await openProgram('text');
	pty.send('日本👩‍👩‍👧‍👦x');
	await pty.until('Code: 日本👩‍👩‍👧‍👦x');
	pty.press('backspace', 'backspace');
	await pty.until(/^Code: 日本$/m);
	assert.deepEqual(pty.cursor(), {x: 10, y: 1, isVisible: true});
	pty.send(`\u0015${'0123456789'.repeat(8)}`);
	await pty.until(/^Code: …[0-9]+9$/m);
	pty.resize(30, 24);
	await pty.until(/^Code: …[0-9]{22}$/m);
	assert.equal(pty.cursor().x, 29);
});
