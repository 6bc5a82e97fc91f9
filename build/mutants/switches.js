/**
 * Lies in a copy of the project and switches its mutants on and off. Tests that run one after the other in one process set
 * `globalThis.mutantOn`; the processes that they start read the file beside this one, with whatever environment. While no
 * mutant is on, it takes down which ones were reached.
 */
import {appendFileSync, readFileSync} from 'node:fs';

/** The copy's folder; the bundled program holds this text as well, and lies elsewhere. */
const folder = '<folder>';
const atStart = readFileSync(`${folder}/active-mutant`, 'utf8');

/** @type {typeof globalThis & {mutantOn?: string; mutantsReached?: Set<string>}} */
const shared = globalThis;

/** Those of a process that a test has started. */
const reached = new Set();

/** @param {string} file */
export function switchesOf(file) {
	return {
		/** @param {string} id */
		isOn: id => {
			const on = shared.mutantOn ?? atStart;
			return on.length === file.length + 1 + id.length && on === `${file}#${id}`;
		},
		/** @param {readonly string[]} ids */
		reached: (...ids) => {
			if ((shared.mutantOn ?? atStart) !== '') return;
			for (const id of ids) {
				const name = `${file}#${id}`;
				if (shared.mutantsReached) shared.mutantsReached.add(name);
				else if (!reached.has(name)) {
					reached.add(name);
					tell(name);
				}
			}
		},
	};
}

/** @param {string} name */
function tell(name) {
	try {
		appendFileSync(`${folder}/reached-mutants`, `${name}\n`);
	} catch {
		// A process of another user, or on a full disk: it reaches what others do too.
	}
}
