import {remarks} from '../copy/step-words.ts';
import {describeProblem} from '../copy.ts';
import type {Notice} from '../flow/notice.ts';
import {Notice as NoticeLines} from './components/notice.tsx';

/** What went wrong, with what to do next; or what is worth knowing. */
export function NoticeText({notice}: {readonly notice: Notice}) {
	switch (notice.kind) {
		case 'problem':
			return <NoticeLines kind="error" {...describeProblem(notice.problem)} />;
		case 'remark':
			return <NoticeLines {...remarks[notice.remark]} />;
		case 'sentence':
			return <NoticeLines kind="warning" says={notice.sentence} />;
	}
}
