import type {Emulator} from './emulator.ts';

/** A screen that is checked each time something is drawn on it. */
export type WatchedScreen = {
	/** Call when something was drawn, or when the program has ended. */
	changed(): void;
	/**
	 * Resolves with everything shown once it contains the text; fails with the screen after `seconds`, or when the
	 * program ends.
	 */
	until(expected: string | RegExp, seconds?: number): Promise<string>;
};

/**
 * Watches what a program draws. A frame in progress (synchronized output, mode 2026) isn't checked until it is
 * complete, as in terminals that support the mode: a read of a pseudo-terminal can end in the middle of one.
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
