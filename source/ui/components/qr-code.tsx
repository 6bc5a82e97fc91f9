import {Box, Text, useIsScreenReaderEnabled, useWindowSize} from 'ink';
import {useMemo} from 'react';
import {encode} from 'uqr';
import {useTheme} from '../theme.ts';

/** The light edge around a code, in modules. ISO/IEC 18004 asks for 4; phones read 2, and rows are dear. */
const edge = 2;

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
	const lines = useMemo(() => qrLines(text, isColoured), [text, isColoured]);
	if (isRead || !hasBlocks || lines === undefined) return <Text>{instead}</Text>;
	const width = lines[0]?.length ?? 0;
	if (width > columns || lines.length > (rowsGiven ?? rows)) {
		return (
			<Box flexDirection="column">
				<Text>
					The QR code needs {width} columns and {lines.length} rows, more than there are here.
				</Text>
				<Text>{instead}</Text>
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

/**
 * The lines of a code: blocks stand for its dark modules when it is painted black on white, and for its light ones
 * when it is not, as most terminals are dark. Undefined for a text longer than any QR code holds.
 */
function qrLines(text: string, isPainted: boolean): readonly string[] | undefined {
	const modules = modulesOf(text);
	if (!modules) return undefined;
	const hasBlock = (row: number, column: number) => (modules[row]?.[column] ?? false) === isPainted;
	const blocks = [' ', '▄', '▀', '█'];
	return Array.from({length: Math.ceil(modules.length / 2)}, (_, line) =>
		modules
			.map((_, column) => {
				const upper = hasBlock(2 * line, column) ? 2 : 0;
				// The half row below an odd number of rows is left as the terminal is.
				const lower = 2 * line + 1 < modules.length && hasBlock(2 * line + 1, column) ? 1 : 0;
				return blocks[upper + lower];
			})
			.join(''),
	);
}

function modulesOf(text: string): boolean[][] | undefined {
	try {
		return encode(text, {ecc: 'L', border: edge}).data;
	} catch {
		return undefined;
	}
}
