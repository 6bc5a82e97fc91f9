import {Box, Text} from 'ink';
import {help} from '../copy/help-words.ts';
import {LabelledLine} from './components/labelled-line.tsx';

/** What there is to know on every screen. */
export function Help() {
	return (
		<Box flexDirection="column" marginTop={1}>
			<Text bold>Help</Text>
			{help.map(([label, text]) => (
				<LabelledLine key={label} label={label} value={text} />
			))}
		</Box>
	);
}
