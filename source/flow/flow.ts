import {next} from './next.ts';
import type {Event, State} from './state.ts';

/** The work of a state while it lasts. Resolves with the event it reports, if any; aborted when the state is left. */
export type Work = (signal: AbortSignal) => Promise<Event | undefined>;

/** The state machine with its work, in the form `useSyncExternalStore` requires. */
export type Flow = {
	readonly state: () => State;
	readonly send: (event: Event) => void;
	readonly subscribe: (listener: () => void) => () => void;
};

/**
 * Starts in a state and runs its work. Work starts once, when its state is entered, and its report is dropped after the
 * state is left: so nothing is ever sent twice for one key press. Work that rejects is a programming error and ends the
 * program.
 */
export function createFlow(first: State, workOf: (state: State) => Work | undefined): Flow {
	const listeners = new Set<() => void>();
	let state = first;
	let leaving = new AbortController();

	const enter = () => {
		leaving.abort();
		leaving = new AbortController();
		const {signal} = leaving;
		void workOf(state)?.(signal).then(event => {
			if (event && !signal.aborted) send(event);
		});
	};
	const send = (event: Event) => {
		const following = next(state, event);
		if (following === state) return;
		state = following;
		enter();
		for (const listener of listeners) listener();
	};

	enter();
	return {
		state: () => state,
		send,
		subscribe: listener => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
