import assert from 'node:assert/strict';
import {test} from 'node:test';
import {titles} from '../../source/copy/step-words.ts';
import type {State} from '../../source/flow/state.ts';
import {hasField, PanelContext} from '../../source/ui/panel.ts';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {challenges, states} from '../flow/samples.ts';
import {openTerminal} from '../helpers/terminal.ts';

const context = {send: () => {}, now: () => 0};
const asking: readonly State[] = Object.values(challenges).map(challenge => ({
	...states.challenge,
	challenge,
}));
const all: readonly State[] = [
	...Object.values(states).filter(({step}) => step !== 'done'),
	...asking,
];

/** A hostile text in the place of everything that came over the wire or out of a file. */
const hostile =
	'\u001b]52;c;cGF3bmVk\u0007\u001b]8;;http://evil.example\u0007a link\u001b]8;;\u0007\u001b[2J\u009b31m\u202etxt.exe\u0007\r\n\u200b';

/** A state whose every string is hostile, save those that the code itself decides by. */
function poisoned(state: State, spoil = (text: string): string => text + hostile): State {
	const ours = ['step', 'name', 'kind', 'way', 'attribute', 'code'];
	const ofReports = ['stage', 'state', 'who', 'cause', 'certainty', 'action'];
	const spared = new Set([...ours, ...ofReports]);
	const isSpared = (key: string, value: string) => spared.has(key) || value === 'codePending';
	const poison = <Value,>(value: Value): Value =>
		JSON.parse(JSON.stringify(value), (key, each) =>
			typeof each === 'string' && !isSpared(key, each) ? spoil(each) : each,
		);
	if (state.step !== 'asking') return poison(state);
	// Functions are lost on the way; what they give is poisoned instead.
	const rows = poison(state.investigation.rows());
	return {...poison(state), investigation: {...state.investigation, rows: () => rows}};
}

test('what can be said of a code that did not arrive begins no line with a space', async () => {
	for (const columns of [40, 80]) {
		await using terminal = await openTerminal(
			<PanelContext value={{kind: 'notArrived'}}>
				{screenOf(states.enterCode, context)}
			</PanelContext>,
			{columns, rows: 50},
		);
		const [, reasons = ''] = terminal.text().split('Didn’t arrive?\n');
		assert.ok(reasons.split('\n').length > 6);
		assert.doesNotMatch(reasons, /^ {1,2}\S/m);
	}
});

/** How far a line may stand from the edge: not at all, or behind a sign, the number of a row, a label. */
const indents = new Set([0, 2, 5, 12, 14]);

test('at 40 and 80 columns no line is too long or begins with a space, and what is typed is seen, on any screen', async () => {
	let fields = 0;
	for (const state of all) {
		for (const columns of [40, 80]) {
			await using terminal = await openTerminal(screenOf(state, context), {columns, rows: 50});
			for (const line of terminal.text().split('\n')) {
				assert.ok(line.length <= columns, `${state.step}: ${line}`);
				// The blocks of a QR code stand where they stand.
				if (/[▀▄█]/.test(line)) continue;
				assert.ok(indents.has(line.search(/\S|$/)), `${state.step} at ${columns}: "${line}"`);
			}
			if (!hasField(state)) continue;
			fields += 1;
			await terminal.type('xyz');
			assert.match(
				terminal.text(),
				/: (?:xyz|•••|3 characters)(?:$| {3,}[▀▄█ ]+$)/m,
				`${state.step}, ${columns}`,
			);
		}
	}
	assert.ok(fields > 30);
});

test('what came from elsewhere moves no cursor, writes no clipboard and makes no link', async () => {
	for (const state of all) {
		await using terminal = await openTerminal(screenOf(poisoned(state), context), {rows: 50});
		assert.deepEqual(terminal.emulator.oscCodes, [], state.step);
		assert.ok(!/[\u202e\u200b\u009b]/.test(terminal.transcript()), state.step);
		const [first] = terminal.text().split('\n');
		assert.equal(first, titles[state.step], state.step);
	}
});

test('a screen reader hears the title, the facts and the keys as text', async () => {
	await using terminal = await openTerminal(screenOf(states.enterCode, context), {
		isScreenReaderEnabled: true,
	});
	const text = terminal.text();
	assert.match(text, /Code sent/);
	assert.match(text, /To: j\*\*\*@e\*\*\*/);
	assert.match(text, /Keys: Enter verify/);
});

test('in a window of 20 by 8 nothing stands beyond the edge and the way out is in sight, on any screen', async () => {
	for (const state of all) {
		await using terminal = await openTerminal(screenOf(state, context), {columns: 20, rows: 8});
		for (const line of terminal.text().split('\n')) {
			assert.ok(line.length <= 20, `${state.step}: ${line}`);
		}
		assert.match(terminal.emulator.screen().join(' '), /Ctrl\+C quit/, state.step);
	}
});

test('in a window of 300 by 100 each screen is whole, from its name to its keys, and no secret is drawn', async () => {
	for (const state of all) {
		await using terminal = await openTerminal(screenOf(state, context), {
			columns: 300,
			rows: 100,
		});
		assert.deepEqual(terminal.emulator.scrollback(), [], state.step);
		const text = terminal.text();
		assert.equal(text.split('\n')[0], titles[state.step], state.step);
		assert.match(text, /Ctrl\+C quit/, state.step);
		// An authenticator's secret is shown, since it has to be typed; everything else is not.
		for (const secret of ['Secret-1', 'Secret-2', 'opaque', 'a.b.c']) {
			assert.ok(!terminal.transcript().includes(secret), `${secret} on ${state.step}`);
		}
	}
});

test('a name that every object has is drawn as any other, on any screen', async () => {
	for (const name of ['constructor', '__proto__', 'toString']) {
		for (const state of all) {
			await using terminal = await openTerminal(
				screenOf(
					poisoned(state, () => name),
					context,
				),
				{
					columns: 80,
				},
			);
			assert.doesNotMatch(terminal.text(), /function|\[object|ERROR|undefined/, state.step);
		}
		const choices = [name];
		const challenge = {...challenges.SELECT_CHALLENGE, choices};
		await using terminal = await openTerminal(screenOf({...states.challenge, challenge}, context));
		assert.match(terminal.text(), new RegExp(`^ +1 +${name}$|❯ .*${name}$`, 'm'));
	}
});
