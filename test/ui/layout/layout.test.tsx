import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Text} from 'ink';
import stringWidth from 'string-width';
import {helpFor} from '../../../source/copy/help-words.ts';
import {titles} from '../../../source/copy/step-words.ts';
import type {State} from '../../../source/flow/state.ts';
import type {Rank} from '../../../source/ui/layout/fit.ts';
import {FollowsContext, Layout} from '../../../source/ui/layout/layout.tsx';
import {type Panel, PanelContext} from '../../../source/ui/panel.ts';
import {screenOf} from '../../../source/ui/screen-of.tsx';
import {states} from '../../flow/samples.ts';
import {extremeStates, fullUser, longNotice} from '../../helpers/extreme-states.ts';
import {framesOf} from '../../helpers/frame.ts';
import {openTerminal} from '../../helpers/terminal.ts';

const context = {send: () => {}, now: () => 0};

const drawn = (state: State, panel?: Panel) => (
	<FollowsContext value={true}>
		<PanelContext value={panel}>{screenOf(state, context)}</PanelContext>
	</FollowsContext>
);

const sizes = [
	[20, 8],
	[20, 40],
	[33, 12],
	[40, 20],
	[80, 24],
	[200, 50],
	[300, 8],
	[300, 100],
] as const;

test('no screen draws more than one row less than the window has, whatever is in it and with its help open', async () => {
	for (const [columns, rows] of sizes) {
		for (const state of extremeStates) {
			const panels: readonly (Panel | undefined)[] = [
				undefined,
				{kind: 'help', help: helpFor(state)},
				...(state.step === 'enterCode' ? [{kind: 'notArrived'} as const] : []),
			];
			for (const panel of panels) {
				for (const frame of framesOf(drawn(state, panel), {columns, rows})) {
					const at = `${state.step} at ${columns}×${rows} with ${panel?.kind}:\n${frame}`;
					const lines = frame.split('\n');
					assert.ok(lines.length < rows, at);
					assert.ok(
						lines.every(line => stringWidth(line) <= columns),
						at,
					);
					const title = lines
						.find(line => line !== '')
						?.trimEnd()
						.replace(/…$/, '');
					assert.ok(title !== undefined && titles[state.step].startsWith(title), at);
					assert.match(frame, /Ctrl\+C quit|Esc close/, at);
				}
			}
		}
	}
});

test('the section beside the others has as many rows as are left for it, and none of what is below them', () => {
	const part = (id: string, rank: Rank, most: number) => ({
		id,
		offers: () => [{rank, rows: most, isElastic: true}],
		draw: (rows: number) => <Text>{Array.from({length: rows}, () => id).join('\n')}</Text>,
	});
	const aside = {...part('inbox', 'inbox', 9), width: 6, besideFrom: 20};
	const frame = (columns: number) =>
		framesOf(
			<Layout
				head={[part('title', 'title', 1)]}
				body={[part('field', 'input', 2)]}
				aside={aside}
				foot={[part('keys', 'exit', 1)]}
			/>,
			{columns, rows: 7},
		).at(-1);
	const beside = `${' '.repeat(14)}inbox`;
	const besideField = beside.replace(/^ {5}/, 'field');
	assert.equal(frame(20), ['title', besideField, besideField, beside, beside, 'keys'].join('\n'));
	assert.equal(frame(19), ['title', 'field', 'field', 'inbox', 'inbox', 'keys'].join('\n'));
});

test('a window that loses rows gets the smaller screen at once, not the larger one once more', async () => {
	const full: State = {...states.chooseAttribute, user: fullUser, notice: longNotice};
	for (const rows of [23, 16, 8]) {
		await using terminal = await openTerminal(drawn(full), {columns: 80, rows: 24});
		await terminal.resize(80, rows);
		// Only the rows that the terminal itself has scrolled out, and none of ours.
		assert.ok(terminal.emulator.scrollback().length <= 24 - rows, terminal.text());
		assert.equal(
			terminal.emulator.screen().filter(line => line === 'Choose an attribute').length,
			1,
		);
	}
});

test('what is typed stays in the field while the window changes', async () => {
	await using terminal = await openTerminal(drawn(states.enterCode), {columns: 80, rows: 24});
	await terminal.type('4711');
	for (const [columns, rows] of [...sizes, [80, 24] as const]) {
		await terminal.resize(columns, rows);
		assert.match(terminal.emulator.screen().join('\n'), /4711/, `${columns}×${rows}`);
	}
});

test('a window that grows leaves no old rows behind', async () => {
	const full: State = {...states.chooseAttribute, user: fullUser, notice: longNotice};
	await using terminal = await openTerminal(drawn(full), {columns: 60, rows: 12});
	for (const [columns, rows] of [
		[80, 24],
		[80, 50],
		[200, 50],
	] as const) {
		await terminal.resize(columns, rows);
		const screen = terminal.emulator.screen();
		assert.equal(screen.filter(line => line === 'Choose an attribute').length, 1);
		assert.equal(screen.filter(line => line.includes('Ctrl+C quit')).length, 1);
	}
});

test('ten seconds on the fullest screen write the time that has changed, and no other row', async () => {
	const {account} = states.chooseAttribute;
	const full: State = {
		...states.chooseAttribute,
		account: {...account, tokens: {accessToken: 'access', expiresAt: 600_000}},
		user: fullUser,
		notice: longNotice,
	};
	let time = 0;
	const screen = () => screenOf(full, {send: () => {}, now: () => time});
	await using terminal = await openTerminal(screen(), {columns: 80, rows: 24});
	const before = terminal.transcript().length;
	for (let second = 0; second < 10; second++) {
		time += 1_000;
		await terminal.rerender(screen());
	}
	assert.match(terminal.text(), /session 9 min 50 s/);
	const written = terminal.transcript().slice(before);
	// Each second: up to the row, the changed digits, and down again, row by row.
	assert.ok(written.length < 10 * 200, written);
	assert.doesNotMatch(written, /Choose|email|Cognito|Enter/);
	assert.deepEqual(terminal.emulator.scrollback(), []);
});
