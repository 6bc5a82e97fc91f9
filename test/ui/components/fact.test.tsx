import assert from 'node:assert/strict';
import {test} from 'node:test';
import {factSection} from '../../../source/ui/components/fact.ts';
import {openTerminal} from '../../helpers/terminal.ts';

const fact = factSection({
	label: 'Request ID',
	value: 'a1b2c3d4-\u001b[31m0000-4000-8000-000000000000, which AWS Support asks for',
});

async function drawn(columns: number, rows: number, isScreenReaderEnabled = false) {
	await using terminal = await openTerminal(fact.draw(rows, columns), {
		columns,
		isScreenReaderEnabled,
	});
	return terminal.text();
}

test('a value stands in a column of its own and wraps under itself', async () => {
	assert.equal(
		await drawn(56, 2),
		'Request ID  a1b2c3d4-0000-4000-8000-000000000000, which\n            AWS Support asks for',
	);
	assert.equal(await drawn(56, 1), 'Request ID  a1b2c3d4-0000-4000-8000-000000000000, which…');
});

test('where it is narrow the value gets the whole width behind its label', async () => {
	assert.equal(
		await drawn(40, 3),
		'Request ID:\na1b2c3d4-0000-4000-8000-000000000000,\nwhich AWS Support asks for',
	);
});

test('a screen reader hears the label and the value in one', async () => {
	assert.equal(
		await drawn(200, 1, true),
		'Request ID: a1b2c3d4-0000-4000-8000-000000000000, which AWS Support asks for',
	);
});
