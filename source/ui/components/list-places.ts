import {createContext, use, useEffect} from 'react';

/** The ID of the row that each list was last left on, by the list's name. Undefined if nothing keeps it. */
export const ListPlacesContext = createContext<Map<string, string> | undefined>(undefined);

/**
 * The row that a list of this name was left on; undefined for a list without a name, or one that wasn't shown before.
 */
export function usePlaceLeft(name: string | undefined): string | undefined {
	const places = use(ListPlacesContext);
	return name === undefined ? undefined : places?.get(name);
}

/** Remembers the current row of a list for the next time it is shown. */
export function useKeptPlace(name: string | undefined, id: string | undefined): void {
	const places = use(ListPlacesContext);
	useEffect(() => {
		if (name !== undefined && id !== undefined) places?.set(name, id);
	}, [places, name, id]);
}
