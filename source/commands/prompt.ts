import {createInterface} from 'node:readline';
import {Writable} from 'node:stream';
import {Problem} from '../problem.ts';

/** Asks the user line by line on standard error, which leaves standard output to the result. */
export type Prompt = {
	readonly ask: (label: string) => Promise<string>;
	/** Like `ask`, but without echo. */
	readonly askSecret: (label: string) => Promise<string>;
	/** Like `askSecret`; also returns whether the answer arrived at once, so was pasted rather than typed. */
	readonly askNewSecret: (
		label: string,
	) => Promise<{readonly secret: string; readonly isPasted: boolean}>;
	/** Prints an introduction to the next question. */
	readonly say: (text: string) => void;
};

/** Creates a prompt. Questions reject with `cancelled` on Ctrl+C and Ctrl+D, and when the run is stopped. */
export function createPrompt({
	input,
	output,
	signal,
}: {
	readonly input: NodeJS.ReadableStream;
	readonly output: {write(text: string): unknown};
	/** Aborted when the run has to stop. */
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
