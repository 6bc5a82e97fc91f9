import {sendsSentence, triesSentence, triesToWarn} from '../copy/delivery-words.ts';
import {type Ledger, sendsLeft, triesLeft} from '../flow/ledger.ts';
import {noticeSection} from './components/notice.tsx';
import {prose, wholeAs} from './components/words.tsx';
import type {Section} from './layout/section.ts';

/** How many codes can still be sent: as a fact, or as a warning if the next one is the last or would be refused. */
export function sendsLeftSection(ledger: Ledger, now: number): Section {
	const sentence = sendsSentence(ledger, now);
	return sendsLeft(ledger, now) > 1
		? prose({id: 'sends', rank: 'counter', words: sentence})
		: noticeSection('sends', {kind: 'warning', says: sentence}, {offers: wholeAs('notice')});
}

/** How many codes can still be tried: a warning before the last ones. */
export function triesLeftSection(ledger: Ledger, now: number): Section {
	const sentence = triesSentence(ledger, now);
	return triesLeft(ledger, now) > triesToWarn
		? prose({id: 'tries', rank: 'counter', words: sentence})
		: noticeSection('tries', {kind: 'warning', says: sentence}, {offers: wholeAs('notice')});
}
