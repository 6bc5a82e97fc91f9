import {Text, type TextProps, Transform} from 'ink';

/**
 * Text that goes on over lines. Ink leaves the space between two words at the start of the line when the word before it
 * ends at the edge; here every line begins with a word.
 */
export function Prose(props: Omit<TextProps, 'wrap'>) {
	return (
		<Transform transform={beginWithWord}>
			<Text {...props} />
		</Transform>
	);
}

// A style that goes on over lines is opened again before the space.
const beginWithWord = (line: string, index: number) =>
	index === 0 ? line : line.replace(/^((?:\u001b\[[\d;]*m)*) +/, '$1');
