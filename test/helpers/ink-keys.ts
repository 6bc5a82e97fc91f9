import type {Key} from 'ink';

const none: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

/** A key as Ink's `useInput` reports it, with the named properties set. */
export const keyWith = (...names: readonly Exclude<keyof Key, 'eventType'>[]): Key => ({
	...none,
	...Object.fromEntries(names.map(name => [name, true])),
});
