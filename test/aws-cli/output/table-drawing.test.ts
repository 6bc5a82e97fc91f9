import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawTable} from '../../../source/aws-cli/output/table-drawing.ts';

test('columns are stretched in proportion, halves rounded to the even number as Python rounds', () => {
	const rows = [['1', '2', '333333']];
	// Columns of 5, 5 and 10, stretched to 26: 6.5, 6.5 and 13 become 6, 6 and 13, and the last one gets the remainder.
	const section = {title: 'x'.repeat(24), level: 0, headers: [], rows, measured: rows};
	assert.equal(
		drawTable([section], {columns: 80, isColored: false}),
		[
			'--------------------------',
			'|xxxxxxxxxxxxxxxxxxxxxxxx|',
			'+----+-----+-------------+',
			'|  1 |  2  |  333333     |',
			'+----+-----+-------------+',
			'',
		].join('\n'),
	);
});

test('where it is too wide, a section of one row with headers is turned, and no other', () => {
	const draw = (headers: readonly string[], ...rows: readonly string[][]) =>
		drawTable([{title: 'T', level: 0, headers, rows, measured: [headers, ...rows]}], {
			columns: 10,
			isColored: false,
		}).split('\n');
	assert.deepEqual(draw(['Name', 'Value'], ['sub', '1234']), [
		'-------------------',
		'|        T        |',
		'+--------+--------+',
		'|  Name  |  sub   |',
		'|  Value |  1234  |',
		'+--------+--------+',
		'',
	]);
	assert.deepEqual(draw(['Name', 'Value'], ['sub', '1234'], ['email', 'a@b.c']), [
		'--------------------',
		'|         T        |',
		'+--------+---------+',
		'|  Name  |  Value  |',
		'+--------+---------+',
		'|  sub   |  1234   |',
		'|  email |  a@b.c  |',
		'+--------+---------+',
		'',
	]);
	assert.deepEqual(draw([], ['sub', '1234']), [
		'-----------------',
		'|       T       |',
		'+------+--------+',
		'|  sub |  1234  |',
		'+------+--------+',
		'',
	]);
});
