import assert from 'node:assert/strict';
import {test} from 'node:test';
import {titles} from '../../source/copy/step-words.ts';
import type {State} from '../../source/flow/state.ts';
import {hasField} from '../../source/ui/panel.ts';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {challenges, states} from '../flow/samples.ts';
import {framesOf, isFrame, openFrames, plain} from '../helpers/frame.ts';

const context = {send: () => {}, now: () => 0};
const asking: readonly State[] = Object.values(challenges).map(challenge => ({
	...states.challenge,
	challenge,
}));
const all: readonly State[] = [
	...Object.values(states).filter(({step}) => step !== 'done'),
	...asking,
];

/** A hostile text that replaces everything from the wire or a file. */
const hostile =
	'\u001b]52;c;cGF3bmVk\u0007\u001b]8;;http://evil.example\u0007a link\u001b]8;;\u0007\u001b[2J\u009b31m\u202etxt.exe\u0007\r\n\u200b';

/** A state in which every string is hostile, except those that the code branches on. */
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
	// Functions don't survive the copy, so their results are poisoned instead.
	const rows = poison(state.investigation.rows());
	return {...poison(state), investigation: {...state.investigation, rows: () => rows}};
}

/** The indents that a line can have: none, after a sign, after a row's number, or after a label. */
const indents = new Set([0, 2, 5, 12, 14]);

test('at 40 and 80 columns no line is too long or begins with a space, and what is typed is seen, on any screen', async () => {
	let fields = 0;
	for (const state of all) {
		for (const columns of [40, 80]) {
			using screen = openFrames(screenOf(state, context), {columns, rows: 50});
			const text = () => plain(screen.written.findLast(isFrame) ?? '');
			for (const line of text()
				.split('\n')
				.map(row => row.trimEnd())) {
				assert.ok(line.length <= columns, `${state.step}: ${line}`);
				// The blocks of a QR code have indents of their own.
				if (/[▀▄█]/.test(line)) continue;
				assert.ok(indents.has(line.search(/\S|$/)), `${state.step} at ${columns}: "${line}"`);
			}
			if (hasField(state)) {
				fields += 1;
				await screen.send('xyz');
				assert.match(
					text(),
					/: (?:xyz|•••|3 characters)(?:$| {3,}[▀▄█ ]*$)/m,
					`${state.step}, ${columns}`,
				);
			}
		}
	}
	assert.ok(fields > 30);
});

test('what came from elsewhere moves no cursor, writes no clipboard and makes no link', async () => {
	for (const state of all) {
		const [frame = ''] = framesOf(screenOf(poisoned(state), context), {columns: 80, rows: 50});
		assert.doesNotMatch(frame, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u200b]/, state.step);
		assert.equal(frame.split('\n')[0]?.trimEnd(), titles[state.step], state.step);
	}
});

test('in a window of 300 by 100 each screen is whole, from its name to its keys, and no secret is drawn', async () => {
	for (const state of all) {
		const [text = ''] = framesOf(screenOf(state, context), {columns: 300, rows: 100});
		assert.ok(text.split('\n').length < 100, state.step);
		assert.equal(text.split('\n')[0]?.trimEnd(), titles[state.step], state.step);
		assert.match(text, /Ctrl\+C quit/, state.step);
		// Only an authenticator's secret is shown, since it has to be typed.
		for (const secret of ['Secret-1', 'Secret-2', 'opaque', 'a.b.c']) {
			assert.ok(!text.includes(secret), `${secret} on ${state.step}`);
		}
	}
});

test('a name that every object has is drawn as any other, on any screen', async () => {
	for (const name of ['constructor', '__proto__', 'toString']) {
		for (const state of all) {
			const screen = screenOf(
				poisoned(state, () => name),
				context,
			);
			const [frame = ''] = framesOf(screen, {columns: 80, rows: 24});
			assert.doesNotMatch(frame, /function|\[object|ERROR|undefined/, state.step);
		}
		const choices = [name];
		const challenge = {...challenges.SELECT_CHALLENGE, choices};
		const screen = screenOf({...states.challenge, challenge}, context);
		const [frame = ''] = framesOf(screen, {columns: 80, rows: 24});
		assert.match(frame, new RegExp(`^ +1 +${name}$|❯ .*${name}$`, 'm'));
	}
});
