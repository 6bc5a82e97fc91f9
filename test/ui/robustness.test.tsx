import assert from 'node:assert/strict';
import {test} from 'node:test';
import {TextField} from '../../source/ui/text-field/text-field.tsx';
import {Listeners, stormWithKeys} from '../helpers/key-storm.tsx';
import {openTerminal} from '../helpers/terminal.ts';

test('of 200 random byte streams none breaks a component, and none submits anything', async () => {
	await stormWithKeys(40);
});

test('half a character in one read is whole with the other half', async () => {
	const said: string[] = [];
	await using terminal = await openTerminal(<TextField onSubmit={value => said.push(value)} />);
	const all = Buffer.from('é😀日');
	for (const byte of all) await terminal.send(Buffer.from([byte]));
	await terminal.send('\r');
	assert.deepEqual(said, ['é😀日']);
});

test('a storm of resizes ends in a frame as wide as the window', async () => {
	await using terminal = await openTerminal(<Listeners said={[]} />);
	await terminal.paste('x'.repeat(500));
	for (let round = 0; round < 20; round++) {
		await terminal.resize(20 + ((round * 37) % 280), 8 + ((round * 13) % 92));
	}
	await terminal.resize(80, 24);
	await terminal.until(/^text: …x{72}$[\s\S]*^token: 500 characters$/m);
});
