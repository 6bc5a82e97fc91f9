import assert from 'node:assert/strict';
import {test} from 'node:test';
import {filterAfter, isFilterable, matching} from '../../../source/ui/components/list-filter.ts';
import type {Item} from '../../../source/ui/components/list-row.tsx';
import {partsOf} from '../../../source/ui/components/matched-parts.ts';
import {SelectList} from '../../../source/ui/components/select-list.tsx';
import {screenOf} from '../../../source/ui/screen-of.tsx';
import {states} from '../../flow/samples.ts';
import {fullUser} from '../../helpers/extreme-states.ts';
import {openGuidedApp} from '../../helpers/guided-app.tsx';
import {openTerminal, type TerminalOptions} from '../../helpers/terminal.ts';

const pools: readonly Item[] = Array.from({length: 40}, (_, index) => ({
	id: `pool ${index}`,
	label: `eu-west-1_Pool${index}`,
	detail: index % 2 === 0 ? 'Production' : 'staging',
}));

async function draw(options: TerminalOptions = {}, items = pools) {
	const chosen: string[] = [];
	const keys: string[] = [];
	const terminal = await openTerminal(
		<SelectList items={items} onSelect={id => chosen.push(id)} onKey={name => keys.push(name)} />,
		options,
	);
	return {terminal, chosen, keys};
}

test('/ filters a long list by words of label and detail, and Enter chooses what is left', async () => {
	const {terminal, chosen, keys} = await draw({columns: 60, rows: 12});
	await terminal.type('/pool1 PROD');
	assert.deepEqual(terminal.text().trimEnd().split('\n'), [
		'❯ 11. eu-west-1_Pool10  Production',
		'  13. eu-west-1_Pool12  Production',
		'  15. eu-west-1_Pool14  Production',
		'  17. eu-west-1_Pool16  Production',
		'  19. eu-west-1_Pool18  Production',
		'  Filter: pool1 PROD  5 of 40',
	]);
	await terminal.press('down', 'enter');
	assert.deepEqual(chosen, ['pool 12']);
	assert.deepEqual(keys, []);
});

test('letters that mean something elsewhere, digits, j and k are the filter’s; Backspace takes them back, and closes it', async () => {
	const {terminal, chosen, keys} = await draw({columns: 60, rows: 12});
	await terminal.type('/qjk12');
	assert.match(
		terminal.text(),
		/^ {2}Filter: qjk12 {2}Nothing matches\. Esc clears the filter\.$/m,
	);
	assert.doesNotMatch(terminal.text(), /Pool/);
	await terminal.press('enter');
	assert.deepEqual([chosen, keys], [[], []]);
	await terminal.press('backspace', 'backspace', 'backspace', 'backspace', 'backspace');
	assert.match(terminal.text(), /Filter: +40 of 40/);
	await terminal.press('backspace');
	assert.match(terminal.text(), /1–\d+ of 40/);
	await terminal.press('q');
	assert.deepEqual(keys, ['q']);
});

test('what is pasted while a filter is open is a part of it; else it presses no key', async () => {
	const {terminal, keys} = await draw({columns: 60, rows: 12});
	await terminal.paste('/Pool3\n');
	assert.doesNotMatch(terminal.text(), /Filter/);
	await terminal.type('/');
	await terminal.paste('Pool33\n');
	assert.match(terminal.text(), /❯ 34\. eu-west-1_Pool33 .*\n {2}Filter: Pool33 {2}1 of 40/);
	assert.deepEqual(keys, []);
});

test('a list of ten rows has no filter: / is a key like any other there', async () => {
	const {terminal, keys} = await draw({}, pools.slice(0, 10));
	await terminal.type('/');
	assert.doesNotMatch(terminal.text(), /Filter/);
	assert.deepEqual(keys, ['/']);
	assert.deepEqual([isFilterable(10), isFilterable(11)], [false, true]);
});

for (const rows of [24, 8, 4]) {
	test(`in ${rows} rows Esc clears the filter first, on the row that was found, then leads back`, async t => {
		const {terminal, flow} = await openGuidedApp(t, {
			rows,
			columns: 60,
			prefill: {region: 'eu-west-1'},
			services: {
				foundPools: async () =>
					pools.map(({label}) => ({
						client: {region: 'eu-west-1', userPoolId: label, clientId: 'c'},
						foundIn: 'amplify_outputs.json',
					})),
			},
		});
		await terminal.until('Pool0');
		await terminal.type('/pool27');
		await terminal.until(/❯ 28\. eu-west-1_Pool27/);
		if (rows > 4) assert.match(terminal.text(), /Filter: pool27 {2}1 of \d+/);
		const before = flow.state();
		await terminal.press('escape');
		await terminal.until(rows > 8 ? /\d+–\d+ of \d+/ : /❯ 28\./);
		assert.match(terminal.text(), /❯ 28\. eu-west-1_Pool27/);
		assert.equal(flow.state(), before);
	});
}

test('? opens help while a filter is open, and Esc closes that first', async t => {
	const {terminal} = await openGuidedApp(t, {
		columns: 100,
		rows: 40,
		services: {
			foundPools: async () =>
				pools.map(({label}) => ({
					client: {region: 'eu-west-1', userPoolId: label, clientId: 'c'},
					foundIn: 'x',
				})),
		},
	});
	await terminal.until('/ filter');
	await terminal.type('/3');
	await terminal.type('?');
	await terminal.until(/^Help$/m);
	await terminal.press('escape');
	assert.match(terminal.text(), /Filter: 3 /);
	await terminal.press('escape');
	await terminal.until(/1–\d+ of \d+|❯ 3\./);
	assert.doesNotMatch(terminal.text(), /Filter:/);
});

test('what matches is found whatever the capitals, and known in the text', () => {
	assert.deepEqual(matching(pools, 'POOL3 staging'), [3, 31, 33, 35, 37, 39]);
	assert.deepEqual(matching(pools, ''), [...pools.keys()]);
	assert.deepEqual(partsOf('eu-west-1_AbC', ['abc', 'we']), [
		{text: 'eu-', isMatch: false},
		{text: 'we', isMatch: true},
		{text: 'st-1_', isMatch: false},
		{text: 'AbC', isMatch: true},
	]);
	assert.deepEqual(partsOf('İx', ['x']), [{text: 'İx', isMatch: false}]);
	assert.deepEqual(
		['a', 'space', 'up', '?', 'backspace', 'ctrl+u'].map(key => filterAfter('ab', key)),
		['aba', 'ab ', 'ab', 'ab', 'a', ''],
	);
	assert.equal(filterAfter('', 'backspace'), undefined);
});

test('while a list is filtered the keys below it are those that work then', async () => {
	const state = {...states.chooseAttribute, user: fullUser};
	await using terminal = await openTerminal(screenOf(state, {send: () => {}, now: () => 0}));
	const keys = () => terminal.text().split('\n').slice(-3).join(' ');
	const usual = keys();
	assert.match(usual, /c change the value .* \/ filter .* q quit/);
	await terminal.type('/veri');
	assert.equal(
		terminal.text().split('\n').at(-1),
		'Enter send a code   Esc clear the filter   ? help   Ctrl+C quit',
	);
	await terminal.type('\u007f\u007f\u007f\u007f\u007f');
	assert.equal(keys(), usual);
});
