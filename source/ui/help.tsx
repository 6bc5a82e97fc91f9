import {Box, Text} from 'ink';
import {createContext} from 'react';
import {help} from '../copy/help-words.ts';
import {LabelledLine} from './components/labelled-line.tsx';

/** Whether help is open beside the screen: then Esc closes it, and leads nowhere. */
export const HelpContext = createContext(false);

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
