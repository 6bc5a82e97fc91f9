import {use} from 'react';
import {
	codeRequestCommand,
	deliveryFacts,
	maskDiffers,
	whyNotArrived,
} from '../../copy/delivery-words.ts';
import {labels, progress, titles} from '../../copy/step-words.ts';
import {isSameDestination} from '../../flow/mask.ts';
import {safeText} from '../../safe-text.ts';
import {factSection} from '../components/fact.ts';
import {fieldSection} from '../components/field.tsx';
import type {Hint} from '../components/key-hints.tsx';
import {noticeSection} from '../components/notice.tsx';
import {spinnerSection} from '../components/spinner.tsx';
import {linesOf, prose} from '../components/words.tsx';
import {useInboxPanel} from '../inbox-panel.tsx';
import type {Rank} from '../layout/fit.ts';
import type {Section} from '../layout/section.ts';
import {PanelContext} from '../panel.ts';
import {Screen, type ScreenProps} from '../screen.tsx';
import {scrolledSection} from '../scrolled-section.tsx';
import {sendsLeftSection} from '../sends-left.ts';
import {type Copying, useCopy} from '../use-copy.ts';
import {useKeys} from '../use-keys.ts';
import {whoAndWhere} from '../where.tsx';

type Props = ScreenProps<'enterCode' | 'verifying'>;

/** What is more than good to know: where the code went, and what it is for. */
const factRanks: Readonly<Record<string, Rank>> = {To: 'question', Attribute: 'place'};

/** Where the code went, and the field for it. The same screen while the code is checked. */
export function CodeSentScreen({state, send, now}: Props) {
	const {account, user, sent} = state;
	const {attribute, delivery, newValue} = sent;
	const isTyping = state.step === 'enterCode';
	const isAsking = use(PanelContext)?.kind === 'notArrived';
	useKeys(name => name === 'ctrl+r' && send({type: 'askedToResend'}), {isActive: isTyping});
	const inbox = useInboxPanel(account.connection.demo?.inbox);
	const value = newValue ?? user.attributes.find(({name}) => name === attribute)?.value ?? '';
	const destination = delivery?.destination;
	const command = codeRequestCommand(account.connection.client, attribute);
	const copying = useCopy([
		...(delivery?.requestId === undefined
			? []
			: [{name: 'the request ID', text: delivery.requestId}]),
		{name: 'the command', text: command},
	]);
	return (
		<Screen
			title={delivery ? titles.enterCode : titles.haveCode}
			about={whoAndWhere(account, now)}
			notice={state.step === 'enterCode' ? state.notice : undefined}
			hints={isTyping ? typingHints(isAsking, copying) : [['Esc', 'stop waiting']]}
			aside={inbox}
			body={[
				...deliveryFacts(sent, value).map(([label, value]) =>
					factSection({label, value, rank: factRanks[label] ?? 'facts'}),
				),
				destination !== undefined &&
					!isSameDestination(destination, value) &&
					noticeSection('mask', {kind: 'warning', says: maskDiffers(value)}),
				isTyping
					? fieldSection({
							label: labels.code,
							kind: 'code',
							hasGap: true,
							onSubmit: code => send({type: 'codeGiven', code}),
						})
					: spinnerSection(progress.verifying, {hasGap: true, isRemote: true}),
			]}
			foot={[
				isAsking && notArrived(whyNotArrived(sent)),
				copying?.said,
				{...sendsLeftSection(account.ledger, now()), hasGap: true},
				prose({
					id: 'command',
					rank: 'extra',
					isWide: true,
					words: [{text: safeText(command), dim: true}],
				}),
			]}
		/>
	);
}

/** Columns of the number in front of a reason. */
const numberWidth = 3;

const notArrived = (reasons: readonly string[]): Section =>
	scrolledSection({
		id: 'not arrived',
		lines: columns => [
			[{text: 'Didn’t arrive?', bold: true}],
			...reasons.flatMap((reason, index) =>
				linesOf(`${index + 1}. ${reason}`, columns, numberWidth),
			),
		],
		read: ['Didn’t arrive?', ...reasons].join(' '),
	});

const typingHints = (isAsking: boolean, copying: Copying | undefined): readonly Hint[] => [
	['Enter', 'verify'],
	['Ctrl+R', 'resend'],
	...(isAsking ? [] : [['Tab', 'didn’t arrive?'] as const]),
	...(copying ? [copying.hint] : []),
	['Esc', 'back'],
];
