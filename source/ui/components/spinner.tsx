import {Text, useAnimation, useIsScreenReaderEnabled} from 'ink';
import {colours, useTheme} from '../theme.ts';

/** That something is being waited for, and what. It moves; it stands still for a screen reader and where motion is off. */
export function Spinner({label}: {readonly label: string}) {
	const {symbols, isMoving} = useTheme();
	const isRead = useIsScreenReaderEnabled();
	const {frame} = useAnimation({interval: 100, isActive: isMoving && !isRead});
	if (isRead) return <Text>{label}…</Text>;
	return (
		<Text>
			<Text color={colours.accent}>{symbols.spinner[frame % symbols.spinner.length]}</Text> {label}…
		</Text>
	);
}
