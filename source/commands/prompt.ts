import {createInterface} from 'node:readline';
import {Writable} from 'node:stream';
import {Problem} from '../problem.ts';

/** Asks a person a line at a time, on standard error, so that standard output stays the result's. */
export type Prompt = {
	readonly ask: (label: string) => Promise<string>;
	/** As `ask`, and nothing of what is typed is shown. */
	readonly askSecret: (label: string) => Promise<string>;
	/** As `askSecret`, and whether all of it came at once, and was pasted rather than typed. */
	readonly askNewSecret: (
		label: string,
	) => Promise<{readonly secret: string; readonly isPasted: boolean}>;
	/** Tells what is asked next. */
	readonly say: (text: string) => void;
};

/** Questions reject with `cancelled` at Ctrl+C and Ctrl+D, and when the run is stopped otherwise. */
export function createPrompt({
	input,
	output,
	signal,
}: {
	readonly input: NodeJS.ReadableStream;
	readonly output: {write(text: string): unknown};
	/** Aborted when the run is to stop. */
	readonly signal: AbortSignal;
}): Prompt {
	const ask = async (label: string, isSecret: boolean) =>
		new Promise<{secret: string; isPasted: boolean}>((resolve, reject) => {
			let firstChunk: string | undefined;
			const keepFirst = (chunk: unknown) => {
				firstChunk ??= String(chunk);
			};
			input.on('data', keepFirst);
			const shown = new Writable({
				write: (chunk, _encoding, done) => {
					if (!isSecret) output.write(String(chunk));
					done();
				},
			});
			const lines = createInterface({
				...{input, output: shown, signal},
				...{terminal: true, historySize: 0},
			});
			output.write(isSecret ? `${label}: ` : '');
			lines.setPrompt(isSecret ? '' : `${label}: `);
			lines.prompt();
			let line: string | undefined;
			lines.once('line', text => {
				line = text;
				lines.close();
			});
			lines.once('SIGINT', () => lines.close());
			lines.once('close', () => {
				input.off('data', keepFirst);
				if (isSecret || line === undefined) output.write('\n');
				if (line === undefined) {
					reject(new Problem('cancelled'));
				} else {
					resolve({secret: line, isPasted: line.length > 1 && line === firstChunk});
				}
			});
		});

	return {
		ask: async label => (await ask(label, false)).secret,
		askSecret: async label => (await ask(label, true)).secret,
		askNewSecret: label => ask(label, true),
		say: text => output.write(`${text}\n`),
	};
}
