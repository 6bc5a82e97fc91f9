import assert from 'node:assert/strict';
import {test} from 'node:test';
import {scrolledSection} from '../../source/ui/scrolled-section.tsx';
import {openFrames, plain} from '../helpers/frame.ts';

const section = scrolledSection({
	id: 'panel',
	lines: () => Array.from({length: 10}, (_, at) => [{text: `line ${at}`}]),
	read: 'all of it',
});

const arrows = {up: '\u001b[A', down: '\u001b[B', pageUp: '\u001b[5~', pageDown: '\u001b[6~'};

/** The visible lines after each key, in this many rows. */
async function viewsAfter(rows: number, keys: readonly (keyof typeof arrows)[]) {
	using screen = openFrames(section.draw(rows, 80), {columns: 80, rows: 40});
	const view = () => plain(screen.written.findLast(frame => /line/.test(frame)) ?? '');
	const views = [view()];
	for (const key of keys) {
		await screen.send(arrows[key]);
		views.push(view());
	}
	return views.map(each => each.split('\n').map(line => line.replace('line ', '')));
}

test('the arrow keys move what is in view a row, or a page less the row that tells of more', async () => {
	assert.deepEqual(section.offers(80), [{rank: 'panel', rows: 10, isElastic: true}]);
	assert.deepEqual([section.id, section.hasGap], ['panel', true]);
	const more = (count: number) => `↓ ${count} more lines`;
	assert.deepEqual(
		await viewsAfter(4, ['down', 'pageDown', 'pageDown', 'down', 'up', 'pageUp', 'pageUp', 'up']),
		[
			['0', '1', '2', more(7)],
			['1', '2', '3', more(6)],
			['4', '5', '6', more(3)],
			['6', '7', '8', '9'],
			['6', '7', '8', '9'],
			['5', '6', '7', more(2)],
			['2', '3', '4', more(5)],
			['0', '1', '2', more(7)],
			['0', '1', '2', more(7)],
		],
	);
});

test('where all is in view nothing moves, and one row is moved one by one', async () => {
	const all = Array.from({length: 10}, (_, at) => String(at));
	assert.deepEqual(await viewsAfter(10, ['down', 'pageDown']), [all, all, all]);
	assert.deepEqual(await viewsAfter(1, ['down', 'pageDown', 'up']), [['0'], ['1'], ['2'], ['1']]);
});

test('a screen reader gets all of it', () => {
	using screen = openFrames(section.draw(4, 80), {
		columns: 80,
		rows: 40,
		isScreenReaderEnabled: true,
	});
	assert.match(screen.written.join(''), /all of it/);
	assert.doesNotMatch(screen.written.join(''), /line/);
});
