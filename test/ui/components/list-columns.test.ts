import assert from 'node:assert/strict';
import {test} from 'node:test';
import {columnsFor, wholeRowsOf} from '../../../source/ui/components/list-columns.ts';
import type {Item} from '../../../source/ui/components/list-row.tsx';
import {heightOf, viewOf} from '../../../source/ui/components/list-view.tsx';

const marked: readonly Item[] = [
	{id: 'a', label: 'email', mark: {text: 'verified', tone: 'good'}, detail: 'jane@example.com'},
	{id: 'b', label: 'phone_number', mark: {text: 'not verified', tone: 'warning'}, detail: '日本'},
	{id: 'c', label: 'sub'},
];
const plain: readonly Item[] = marked.map(({id, label, detail = ''}) => ({id, label, detail}));

test('a list shares its columns: pointer and number, label, mark, and what is left for the detail', () => {
	assert.deepEqual(columnsFor(marked, 80), {
		row: {number: 1, label: 12, mark: 14, hasDetail: true},
		before: 5,
		detailWidth: 80 - (5 + 12 + 2 + 14 + 2),
		widestDetail: 16,
	});
	assert.deepEqual(columnsFor(plain, 80), {
		row: {number: 1, label: 12, mark: 0, hasDetail: true},
		before: 5,
		detailWidth: 80 - (5 + 12 + 2),
		widestDetail: 16,
	});
	assert.deepEqual(columnsFor([], 80), {
		row: {number: 1, label: 0, mark: 0, hasDetail: true},
		before: 5,
		detailWidth: 73,
		widestDetail: 0,
	});
	const hundred = Array.from({length: 100}, () => plain[0] ?? assert.fail());
	assert.equal(columnsFor(hundred, 80).row.number, 3);
	assert.equal(columnsFor(hundred, 80).before, 7);
});

test('a detail is drawn where it fits, or where its beginning tells something', () => {
	const columnsAt = (columns: number) => {
		const {row, detailWidth} = columnsFor(plain, columns);
		return [detailWidth, row.label, row.hasDetail];
	};
	assert.deepEqual(columnsAt(35), [16, 12, true]);
	assert.deepEqual(columnsAt(34), [15, 12, true]);
	assert.deepEqual(columnsAt(33), [14, 12, true]);
	assert.deepEqual(columnsAt(32), [13, 12, false]);
	assert.deepEqual(columnsAt(16), [0, 11, false]);
	const short = plain.map(item => ({...item, detail: 'x'}));
	assert.equal(columnsFor(short, 20).row.hasDetail, true);
	assert.equal(columnsFor(short, 19).row.hasDetail, false);
});

test('only the first hundred details and marks are measured, and every label', () => {
	const rows: readonly Item[] = Array.from({length: 101}, (_, index) => ({
		id: String(index),
		label: index === 100 ? 'long label' : 'x',
		detail: index === 100 ? 'a long detail' : 'y',
	}));
	assert.deepEqual([columnsFor(rows, 80).row.label, columnsFor(rows, 80).widestDetail], [10, 1]);
	const last = rows.toSpliced(99, 1, {id: 'z', label: 'x', detail: 'a detail'});
	assert.equal(columnsFor(last, 80).widestDetail, 8);
	// A list is measured once, however often it is drawn.
	assert.deepEqual(columnsFor(rows, 80), columnsFor(rows, 80));
});

test('the selected row is repeated in as many rows as its detail takes, three at the most', () => {
	const rowsFor = (detail: string, columns: number) =>
		wholeRowsOf(columnsFor([{id: 'a', label: 'label', detail}], columns), columns);
	assert.deepEqual(
		[15, 16, 25, 26, 50, 51, 75, 76, 500].map(length => rowsFor('x'.repeat(length), 30)),
		[0, 0, 1, 2, 2, 3, 3, 3, 3].with(1, 0).with(0, 0),
	);
	assert.equal(rowsFor('', 30), 0);
	assert.equal(rowsFor('xx', 5), 2);
	assert.equal(rowsFor('xxxxx', 3), 3);
});

test('how many rows of a list are in view', () => {
	const usual = {
		rows: 10,
		wholeRows: 0,
		isLow: false,
		isFiltering: false,
		isWhole: false,
		length: 40,
	};
	assert.deepEqual(
		[
			usual,
			{...usual, wholeRows: 2},
			{...usual, isLow: true},
			{...usual, isWhole: true},
			{...usual, isFiltering: true},
			{...usual, isFiltering: true, length: 4},
			{...usual, isFiltering: true, rows: 1},
			{...usual, rows: 1},
			{...usual, rows: 1, isLow: true},
		].map(heightOf),
		[9, 7, 10, 40, 9, 3, 1, 1, 1],
	);
});

test('a filter leaves the rows that match it, and knows its words', () => {
	assert.deepEqual(viewOf(plain, undefined), {rows: [0, 1, 2], words: []});
	assert.deepEqual(viewOf(plain, 'JANE  mail'), {rows: [0], words: ['jane', 'mail']});
	assert.deepEqual(viewOf(plain, ' '), {rows: [0, 1, 2], words: []});
	assert.deepEqual(viewOf(marked, 'verified'), {rows: [0, 1], words: ['verified']});
	assert.deepEqual(viewOf(marked, 'nobody'), {rows: [], words: ['nobody']});
});
