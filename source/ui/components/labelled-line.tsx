import {Box, Text, useIsScreenReaderEnabled, useWindowSize} from 'ink';
import {safeText} from '../../safe-text.ts';
import {Prose} from './prose.tsx';

/** Below this many columns a value gets the whole width, its label in front of it. */
const narrow = 50;

/** A fact with its name: beside it in a column of its own, the value wrapping under itself; in one text where it is narrow. */
export function LabelledLine({
	label,
	value,
	labelWidth = 14,
}: {
	readonly label: string;
	readonly value: string;
	/** Columns for the label, the same in lines that stand under one another. */
	readonly labelWidth?: number;
}) {
	const {columns} = useWindowSize();
	const isRead = useIsScreenReaderEnabled();
	const text = safeText(value);
	if (isRead || columns < narrow) {
		return (
			<Prose>
				<Text dimColor>{label}:</Text> {text}
			</Prose>
		);
	}
	return (
		<Box>
			<Box flexShrink={0} width={labelWidth}>
				<Text dimColor>{label}</Text>
			</Box>
			<Box flexShrink={1}>
				<Prose>{text}</Prose>
			</Box>
		</Box>
	);
}
