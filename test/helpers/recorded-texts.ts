import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** The heading of each text. */
const heading = /^=== (.+)$/m;

/** Compares texts with those recorded in a file. */
export type RecordedTexts = {
	/** Fails if the text differs from the one of this name. */
	readonly hold: (name: string, text: string) => void;
	/** The names of texts that weren't compared. */
	readonly unheld: () => readonly string[];
};

/**
 * Reads the texts recorded in a file of `test/fixtures`. With `RECORD=1` in the environment, they are recorded again
 * instead, for someone to review the changes.
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

/** Without what is invisible: trailing blanks and trailing empty lines. */
const trimmed = (text: string) => text.replaceAll(/[ \t]+$/gm, '').trimEnd();

function* textsIn(all: string): Iterable<readonly [name: string, text: string]> {
	const [, ...parts] = all.split(heading);
	for (let at = 0; at + 1 < parts.length; at += 2) {
		yield [parts[at] ?? '', (parts[at + 1] ?? '').slice(1).trimEnd()];
	}
}
