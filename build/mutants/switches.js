/**
 * Switches the mutants in a copy of the project on and off. Tests that run one after the other in a process set
 * `globalThis.mutantOn`; processes started by them read the file beside this one, whatever their environment. While no
 * mutant is on, it records which ones are reached.
 */
import {appendFileSync, readFileSync} from 'node:fs';

/** The copy's folder: the bundled program contains this text too, but is elsewhere. */
const folder = '<folder>';
const atStart = readFileSync(`${folder}/active-mutant`, 'utf8');

/** @type {typeof globalThis & {mutantOn?: string; mutantsReached?: Set<string>}} */
const shared = globalThis;

/** The mutants reached in a process that a test started. */
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
		// A process of another user, or a full disk: other processes reach the same mutants.
	}
}
