import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Notice} from '../../../source/ui/components/notice.tsx';
import {openTerminal} from '../../helpers/terminal.ts';

const wrong = (
	<Notice
		kind="error"
		says="That isn't the code that was sent."
		tryNext="Look for the newest message: each one replaces the code before it."
	/>
);

test('a notice at 80 columns and at 40 says what happened and what to do', async () => {
	await using terminal = await openTerminal(wrong);
	assert.equal(
		terminal.text(),
		"✖ That isn't the code that was sent.\n  Look for the newest message: each one replaces the code before it.",
	);
	await using narrow = await openTerminal(wrong, {columns: 40});
	assert.equal(
		narrow.text(),
		[
			"✖ That isn't the code that was sent.",
			'  Look for the newest message: each one',
			'  replaces the code before it.',
		].join('\n'),
	);
});

test('each kind has its sign', async () => {
	const signs = {good: '✔', info: 'ℹ', warning: '⚠', error: '✖'} as const;
	for (const kind of ['good', 'info', 'warning', 'error'] as const) {
		await using terminal = await openTerminal(<Notice kind={kind} says="Said." />);
		assert.equal(terminal.text(), `${signs[kind]} Said.`);
	}
});

test('a screen reader hears the kind in a word', async () => {
	await using read = await openTerminal(wrong, {columns: 200, isScreenReaderEnabled: true});
	assert.equal(
		read.text(),
		"Error: That isn't the code that was sent. Look for the newest message: each one replaces the code before it.",
	);
});

test('what a service says cannot command the terminal', async () => {
	await using terminal = await openTerminal(
		<Notice
			kind="warning"
			says={'\u001b]8;;http://x\u0007User\u001b[2J pool\u009b31m'}
			tryNext={'a\u202eb'}
		/>,
	);
	assert.equal(terminal.text(), '⚠ User pool\n  ab');
	assert.deepEqual(terminal.emulator.oscCodes, []);
});
