import type {Stroke} from './strokes.ts';

const waiting = new WeakMap<object, Stroke[]>();
const kept = new WeakSet<object>();

/**
 * Keys can arrive between an Enter and the next screen: over a slow line, "jane⏎hunter2⏎" comes in one read. They
 * belong to the next field rather than the submitted one, so they wait here. Only a field that becomes active at once
 * takes them (never a menu, whose keys act), and they are dropped in the next turn of the event loop.
 */
export function openTypeAhead(stdin: object, strokes: readonly Stroke[]): void {
	const mine = [...strokes];
	waiting.set(stdin, mine);
	closeSoon(stdin, mine);
}

/** Keeps typed text waiting while its screen is being loaded, until the returned function is called. */
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

/**
 * Adds strokes to those waiting on this input; false if nothing is waiting, and the strokes belong to the current
 * field.
 */
export function addTypeAhead(stdin: object, strokes: readonly Stroke[]): boolean {
	const mine = waiting.get(stdin);
	mine?.push(...strokes);
	return mine !== undefined;
}

/** Returns the strokes waiting on this input, and removes them. */
export function takeTypeAhead(stdin: object): readonly Stroke[] {
	const mine = waiting.get(stdin) ?? [];
	waiting.delete(stdin);
	return mine;
}
