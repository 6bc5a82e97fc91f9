import {useInput, usePaste} from 'ink';
import {keysOf} from './keys.ts';

/**
 * Calls `onKey` with the name of each key pressed (`keys.ts`). Pastes press no keys: if nothing listened for pastes,
 * the terminal would send a pasted line as letters and an Enter, and a menu would act on them.
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
