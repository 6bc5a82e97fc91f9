import {createContext, use, useEffect} from 'react';

/** The id of the row that each list was last left on, by the list's name. Undefined where nothing keeps it. */
export const ListPlacesContext = createContext<Map<string, string> | undefined>(undefined);

/** The row that a list of this name was left on; undefined for a list without a name, or one not shown before. */
export function usePlaceLeft(name: string | undefined): string | undefined {
	const places = use(ListPlacesContext);
	return name === undefined ? undefined : places?.get(name);
}

/** Keeps the row that the pointer of a list is on, for the next time that the list is shown. */
export function useKeptPlace(name: string | undefined, id: string | undefined): void {
	const places = use(ListPlacesContext);
	useEffect(() => {
		if (name !== undefined && id !== undefined) places?.set(name, id);
	}, [places, name, id]);
}
