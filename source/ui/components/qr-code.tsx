import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useEffect, useState} from 'react';
import {roomWords} from '../../copy/screen-words.ts';
import type {Aside} from '../layout/section.ts';
import {useTheme} from '../theme.ts';
import {cutLines, Lines, linesOf} from './words.tsx';

/** The fewest columns for the text beside a code. */
const besideIt = 30;

/**
 * A text as a QR code in half blocks, two modules per character, once the code to draw it is loaded. Undefined if the
 * terminal has no half blocks, or the text is too long for a code.
 */
export function useQrCode(text: string): Aside | undefined {
	const {hasBlocks, isColoured} = useTheme();
	const [lines, setLines] = useState<readonly string[]>();
	useEffect(() => {
		if (!hasBlocks) return;
		let isOver = false;
		void import('../../drawing/qr-code-lines.ts').then(({qrCodeLines}) => {
			if (!isOver) setLines(qrCodeLines(text, isColoured));
		});
		return () => {
			isOver = true;
		};
	}, [text, hasBlocks, isColoured]);
	return lines && qrSection(lines);
}

/** The lines of a QR code, drawn completely or not at all. */
function qrSection(lines: readonly string[]): Aside {
	const width = lines[0]?.length ?? 0;
	return {
		id: 'QR code',
		width,
		besideFrom: width + besideIt + 2,
		hasGap: true,
		offers: columns => [
			{rank: 'facts', rows: 1},
			...(columns < width ? [] : [{rank: 'picture', rows: lines.length} as const]),
		],
		draw: (rows, columns) =>
			rows < lines.length ? (
				<Lines lines={cutLines(linesOf(roomWords.largerWindow, columns), rows, columns)} />
			) : (
				<QrCode lines={lines} />
			),
	};
}

/** Black on white if there are colors, whatever the terminal's own: not every phone reads inverted codes. */
function QrCode({lines}: {readonly lines: readonly string[]}) {
	const {isColoured} = useTheme();
	const isRead = useIsScreenReaderEnabled();
	if (isRead) return null;
	const paint = isColoured ? {color: '#000000', backgroundColor: '#ffffff'} : {};
	return (
		<Box flexDirection="column">
			{lines.map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line of a code has no identity but its place
				<Text key={index} wrap="truncate" {...paint}>
					{line}
				</Text>
			))}
		</Box>
	);
}
