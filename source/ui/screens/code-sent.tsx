import {Box, Text, useWindowSize} from 'ink';
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
import type {Hint} from '../components/key-hints.tsx';
import {LabelledLine} from '../components/labelled-line.tsx';
import {Notice} from '../components/notice.tsx';
import {Prose} from '../components/prose.tsx';
import {Spinner} from '../components/spinner.tsx';
import {HelpContext} from '../help.tsx';
import {InboxPanel} from '../inbox-panel.tsx';
import {Screen, type ScreenProps} from '../screen.tsx';
import {SendsLeft} from '../sends-left.tsx';
import {TextField} from '../text-field/text-field.tsx';
import {useKeys} from '../use-keys.ts';
import {WhoAndWhere} from '../where.tsx';
import {LabelledField} from './field-screen.tsx';

type Props = ScreenProps<'enterCode' | 'verifying'>;

/** Where the code went, and the field for it. The same screen while the code is checked. */
export function CodeSentScreen({state, send, now}: Props) {
	const {account, user, sent} = state;
	const {attribute, delivery, newValue} = sent;
	const isTyping = state.step === 'enterCode';
	const isAsking = use(HelpContext);
	const {columns, rows} = useWindowSize();
	useKeys(name => name === 'ctrl+r' && send({type: 'askedToResend'}), {isActive: isTyping});
	const value = newValue ?? user.attributes.find(({name}) => name === attribute)?.value ?? '';
	const destination = delivery?.destination;
	const inbox = account.connection.demo?.inbox;
	const isWide = columns >= 76;
	// What can be read elsewhere gives way first, so that the name of the screen and the field stay in the window.
	const isShort = rows < (isWide ? 22 : 34);
	const isVeryShort = rows < (isWide ? 17 : 28);
	const facts = deliveryFacts(sent, value).filter(
		([label]) => !isVeryShort || (!isAsking && (label === 'Attribute' || label === 'To')),
	);
	return (
		<Screen
			title={delivery ? titles.enterCode : titles.haveCode}
			about={<WhoAndWhere account={account} now={now} />}
			notice={state.step === 'enterCode' ? state.notice : undefined}
			hints={isTyping ? typingHints(isAsking) : [['Esc', 'stop waiting']]}
		>
			<Box flexDirection={isWide ? 'row' : 'column'} columnGap={2}>
				<Box flexDirection="column" flexGrow={1} flexShrink={1}>
					{facts.map(([label, text]) => (
						<LabelledLine key={label} label={label} value={text} labelWidth={12} />
					))}
					{destination !== undefined && !isSameDestination(destination, value) && (
						<Notice kind="warning" says={maskDiffers(value)} />
					)}
					<Box marginTop={1} height={1} flexDirection="column">
						{isTyping ? (
							<LabelledField label={labels.code}>
								<TextField kind="code" onSubmit={code => send({type: 'codeGiven', code})} />
							</LabelledField>
						) : (
							<Spinner label={progress.verifying} />
						)}
					</Box>
				</Box>
				{inbox && <InboxPanel inbox={inbox} width={isWide ? 30 : Math.min(columns, 40)} />}
			</Box>
			{isAsking ? (
				<NotArrived {...{sent}} />
			) : (
				<Box marginTop={1} flexDirection="column">
					{!isVeryShort && <SendsLeft ledger={account.ledger} now={now()} />}
					{!isShort && (
						<Prose dimColor>
							{safeText(codeRequestCommand(account.connection.client, attribute))}
						</Prose>
					)}
				</Box>
			)}
		</Screen>
	);
}

function NotArrived({sent}: Pick<Props['state'], 'sent'>) {
	return (
		<Box marginTop={1} flexDirection="column">
			<Text bold>Did it not arrive?</Text>
			{whyNotArrived(sent).map((reason, index) => (
				<Prose key={reason}>
					{index + 1}. {reason}
				</Prose>
			))}
		</Box>
	);
}

const typingHints = (isAsking: boolean): readonly Hint[] => [
	['Enter', 'verify'],
	['Ctrl+R', 'send again'],
	...(isAsking ? [] : [['Tab', 'did it not arrive?'] as const]),
	['Esc', 'back'],
];
