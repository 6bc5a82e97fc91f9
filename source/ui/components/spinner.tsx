import {Text, useAnimation, useIsScreenReaderEnabled} from 'ink';
import {colours, useTheme} from '../theme.ts';
import {Prose} from './prose.tsx';

/** That something is being waited for, and what. It moves; it stands still for a screen reader and where motion is off. */
export function Spinner({label}: {readonly label: string}) {
	const {symbols, isMoving} = useTheme();
	const isRead = useIsScreenReaderEnabled();
	const {frame} = useAnimation({interval: 100, isActive: isMoving && !isRead});
	if (isRead) return <Prose>{label}…</Prose>;
	return (
		<Prose>
			<Text color={colours.accent}>{symbols.spinner[frame % symbols.spinner.length]}</Text> {label}…
		</Prose>
	);
}
