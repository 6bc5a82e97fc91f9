import type {Emulator} from './emulator.ts';

/** A screen that is looked at again each time something was drawn on it. */
export type WatchedScreen = {
	/** Says that something was drawn, or that the program has ended. */
	changed(): void;
	/** Resolves with all that is shown once it holds the text; fails with the screen after `seconds`, or at the end. */
	until(expected: string | RegExp, seconds?: number): Promise<string>;
};

/**
 * Looks at what a program draws. A frame that is being drawn (synchronized output, mode 2026) is not looked at until it
 * is whole, as terminals that know the mode show it: a read of a pseudo-terminal may end in the middle of one.
 */
export function watchScreen(
	emulator: Emulator,
	{seconds: usualSeconds, isOver}: {readonly seconds: number; readonly isOver: () => boolean},
): WatchedScreen {
	const listeners = new Set<() => void>();
	return {
		changed() {
			for (const listener of [...listeners]) listener();
		},
		until: (expected, seconds = usualSeconds) =>
			new Promise<string>((resolve, reject) => {
				const check = (isLate: boolean) => {
					if (emulator.isDrawing() && !isLate && !isOver()) return;
					const text = emulator.text();
					const isFound =
						typeof expected === 'string' ? text.includes(expected) : expected.test(text);
					if (!isFound && !isLate && !isOver()) return;
					clearTimeout(timer);
					listeners.delete(listener);
					if (isFound) resolve(text);
					else {
						const when = isOver() ? 'before the program ended' : `in ${seconds} s`;
						reject(
							new Error(`no ${JSON.stringify(String(expected))} ${when}. The screen:\n${text}\n`),
						);
					}
				};
				const timer = setTimeout(() => check(true), seconds * 1000);
				const listener = () => check(false);
				listeners.add(listener);
				check(false);
			}),
	};
}
