import {reportWords} from '../copy/panel-words.ts';
import {describeProblem} from '../copy.ts';
import type {Problem} from '../problem.ts';
import {safeText} from '../safe-text.ts';
import {noticeSection} from './components/notice.tsx';
import {linesOf, wholeAs} from './components/words.tsx';
import type {Sections} from './layout/section.ts';
import {scrolledSection} from './scrolled-section.tsx';

/** A report that a key has opened, and what became of it. */
export type ShownReport = {
	readonly markdown: string;
	/** The file that it was written to, or why it could not be. */
	readonly saved?: string | Problem | undefined;
};

/** The report to read, and where it is once it was written to a file. */
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
			// Where it is must be read whole, in a low window too.
			{offers: wholeAs('failure')},
		),
];
