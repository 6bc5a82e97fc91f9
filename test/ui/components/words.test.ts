import assert from 'node:assert/strict';
import {test} from 'node:test';
import {factSection} from '../../../source/ui/components/fact.ts';
import {fieldSection} from '../../../source/ui/components/field.tsx';
import {noticeSection} from '../../../source/ui/components/notice.tsx';
import {shortenedSection} from '../../../source/ui/components/shortened-section.tsx';
import {cutLines, linesOf, prose, wholeAs} from '../../../source/ui/components/words.tsx';
import type {Section} from '../../../source/ui/layout/section.ts';
import {framesOf} from '../../helpers/frame.ts';

/** A section in this many rows and columns, without trailing blanks. */
const drawn = (section: Section, rows: number, columns: number, isScreenReaderEnabled = false) =>
	(framesOf(section.draw(rows, columns), {columns, rows: 50, isScreenReaderEnabled})[0] ?? '')
		.split('\n')
		.map(line => line.trimEnd());

test('words are broken into lines with what they look like, those after the first behind an indent', () => {
	assert.deepEqual(linesOf('one two three', 8), [[{text: 'one two'}], [{text: 'three'}]]);
	assert.deepEqual(linesOf('one two three', 8, 2), [
		[{text: 'one two'}],
		[{text: '  '}, {text: 'three'}],
	]);
	assert.deepEqual(linesOf([{text: 'one ', bold: true}, 'two ', {text: 'three', dim: true}], 9), [
		[{text: 'one ', bold: true}, {text: 'two'}],
		[{text: 'three', dim: true}],
	]);
	assert.deepEqual(linesOf([{text: 'one two', link: 'u'}], 4), [
		[{text: 'one', link: 'u'}],
		[{text: 'two', link: 'u'}],
	]);
	assert.deepEqual(linesOf('', 5), [[]]);
});

test('lines that are too many end in a sign', () => {
	const lines = linesOf([{text: 'one', bold: true}, ' two three four'], 8);
	const first = [{text: 'one', bold: true}, {text: ' two'}];
	assert.deepEqual(lines, [first, [{text: 'three'}], [{text: 'four'}]]);
	assert.equal(cutLines(lines, 3, 8), lines);
	assert.deepEqual(cutLines(lines, 2, 8), [first, [{text: 'three…'}]]);
	assert.deepEqual(cutLines(lines, 1, 8), [[first[0], {text: ' two…'}]]);
	assert.deepEqual(cutLines(lines, 1, 6), [[first[0], {text: ' t…'}]]);
	assert.deepEqual(cutLines([[], []], 1, 6), [[{text: '…'}]]);
});

test('prose is no wider than is good to read, unless it is to be', () => {
	const words = 'word '.repeat(40).trim();
	const widths = [true, false].map(isWide => {
		const section = prose({id: 'p', words, isWide});
		return [section.offers(150), Math.max(...drawn(section, 9, 150).map(({length}) => length))];
	});
	assert.deepEqual(widths, [
		[[{rank: 'question', rows: 2, isElastic: true}], 149],
		[[{rank: 'question', rows: 2, isElastic: true}], 99],
	]);
	assert.equal(prose({id: 'p', words}).hasGap, false);
	assert.deepEqual(wholeAs('facts')(3), [{rank: 'facts', rows: 3, isElastic: true}]);
});

test('a fact asks for two rows for what it is, and for the rest as what is good to know', () => {
	const long = factSection({label: 'To', value: 'word '.repeat(20), rank: 'question'});
	assert.deepEqual(long.offers(50), [
		{rank: 'question', rows: 2, isElastic: true},
		{rank: 'facts', rows: 3, isElastic: true},
	]);
	const short = factSection({label: 'To', value: 'j***@e***', labelWidth: 5, hasGap: true});
	assert.deepEqual(short.offers(80), [
		{rank: 'facts', rows: 1, isElastic: true},
		{rank: 'facts', rows: 1, isElastic: true},
	]);
	assert.deepEqual([short.id, short.hasGap, long.id], ['To', true, 'To']);
	assert.equal(factSection({label: 'To', id: 'other', value: ''}).id, 'other');
	assert.deepEqual(drawn(short, 1, 44), ['To   j***@e***']);
	assert.deepEqual(drawn(short, 1, 43), ['To: j***@e***']);
	assert.deepEqual(
		drawn(factSection({label: 'To', value: 'x', mark: {text: 'verified', tone: 'good'}}), 1, 80),
		['To          x  ✔ verified'],
	);
	assert.deepEqual(
		drawn(factSection({label: 'To', value: 'x', mark: {text: 'open', tone: 'plain'}}), 1, 30),
		['To: x  open'],
	);
});

test('a field has its label beside it, above it where that is long, and cut where there is one row', () => {
	const field = (label: string) => fieldSection({label, onSubmit: () => {}, initialValue: 'abc'});
	const input = {rank: 'input', rows: 1};
	const below = [input, {rank: 'question', rows: 2}];
	assert.deepEqual([field('Code:').offers(22), field('Code:').offers(21)], [[input], below]);
	assert.deepEqual(drawn(field('Code:'), 1, 40), ['Code: abc']);
	assert.deepEqual(drawn(field('A long label:'), 2, 20), ['A long label:', 'abc']);
	assert.deepEqual(drawn(field('A long label:'), 1, 20), ['A long lab… abc']);
	assert.deepEqual(drawn(field('A long label:'), 1, 9), ['… abc']);
	assert.deepEqual([field('x').id, field('x').hasGap], ['field', false]);
	const wide = framesOf(field('Code:').draw(1, 100), {columns: 100, rows: 9, isStyled: true})[0];
	assert.equal(/\u001b\[4m(.*)\u001b\[24m/.exec(wide ?? '')?.[1]?.length, 60);
});

test('a notice asks for its first two rows before the rest', () => {
	const notice = noticeSection('n', {kind: 'error', says: 'word '.repeat(20), tryNext: 'Next.'});
	assert.deepEqual(notice.offers(40), [
		{rank: 'failure', rows: 2, isElastic: true},
		{rank: 'notice', rows: 4, isElastic: true},
	]);
	const short = noticeSection('n', {kind: 'info', says: 'Said.'}, {hasGap: true});
	assert.deepEqual(short.offers(40), [
		{rank: 'failure', rows: 1, isElastic: true},
		{rank: 'notice', rows: 1, isElastic: true},
	]);
	assert.deepEqual([notice.hasGap, short.hasGap], [false, true]);
	assert.deepEqual(drawn(notice, 4, 300)[0]?.length, 2 + 'word '.repeat(19).length - 1);
	assert.deepEqual(drawn(short, 2, 7), ['ℹ Said.']);
});

test('parts that do not fit give way to those that decide, and are counted', () => {
	const line = (text: string) => [{text}];
	const section = shortenedSection({
		id: 's',
		offers: wholeAs('list'),
		parts: () => [
			{lines: [line('one'), line('and more')]},
			{lines: [line('two')]},
			{lines: [line('three')], isDeciding: true},
			{lines: [line('four')]},
		],
		read: 'one, two, three, four',
	});
	assert.deepEqual(section.offers(80), [{rank: 'list', rows: 5, isElastic: true}]);
	assert.deepEqual(
		[5, 4, 3, 2, 1].map(rows => drawn(section, rows, 80)),
		[
			['one', 'and more', 'two', 'three', 'four'],
			['one', 'and more', 'three', '… 2 more'],
			['three', '… 3 more'],
			['three', '… 3 more'],
			['three'],
		],
	);
	assert.deepEqual(drawn(section, 1, 80, true), ['one, two, three, four']);
});
