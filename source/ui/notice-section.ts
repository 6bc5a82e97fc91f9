import {remarks} from '../copy/remark-words.ts';
import {describeProblem} from '../copy.ts';
import type {Notice} from '../flow/notice.ts';
import {type NoticeWords, noticeSection} from './components/notice.tsx';
import type {Section} from './layout/section.ts';

/** An error with what to do next, or a remark. */
export const noticeOf = (notice: Notice): Section =>
	noticeSection('notice', wordsOf(notice), {hasGap: true});

function wordsOf(notice: Notice): NoticeWords {
	switch (notice.kind) {
		case 'problem':
			return {kind: 'error', ...describeProblem(notice.problem)};
		case 'remark':
			return remarks[notice.remark];
		case 'sentence':
			return {kind: 'warning', says: notice.sentence};
	}
}
