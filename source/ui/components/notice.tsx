import {useWindowSize} from 'ink';
import {safeText} from '../../safe-text.ts';
import type {Offer} from '../layout/fit.ts';
import type {Section} from '../layout/section.ts';
import {colours, type Sign} from '../theme.ts';
import {type Line, linesOf, linesSection, WrappedLines} from './words.tsx';

/** The severity of a notice. */
export type NoticeKind = 'good' | 'info' | 'warning' | 'error';

/** The text of a notice: the event, and the next step. */
export type NoticeWords = {
	readonly kind: NoticeKind;
	readonly says: string;
	readonly tryNext?: string | undefined;
};

const looks: Readonly<Record<NoticeKind, {sign: Sign; color: string; read: string}>> = {
	good: {sign: 'tick', color: colours.good, read: ''},
	info: {sign: 'info', color: colours.accent, read: ''},
	warning: {sign: 'warning', color: colours.warning, read: 'Warning: '},
	error: {sign: 'cross', color: colours.bad, read: 'Error: '},
};

/** Columns for the sign before a notice. */
const indent = 2;

/** The maximum width of a notice. */
const widest = 100;

function linesOfNotice({kind, says, tryNext}: NoticeWords, columns: number): readonly Line[] {
	const {sign, color} = looks[kind];
	const width = Math.max(indent + 1, Math.min(columns, widest));
	const front = [{text: ' ', sign, color}, {text: ' '}];
	const hung = linesOf(safeText(says), width - indent).map((line, index) => [
		...(index === 0 ? front : [{text: ' '.repeat(indent)}]),
		...line,
	]);
	if (tryNext === undefined) return hung;
	const next = linesOf(safeText(tryNext), width - indent);
	return [...hung, ...next.map(line => [{text: ' '.repeat(indent)}, ...line])];
}

const readNotice = ({kind, says, tryNext}: NoticeWords) =>
	`${looks[kind].read}${safeText(says)}${tryNext === undefined ? '' : ` ${safeText(tryNext)}`}`;

/** A notice as wide as the window. */
export function Notice(notice: NoticeWords) {
	const {columns} = useWindowSize();
	return (
		<WrappedLines
			lines={linesOfNotice(notice, columns)}
			columns={columns}
			read={readNotice(notice)}
		/>
	);
}

/** The first row of a notice precedes most other parts; the rest has a lower rank. */
const noticeOffers = (rows: number): readonly Offer[] => [
	{rank: 'failure', rows: Math.min(rows, 2), isElastic: true},
	{rank: 'notice', rows, isElastic: true},
];

/** A notice as a section of a screen. */
export const noticeSection = (
	id: string,
	notice: NoticeWords,
	{
		offers = noticeOffers,
		hasGap = false,
	}: {readonly offers?: (rows: number) => readonly Offer[]; readonly hasGap?: boolean} = {},
): Section =>
	linesSection({
		id,
		offers,
		hasGap,
		lines: columns => linesOfNotice(notice, columns),
		read: readNotice(notice),
	});
