import {reportWords} from '../copy/panel-words.ts';
import {describeProblem} from '../copy.ts';
import type {Problem} from '../problem.ts';
import {safeText} from '../safe-text.ts';
import {noticeSection} from './components/notice.tsx';
import {linesOf, wholeAs} from './components/words.tsx';
import type {Sections} from './layout/section.ts';
import {scrolledSection} from './scrolled-section.tsx';

/** A report on the screen, and the outcome of saving it. */
export type ShownReport = {
	readonly markdown: string;
	/** The file it was written to, or why that failed. */
	readonly saved?: string | Problem | undefined;
};

/** The report, and its file once it is saved. */
export const reportSections = ({markdown, saved}: ShownReport): Sections => [
	scrolledSection({
		id: 'report',
		lines: columns => [
			[{text: reportWords.title, bold: true}],
			...linesOf(reportWords.holds, columns),
			...markdown
				.trimEnd()
				.split('\n')
				.flatMap(line => linesOf(safeText(line), columns, line.startsWith('- ') ? 2 : 0)),
		],
		read: `${reportWords.title}. ${reportWords.holds} ${safeText(markdown)}`,
	}),
	saved !== undefined &&
		noticeSection(
			'saved',
			typeof saved === 'string'
				? {kind: 'info', says: reportWords.saved(saved)}
				: {kind: 'error', ...describeProblem(saved)},
			// The path must be readable in full, even in a low window.
			{offers: wholeAs('failure')},
		),
];
