import {useStdin} from 'ink';
import {useLayoutEffect, useRef, useSyncExternalStore} from 'react';
import type {State} from '../flow/state.ts';
import type {ScreenContext, ScreenOf} from './screen-of.tsx';
import {ConnectScreen} from './screens/connect.tsx';
import {WorkingScreen} from './screens/working.tsx';
import {keepTypeAhead} from './text-field/type-ahead.ts';

/** Draws the first two screens; the others are loaded when needed. */
const firstScreens: ScreenOf = (state: State, {preferred: _preferred, ...rest}: ScreenContext) =>
	state.step === 'connect' ? (
		<ConnectScreen state={state} {...rest} />
	) : (
		<WorkingScreen state={state} />
	);

const isFirst = ({step}: State) => step === 'starting' || step === 'connect' || step === 'done';

/** Draws all screens. Loaded once per process, like modules. */
let all: ScreenOf | undefined;
const listeners = new Set<() => void>();

async function load() {
	if (all) return;
	const {screenOf} = await import('./screen-of.tsx');
	all = screenOf;
	for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/**
 * Draws the screen of a state, or the previous one while its code is being loaded. Text typed in the meantime waits for
 * the new screen.
 */
export function useScreens(state: State): {
	readonly draw: (context: ScreenContext) => ReturnType<ScreenOf>;
	/** Loads all screens in advance. */
	readonly prepare: () => void;
} {
	// Not React state: then the effects of what it draws, which listen for keys, would run later than its frame.
	const screenOf = useSyncExternalStore(subscribe, () => all);
	const {stdin} = useStdin();
	const drawn = useRef(state);
	const isDrawable = screenOf !== undefined || isFirst(state);
	if (isDrawable) drawn.current = state;

	useLayoutEffect(() => {
		if (isDrawable) return undefined;
		void load();
		return keepTypeAhead(stdin);
	}, [isDrawable, stdin]);
	return {
		draw: context => (screenOf ?? firstScreens)(drawn.current, context),
		prepare: () => void load(),
	};
}
