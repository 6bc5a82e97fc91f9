import {Readable, Writable} from 'node:stream';
import {render} from 'ink';
import type {ReactNode} from 'react';
import {loadDeskScreens} from '../../source/ui/desk-screens.tsx';

await loadDeskScreens();

/**
 * The frames that Ink draws of a node in a window of this size, first to last, without a terminal to write them to: for
 * tests that look at very many.
 */
export function framesOf(
	node: ReactNode,
	{columns, rows}: {readonly columns: number; readonly rows: number},
): readonly string[] {
	const frames: string[] = [];
	const stdout = Object.assign(
		new Writable({
			decodeStrings: false,
			write(chunk: string, _encoding, done) {
				frames.push(chunk);
				done();
			},
		}),
		{columns, rows, isTTY: true},
	);
	const stdin = Object.assign(new Readable({read() {}}), {
		isTTY: true,
		setRawMode() {},
		ref() {},
		unref() {},
	});
	const instance = render(node, {
		stdout,
		stdin,
		debug: true,
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	const drawn = frames.map(frame => frame.replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, ''));
	instance.unmount();
	instance.cleanup();
	return drawn.filter(frame => frame !== '');
}
