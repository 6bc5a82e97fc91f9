import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {Prose} from './prose.tsx';

/** A key, as it is written on the keyboard, and what it does here. */
export type Hint = readonly [key: string, does: string];

/** The keys that do something on a screen, always in sight; a narrow terminal gets them on more lines, none cut in two. */
export function KeyHints({hints}: {readonly hints: readonly Hint[]}) {
	const isRead = useIsScreenReaderEnabled();
	if (isRead) return <Prose>Keys: {hints.map(hint => hint.join(' ')).join(', ')}</Prose>;
	return (
		<Box flexWrap="wrap" columnGap={3}>
			{hints.map(([key, does]) => (
				<Box key={key} flexShrink={0}>
					<Prose>
						<Text bold>{key}</Text>
						<Text dimColor> {does}</Text>
					</Prose>
				</Box>
			))}
		</Box>
	);
}
