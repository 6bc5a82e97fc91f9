import {Box, Text, useIsScreenReaderEnabled, useWindowSize} from 'ink';
import {useMemo} from 'react';
import {qrCodeLines} from '../../drawing/qr-code-lines.ts';
import {useTheme} from '../theme.ts';
import {Prose} from './prose.tsx';

/**
 * A text as a QR code in half blocks, two modules a character. Where it cannot be drawn (the window is too small, the
 * text too long, a screen reader listens) it says so, and `instead` says what to do.
 */
export function QrCode({
	text,
	instead,
	rows: rowsGiven,
}: {
	readonly text: string;
	readonly instead: string;
	/** Rows there are for it; those of the window, when not given. */
	readonly rows?: number;
}) {
	const {columns, rows} = useWindowSize();
	const {hasBlocks, isColoured} = useTheme();
	const isRead = useIsScreenReaderEnabled();
	const lines = useMemo(() => qrCodeLines(text, isColoured), [text, isColoured]);
	if (isRead || !hasBlocks || lines === undefined) return <Prose>{instead}</Prose>;
	const width = lines[0]?.length ?? 0;
	if (width > columns || lines.length > (rowsGiven ?? rows)) {
		return (
			<Box flexDirection="column">
				<Prose>
					The QR code needs {width} columns and {lines.length} rows, more than there are here.
				</Prose>
				<Prose>{instead}</Prose>
			</Box>
		);
	}
	// With colours it is black on white whatever the terminal's own colours are: not every phone reads the reverse.
	const paint = isColoured ? {color: '#000000', backgroundColor: '#ffffff'} : {};
	return (
		<Box flexDirection="column">
			{lines.map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line of a code is nothing but its place
				<Text key={index} wrap="truncate" {...paint}>
					{line}
				</Text>
			))}
		</Box>
	);
}
