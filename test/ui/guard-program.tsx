/** A guarded field in a real terminal: obeys words that are typed, and ends on Ctrl+C. */
import {writeFileSync} from 'node:fs';
import {Box, render, Text, useApp} from 'ink';
import {useEffect} from 'react';
import {createKeyboard} from '../../source/ui/keyboard.ts';
import {guardTerminal, type TerminalHold} from '../../source/ui/terminal-guard.ts';
import {TextField} from '../../source/ui/text-field/text-field.tsx';
import {useKeys} from '../../source/ui/use-keys.ts';

function Program({hold}: {readonly hold: TerminalHold}) {
	const {exit, suspendTerminal} = useApp();
	useEffect(() => hold.onSuspend(suspendTerminal), [hold, suspendTerminal]);
	useKeys(name => {
		if (name === 'ctrl+c') exit(130);
		if (name === 'ctrl+z') hold.stop();
	});
	const onSubmit = (word: string) => {
		if (word === 'end') exit(0);
		if (word === 'exit') process.exit(7);
		if (word === 'reject') void Promise.reject(new Error('a promise nobody kept'));
		if (word === 'throw') {
			setImmediate(() => {
				throw new Error('a fault in a timer');
			});
		}
	};
	return (
		<Box flexDirection="column">
			<Text>Process {process.pid}</Text>
			<Box gap={1}>
				<Text>Word:</Text>
				<TextField onSubmit={onSubmit} />
			</Box>
			<Text>the last line of the frame</Text>
		</Box>
	);
}

// The file for the exit code when there is no terminal left to print it on.
const report = process.argv[2];
if (report !== undefined) process.on('exit', code => writeFileSync(report, String(code)));

process.exitCode = await guardTerminal(
	{stdin: process.stdin, stdout: process.stdout, host: process},
	async hold => {
		const instance = render(<Program hold={hold} />, {
			stdin: createKeyboard(process.stdin),
			exitOnCtrlC: false,
			interactive: true,
			maxFps: 60,
			incrementalRendering: true,
		});
		hold.left.addEventListener('abort', () => instance.unmount());
		const code = await instance.waitUntilExit();
		return typeof code === 'number' ? code : 0;
	},
);
