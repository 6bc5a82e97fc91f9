import {doubtSentence} from '../../copy/delivery-words.ts';
import {changeTo, keyWords, questions} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {requestedAt} from '../../flow/ledger.ts';
import {safeText} from '../../safe-text.ts';
import {factSection} from '../components/fact.ts';
import type {Hint} from '../components/key-hints.tsx';
import {noticeSection} from '../components/notice.tsx';
import {prose, wholeAs} from '../components/words.tsx';
import {Screen, type ScreenProps} from '../screen.tsx';
import {useKeys} from '../use-keys.ts';
import {whoAndWhere} from '../where.tsx';

const questionHints = (enter: string): readonly Hint[] => [
	['Enter', enter],
	['Esc', 'back'],
	['?', 'help'],
];

/** Asks before a message that counts, and says what speaks against it. */
export function ConfirmSendScreen({state, send, now}: ScreenProps<'confirmSend'>) {
	const {account, user, request, doubts} = state;
	const {attribute, value} = request;
	const {ledger} = account;
	const isPending = doubts.includes('codePending');
	useKeys(name => {
		if (name === 'enter') send({type: 'confirmed'});
		if (name === 'h' && isPending) send({type: 'hasCodeFor', attribute});
	});
	const requested = requestedAt(ledger, attribute, now()) ?? now();
	const present = user.attributes.find(({name}) => name === attribute)?.value ?? '';
	return (
		<Screen
			title={titles.confirmSend}
			about={whoAndWhere(account, now)}
			hints={[
				['Enter', keyWords.send],
				...(isPending ? [['h', keyWords.enterMyCode] as const] : []),
				['Esc', 'back'],
				['?', 'help'],
			]}
			body={[
				factSection({
					label: 'Attribute',
					value: value === undefined ? `${attribute}  ${present}` : changeTo(attribute, value),
					rank: 'question',
				}),
				...doubts.map(doubt =>
					noticeSection(
						doubt,
						{
							kind: 'warning',
							says: doubtSentence(doubt, {ledger, requestedAt: requested, now: now()}),
						},
						{offers: wholeAs('question')},
					),
				),
			]}
		/>
	);
}

/** Asks before a text that can't be a code uses up a try. */
export function ConfirmTryScreen({state, send, now}: ScreenProps<'confirmTry'>) {
	useKeys(name => name === 'enter' && send({type: 'confirmed'}));
	return (
		<Screen
			title={titles.confirmTry}
			about={whoAndWhere(state.account, now)}
			hints={questionHints(keyWords.tryIt)}
			body={[
				prose({
					id: 'question',
					words: questions.tryCode(safeText(state.code, {limit: 60})),
				}),
			]}
		/>
	);
}

/** Asks before an entry is removed from the list. */
export function ConfirmForgetScreen({state, send}: ScreenProps<'confirmForget'>) {
	const {item} = state;
	useKeys(name => name === 'enter' && send({type: 'confirmed'}));
	return (
		<Screen
			title={titles.confirmForget}
			hints={questionHints('remove')}
			body={[
				prose({
					id: 'question',
					words:
						item.kind === 'session'
							? questions.forgetSession(safeText(item.name))
							: questions.forgetPool(safeText(item.client.userPoolId ?? item.client.clientId)),
				}),
			]}
		/>
	);
}
