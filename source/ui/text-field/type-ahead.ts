import type {Stroke} from './strokes.ts';

const waiting = new WeakMap<object, Stroke[]>();
const kept = new WeakSet<object>();

/**
 * Between an Enter and the screen that answers it, keys may already arrive: over a slow line "jane⏎hunter2⏎" comes in
 * one read. They belong to the field that comes next, not to the one that was submitted, so they wait here. Only a
 * field that becomes active at once takes them (never a menu, whose keys do things), and they are gone with the next
 * turn of the event loop.
 */
export function openTypeAhead(stdin: object, strokes: readonly Stroke[]): void {
	const mine = [...strokes];
	waiting.set(stdin, mine);
	closeSoon(stdin, mine);
}

/** Keeps what is typed waiting while its screen is still being loaded, until the function that this gives is called. */
export function keepTypeAhead(stdin: object): () => void {
	kept.add(stdin);
	if (!waiting.has(stdin)) waiting.set(stdin, []);
	return () => {
		kept.delete(stdin);
		closeSoon(stdin, waiting.get(stdin));
	};
}

function closeSoon(stdin: object, mine: readonly Stroke[] | undefined): void {
	setImmediate(() => {
		if (!kept.has(stdin) && waiting.get(stdin) === mine) waiting.delete(stdin);
	});
}

/** Adds strokes to those waiting on this input; false when it waits for nothing, and they are the field's own. */
export function addTypeAhead(stdin: object, strokes: readonly Stroke[]): boolean {
	const mine = waiting.get(stdin);
	mine?.push(...strokes);
	return mine !== undefined;
}

/** The strokes waiting on this input, once. */
export function takeTypeAhead(stdin: object): readonly Stroke[] {
	const mine = waiting.get(stdin) ?? [];
	waiting.delete(stdin);
	return mine;
}
