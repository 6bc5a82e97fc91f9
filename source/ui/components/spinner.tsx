import {Text, useAnimation, useIsScreenReaderEnabled} from 'ink';
import {createContext, use} from 'react';
import {waitedWords} from '../../copy/time-words.ts';
import type {Section} from '../layout/section.ts';
import {colours, useTheme} from '../theme.ts';

/** The timeout for a response, in ms; 0 waits forever. */
export const PatienceContext = createContext(60_000);

/** A spinner as the section of a screen that is otherwise for input. */
export const spinnerSection = (
	label: string,
	{hasGap = false, isRemote = false}: {readonly hasGap?: boolean; readonly isRemote?: boolean} = {},
): Section => ({
	id: 'spinner',
	hasGap,
	offers: () => [{rank: 'input', rows: 1}],
	draw: () => <Spinner label={label} isRemote={isRemote} />,
});

/** Shows what is being waited for. Animated, except for a screen reader or with motion off. */
export function Spinner({
	label,
	isRemote = false,
}: {
	readonly label: string;
	/** Whether it waits for the service: then it shows the timeout. */
	readonly isRemote?: boolean;
}) {
	const {symbols, isMoving} = useTheme();
	const isRead = useIsScreenReaderEnabled();
	const giveUpMs = use(PatienceContext);
	const {time} = useAnimation({interval: isMoving ? 100 : 1_000, isActive: !isRead});
	const seconds = Math.floor(time / 1_000);
	const frame = isMoving ? Math.floor(time / 100) : 0;
	const waited = seconds < 2 ? '' : waitedWords(seconds, isRemote ? giveUpMs : 0);
	if (isRead) return <Text>{label}…</Text>;
	return (
		<Text wrap="truncate">
			<Text color={colours.accent}>{symbols.spinner[frame % symbols.spinner.length]}</Text> {label}
			{symbols.ellipsis}
			{waited !== '' && ` ${waited}`}
		</Text>
	);
}
