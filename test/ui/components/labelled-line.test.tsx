import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Box} from 'ink';
import {LabelledLine} from '../../../source/ui/components/labelled-line.tsx';
import {openTerminal} from '../../helpers/terminal.ts';

const lines = (
	<Box flexDirection="column">
		<LabelledLine label="Sent to" value="j***@e***" />
		<LabelledLine
			label="Request id"
			value={
				'a1b2c3d4-\u001b[31m0000-4000-8000-000000000000 accepted, which is not the same as delivered'
			}
		/>
	</Box>
);

test('facts stand in two columns at 80', async () => {
	await using terminal = await openTerminal(lines);
	assert.equal(
		terminal.text(),
		[
			'Sent to       j***@e***',
			'Request id    a1b2c3d4-0000-4000-8000-000000000000 accepted, which is not the',
			'              same as delivered',
		].join('\n'),
	);
});

test('facts take the whole width at 40', async () => {
	await using terminal = await openTerminal(lines, {columns: 40});
	assert.equal(
		terminal.text(),
		[
			'Sent to: j***@e***',
			'Request id:',
			'a1b2c3d4-0000-4000-8000-000000000000',
			'accepted, which is not the same as',
			'delivered',
		].join('\n'),
	);
});

test('a screen reader hears label and value together', async () => {
	await using read = await openTerminal(<LabelledLine label="Sent to" value="j***@e***" />, {
		isScreenReaderEnabled: true,
	});
	assert.equal(read.text(), 'Sent to: j***@e***');
});
