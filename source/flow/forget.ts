import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';
import type {Forgettable} from './states/connect.ts';
import type {ForgetState, List} from './states/forget.ts';

/** Removes an entry from the list of what to connect to. */
export function nextForget(state: ForgetState, event: Event): State {
	switch (state.step) {
		case 'confirmForget':
			if (event.type === 'confirmed') return {step: 'forgetting', item: state.item};
			return event.type === 'wentBack' ? state.list : state;
		case 'forgetting':
			// Can't be undone once it has started.
			if (event.type === 'forgotten') return listAnew(event.notice);
			return event.type === 'failed' ? listAnew(problemNotice(event.problem)) : state;
	}
}

/**
 * Asks whether to remove an entry. A pool named in a file of the project would reappear, and rows that are neither a
 * session nor a pool are permanent.
 */
export function forgettable(
	{notice: _notice, ...list}: List,
	item: Forgettable | undefined,
): State {
	if (item === undefined) return {...list, notice: remarkNotice('rowIsFixed')};
	const isFound =
		item.kind === 'pool' &&
		list.pools.some(({client, foundIn}) => client === item.client && foundIn !== undefined);
	return isFound
		? {...list, notice: remarkNotice('poolIsInFile')}
		: {step: 'confirmForget', item, list};
}

const listAnew = (notice: Notice | undefined): State => ({
	step: 'starting',
	isResuming: false,
	...(notice && {notice}),
});
