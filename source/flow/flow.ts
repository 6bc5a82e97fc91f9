import {next} from './next.ts';
import type {Event, State} from './state.ts';

/** What a state does while it lasts: it resolves with the one event that it reports, if any. Aborted on leaving. */
export type Work = (signal: AbortSignal) => Promise<Event | undefined>;

/** The state machine with its work running, as `useSyncExternalStore` wants it. */
export type Flow = {
	readonly state: () => State;
	readonly send: (event: Event) => void;
	readonly subscribe: (listener: () => void) => () => void;
};

/**
 * Starts in a state and does its work. A state's work begins once, when the state is entered, and what it reports
 * after the state was left is dropped: that is why nothing is ever sent twice for one press. Work that rejects is a
 * programming error and is left to end the program.
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
