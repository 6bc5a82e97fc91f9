import {sendsSentence} from '../copy/delivery-words.ts';
import {type Ledger, sendsLeft} from '../flow/ledger.ts';
import {Notice} from './components/notice.tsx';
import {Prose} from './components/prose.tsx';

/** How many codes can still be sent: in passing, or as a warning where the next one is the last or would be refused. */
export function SendsLeft({ledger, now}: {readonly ledger: Ledger; readonly now: number}) {
	const sentence = sendsSentence(ledger, now);
	return sendsLeft(ledger, now) > 1 ? (
		<Prose dimColor>{sentence}</Prose>
	) : (
		<Notice kind="warning" says={sentence} />
	);
}
