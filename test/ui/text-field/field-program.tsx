/** A field in a real terminal, of the kind named in argv; prints what it submitted and exits on the word `end`. */
import {Box, render, Text, useApp} from 'ink';
import {useState} from 'react';
import {TextField, type TextFieldKind} from '../../../source/ui/text-field/text-field.tsx';

const kinds: readonly TextFieldKind[] = ['text', 'code', 'secret', 'token'];

function Program({kind}: {readonly kind: TextFieldKind}) {
	const {exit} = useApp();
	const [submitted, setSubmitted] = useState<readonly string[]>([]);
	const onSubmit = (value: string) => {
		setSubmitted([...submitted, value]);
		if (value === 'end') exit();
	};
	const sums = submitted.map(value =>
		value.length > 40 ? `${value.length} units` : JSON.stringify(value),
	);
	return (
		<Box flexDirection="column">
			<Text>Submitted: {sums.join(' ')}</Text>
			<Box gap={1}>
				<Text>Code:</Text>
				<TextField key={submitted.length} kind={kind} onSubmit={onSubmit} />
			</Box>
		</Box>
	);
}

// Before the first frame: whatever is sent as soon as a frame is visible must not find the keyboard in line mode.
process.stdin.setRawMode(true);
process.stdout.write('\u001b[?2004h');

const kind = kinds.find(name => name === process.argv[2]) ?? 'text';
await render(<Program kind={kind} />, {
	exitOnCtrlC: false,
	interactive: true,
	maxFps: 60,
	incrementalRendering: true,
}).waitUntilExit();
