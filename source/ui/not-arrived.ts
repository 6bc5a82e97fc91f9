import {didNotArrive} from '../copy/screen-words.ts';
import {linesOf} from './components/words.tsx';
import type {Section} from './layout/section.ts';
import {scrolledSection} from './scrolled-section.tsx';

/** Columns for the number before a reason. */
const numberWidth = 3;

/** Why a code may not have arrived, likeliest first; `before` says how to find out, if possible. */
export const notArrivedSection = (reasons: readonly string[], before?: string): Section =>
	scrolledSection({
		id: 'not arrived',
		lines: columns => [
			[{text: didNotArrive, bold: true}],
			...(before === undefined ? [] : linesOf(before, columns)),
			...reasons.flatMap((reason, index) =>
				linesOf(`${index + 1}. ${reason}`, columns, numberWidth),
			),
		],
		read: [didNotArrive, ...(before === undefined ? [] : [before]), ...reasons].join(' '),
	});
