import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** The line in front of each text. */
const heading = /^=== (.+)$/m;

/** What holds texts against those that a file has recorded. */
export type RecordedTexts = {
	/** Fails when the text of this name is another one. */
	readonly hold: (name: string, text: string) => void;
	/** The names of those that nobody has asked for. */
	readonly unheld: () => readonly string[];
};

/**
 * The texts that a file of `test/fixtures` has recorded, whole. With `RECORD=1` in the environment they are written
 * anew instead, for somebody who then reads what has changed.
 */
export function recordedTexts(file: string): RecordedTexts {
	const path = join(import.meta.dirname, '../fixtures', file);
	const isRecording = process.env['RECORD'] === '1';
	const texts = new Map(isRecording ? [] : textsIn(readFileSync(path, 'utf8')));
	const unheld = new Set(texts.keys());
	return {
		hold: (name, text) => {
			unheld.delete(name);
			const kept = trimmed(text);
			if (!isRecording) return assert.equal(kept, texts.get(name), name);
			assert.ok(!texts.has(name), `two texts are called ${name}`);
			texts.set(name, kept);
			writeFileSync(path, [...texts].map(([of, each]) => `=== ${of}\n${each}\n\n`).join(''));
		},
		unheld: () => [...unheld],
	};
}

/** Without what nobody sees: blanks at the ends of lines, and empty lines at the end. */
const trimmed = (text: string) => text.replaceAll(/[ \t]+$/gm, '').trimEnd();

function* textsIn(all: string): Iterable<readonly [name: string, text: string]> {
	const [, ...parts] = all.split(heading);
	for (let at = 0; at + 1 < parts.length; at += 2) {
		yield [parts[at] ?? '', (parts[at + 1] ?? '').slice(1).trimEnd()];
	}
}
