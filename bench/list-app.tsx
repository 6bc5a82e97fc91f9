/** A list of 10,000 users, until Ctrl+C. */
import {Box, render, useApp} from 'ink';
import {SelectList} from '../source/ui/components/select-list.tsx';

const items = Array.from({length: 10_000}, (_, index) => ({
	id: String(index),
	label: `user-${index}`,
	detail: `user-${index}@example.com`,
}));

function App() {
	const {exit} = useApp();
	return (
		<Box>
			<SelectList items={items} onSelect={() => {}} onKey={key => key === 'ctrl+c' && exit()} />
		</Box>
	);
}

render(<App />, {exitOnCtrlC: false, interactive: true, incrementalRendering: true, maxFps: 60});
