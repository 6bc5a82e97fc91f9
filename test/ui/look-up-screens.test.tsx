import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LookedUp} from '../../source/flow/desk.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {found, person, twin} from '../flow/desk-samples.ts';
import {states} from '../flow/samples.ts';
import {openTerminal, type TerminalOptions} from '../helpers/terminal.ts';

const draw = (state: State, options?: TerminalOptions, sent: Event[] = []) =>
	openTerminal(screenOf(state, {send: event => sent.push(event), now: () => 0}), options);

test('whoever else has the address is shown before it is marked, and that it may be taken from them', async () => {
	await using user = await draw(states.userFound);
	assert.match(
		user.text(),
		/^Email {7}j\*\*\*@e\*\*\* {2}not verified\nAlso has it {1}old-jane \(CONFIRMED, verified\)$/m,
	);
	await using asking = await draw(states.confirmAct);
	assert.match(
		asking.text(),
		/⚠ One other user has it too: old-jane\. Where it can be used to sign in, they\n {2}lose it\./,
	);
});

test('nothing is marked where nobody knows who else has it, and a disabled account gets no message', async () => {
	const unknown: LookedUp = {
		...found,
		misses: [{because: 'timedOut', action: 'cognito-idp:ListUsers', region: 'eu-west-1'}],
	};
	const disabled = {...person, isEnabled: false};
	const sent: Event[] = [];
	await using terminal = await draw(
		{...states.userFound, found: unknown, person: disabled},
		{},
		sent,
	);
	const text = terminal.text();
	assert.match(text, /Mark email verified {2,}unknown who else has it/);
	assert.match(text, /Set a new email {2,}not while the account is disabled/);
	assert.match(text, /Reset the password {2,}not while the account is disabled/);
	await terminal.press('3', 'enter', '4', 'enter', '5', 'enter');
	assert.deepEqual(sent, []);
});

test('in 40 by 20 and 20 by 8 there is something to choose and a way back; a screen reader hears the facts', async () => {
	await using small = await draw(states.userFound, {columns: 40, rows: 20});
	assert.match(small.text(), /^❯ 1\. Why did no code reach/m);
	assert.match(small.text(), /Also has it: old-jane/);
	await small.resize(20, 8);
	assert.match(small.text(), /❯ 1\./);
	assert.match(small.text(), /Esc back|Ctrl\+C quit/);
	for (const step of ['confirmAct', 'acted', 'chooseUser', 'choosePool', 'mfaCode'] as const) {
		await using tiny = await draw(states[step], {columns: 20, rows: 8});
		assert.ok(tiny.text().trimEnd().split('\n').length < 8, tiny.text());
	}
	await using read = await draw(states.userFound, {isScreenReaderEnabled: true});
	assert.match(read.text(), /Email: j\*\*\*@e\*\*\*, not verified/);
	assert.match(read.text(), /Also has it: old-jane \(CONFIRMED, verified\)/);
});

test('several who fit are listed with their state and pool, and one is chosen', async () => {
	const sent: Event[] = [];
	await using terminal = await draw(states.chooseUser, {columns: 120, rows: 24}, sent);
	assert.match(
		terminal.text(),
		/❯ 1\. jane {6}CONFIRMED, enabled · eu-west-1_AbC · 6b2f5b6e[\s\S]*2\. old-jane {2}CONFIRMED, enabled/,
	);
	await terminal.press('down', 'enter');
	assert.deepEqual(sent, [{type: 'choseUser', sub: twin.sub}]);
});
