import {Text, useAnimation, useIsScreenReaderEnabled} from 'ink';
import type {Section} from '../layout/section.ts';
import {colours, useTheme} from '../theme.ts';

/** A spinner as the part of a screen where otherwise the person types. */
export const spinnerSection = (label: string, hasGap = false): Section => ({
	id: 'spinner',
	hasGap,
	offers: () => [{rank: 'input', rows: 1}],
	draw: () => <Spinner label={label} />,
});

/** That something is being waited for, and what. It moves; it stands still for a screen reader and where motion is off. */
export function Spinner({label}: {readonly label: string}) {
	const {symbols, isMoving} = useTheme();
	const isRead = useIsScreenReaderEnabled();
	const {frame} = useAnimation({interval: 100, isActive: isMoving && !isRead});
	if (isRead) return <Text>{label}…</Text>;
	return (
		<Text wrap="truncate">
			<Text color={colours.accent}>{symbols.spinner[frame % symbols.spinner.length]}</Text> {label}
			{symbols.ellipsis}
		</Text>
	);
}
