import {useInput, usePaste} from 'ink';
import {keysOf} from './keys.ts';

/**
 * Calls `onKey` for each key pressed, by its name (`keys.ts`). What is pasted presses no key: with nobody listening for
 * pastes the terminal would send a pasted line as letters and an Enter, and a menu would do as it says.
 */
export function useKeys(
	onKey: (name: string) => void,
	{isActive = true}: {readonly isActive?: boolean} = {},
): void {
	useInput(
		(input, key) => {
			for (const name of keysOf(input, key)) onKey(name);
		},
		{isActive},
	);
	usePaste(ignore, {isActive});
}

function ignore() {}
