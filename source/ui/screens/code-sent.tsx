import {use, useRef} from 'react';
import {
	codeCommand,
	deliveryFacts,
	findOutWhy,
	maskDiffers,
	whyNotArrived,
} from '../../copy/delivery-words.ts';
import {labels} from '../../copy/field-words.ts';
import {copyNames} from '../../copy/panel-words.ts';
import {keyWords} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {isSameDestination} from '../../flow/mask.ts';
import {isHalfTyped, resendAt} from '../../flow/verify.ts';
import {safeText} from '../../safe-text.ts';
import {factSection} from '../components/fact.ts';
import {fieldSection} from '../components/field.tsx';
import type {Hint} from '../components/key-hints.tsx';
import {noticeSection} from '../components/notice.tsx';
import {prose} from '../components/words.tsx';
import {useInboxPanel} from '../inbox-panel.tsx';
import type {Rank} from '../layout/fit.ts';
import {notArrivedSection} from '../not-arrived.ts';
import {PanelContext} from '../panel.ts';
import {Screen, type ScreenProps} from '../screen.tsx';
import {sendsLeftSection, triesLeftSection} from '../sends-left.ts';
import {useKeys} from '../use-keys.ts';
import {useWait} from '../use-wait.ts';
import {whoAndWhere} from '../where.tsx';

/** The facts that aren't optional: where the code was sent, and what it is for. */
const factRanks: Readonly<Record<string, Rank>> = {To: 'question', Attribute: 'place'};

/** The destination of the code, and the field for it. */
export function CodeSentScreen({state, send, now}: ScreenProps<'enterCode'>) {
	const {account, user, sent} = state;
	const {attribute, delivery, newValue} = sent;
	const isAsking = use(PanelContext)?.kind === 'notArrived';
	// The field's content, for when the user leaves and returns.
	const typed = useRef(state.typed);
	const wait = useWait(resendAt(state), now);
	useKeys(name => {
		if (name === 'ctrl+r') send({type: 'askedToResend', at: now()});
		if (name === 'ctrl+g') send({type: 'askedWhy', attribute, typed: typed.current});
	});
	const inbox = useInboxPanel(account.connection.demo?.inbox);
	const value = newValue ?? user.attributes.find(({name}) => name === attribute)?.value ?? '';
	const destination = delivery?.destination;
	const command = codeCommand(account.connection.client, sent);
	return (
		<Screen
			title={delivery ? titles.enterCode : titles.haveCode}
			about={whoAndWhere(account, now)}
			notice={state.notice}
			hints={hints({isAsking, wait})}
			copies={[
				...inbox.copies,
				...(delivery?.requestId === undefined
					? []
					: [{name: copyNames.requestId, text: delivery.requestId}]),
				{name: copyNames.command, text: command},
			]}
			aside={inbox.aside}
			body={[
				...deliveryFacts(sent, value).map(([label, value]) =>
					factSection({label, value, rank: factRanks[label] ?? 'facts'}),
				),
				destination !== undefined &&
					!isSameDestination(destination, value) &&
					noticeSection('mask', {kind: 'warning', says: maskDiffers(value)}),
				fieldSection({
					label: labels.code,
					kind: 'code',
					hasGap: true,
					// A code that was tried is replaced by typing; half a code is completed.
					...(state.typed !== undefined && {
						initialValue: state.typed,
						isSelected: !isHalfTyped(state.typed),
					}),
					onChange: text => {
						typed.current = text;
					},
					onSubmit: code => send({type: 'codeGiven', code}),
				}),
			]}
			foot={[
				isAsking && notArrivedSection(whyNotArrived(sent), findOutWhy),
				{...sendsLeftSection(account.ledger, now()), hasGap: true},
				triesLeftSection(account.ledger, now()),
				prose({
					id: 'command',
					rank: 'extra',
					isWide: true,
					words: safeText(command, {limit: 1_000}),
				}),
			]}
		/>
	);
}

const hints = ({
	isAsking,
	wait,
}: {
	readonly isAsking: boolean;
	/** How long until another code can be requested. */
	readonly wait: string;
}): readonly Hint[] => [
	['Enter', 'verify'],
	['Ctrl+R', `resend${wait}`],
	isAsking ? ['Ctrl+G', keyWords.findOutWhy] : ['Tab', keyWords.didNotArrive],
	['Esc', 'back'],
];
