import {foldedLine} from '../copy/finished-words.ts';
import type {Flow} from '../flow/flow.ts';
import type {State} from '../flow/state.ts';

/** A finished step, as the line it leaves in the scrollback. */
export type FinishedStep = {
	readonly id: number;
	readonly line: string;
	/** Whether a response has proved it. */
	readonly isProved: boolean;
};

/** The finished steps so far. `lines` returns the same array until another one is finished. */
export type History = {
	readonly lines: () => readonly FinishedStep[];
	readonly subscribe: (listener: () => void) => () => void;
};

/** Watches a flow and records a line for each finished step. */
export function createHistory(flow: Flow): History {
	let lines: readonly FinishedStep[] = [];
	let before: State = flow.state();
	flow.subscribe(() => {
		const after = flow.state();
		const finished = foldedLine(before, after);
		before = after;
		// Reopening the same pool adds nothing new.
		if (!finished || (!finished.isProved && finished.line === lines.at(-1)?.line)) return;
		lines = [...lines, {id: lines.length, ...finished}];
	});
	return {lines: () => lines, subscribe: flow.subscribe};
}
