import {stageWords} from '../copy/stage-words.ts';
import {stageRowWords} from '../copy/why-screen-words.ts';
import {safeText} from '../safe-text.ts';
import type {StageRows} from '../why/investigation.ts';
import {shortenedSection} from './components/shortened-section.tsx';
import {cutLines, type Line, linesOf, type Span} from './components/words.tsx';
import type {Rank} from './layout/fit.ts';
import type {Section} from './layout/section.ts';
import {colours} from './theme.ts';

type Row = StageRows[number];

/** Columns before a row's text. */
const [signWidth, nameWidth] = [2, 11];

/**
 * The stages of a message's delivery, one row each, in fixed order. If there are too few rows, those with findings
 * stay.
 */
export const stageRowsSection = (rows: StageRows, rank: Rank): Section =>
	shortenedSection({
		id: 'stages',
		offers: count => [{rank, rows: count, isElastic: true}],
		parts: columns =>
			rows.map(row => ({lines: [lineOf(row, columns)], isDeciding: row.state === 'found'})),
		read: rows.flatMap(row => readRow(row) ?? []).join(' '),
	});

function lineOf(row: Row, columns: number): Line {
	const isOpen = row.state === 'waiting' || row.state === 'notApplicable';
	const room = Math.max(1, columns - signWidth - nameWidth);
	return [
		signOf(row),
		{text: ' '},
		{text: stageWords[row.stage].padEnd(nameWidth), dim: isOpen},
		...(cutLines(linesOf([{text: saidOf(row), dim: isOpen}], room), 1, room)[0] ?? []),
	];
}

function signOf({state, certainty}: Row): Span {
	switch (state) {
		case 'found':
			return certainty === 'suggests'
				? {text: ' ', sign: 'warning', color: colours.warning}
				: {text: ' ', sign: 'cross', color: colours.bad};
		case 'fine':
			return {text: ' ', sign: 'tick', color: colours.good};
		case 'unknown':
			return {text: '?', color: colours.warning};
		case 'waiting':
			return {text: '…', dim: true};
		case 'notApplicable':
			return {text: '-', dim: true};
	}
}

function saidOf({state, says}: Row): string {
	if (state === 'waiting') return 'waiting';
	if (state === 'notApplicable') return stageRowWords.notApplicable;
	return safeText(says === '' && state === 'fine' ? stageRowWords.fine : says);
}

/** Only what has settled, so that a screen reader doesn't repeat the waiting stages. */
function readRow(row: Row): string | undefined {
	const {state, certainty, stage} = row;
	if (state === 'waiting' || state === 'notApplicable') return undefined;
	const mark = {
		found: certainty === 'suggests' ? 'perhaps' : stageRowWords.found,
		fine: 'fine',
		unknown: 'unknown',
	};
	return `${stageWords[stage]}: ${mark[state]}, ${saidOf(row)}`.replace(/\.?$/, '.');
}
