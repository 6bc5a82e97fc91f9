import {listOf, mapOf, members, optional, text} from '../model/shape.ts';

/** Members that many requests share. */
export const clientMetadata = optional(mapOf(text));
export const userAttributes = listOf(members({Name: text, Value: optional(text)}));

/** A list of attributes as a map; of two with the same name the later wins. */
export const attributeMap = (
	list: readonly {readonly Name: string; readonly Value: string | undefined}[],
): Readonly<Record<string, string>> =>
	Object.fromEntries(list.map(({Name, Value = ''}) => [Name, Value]));

/** A map of attributes as the list that the API speaks of. */
export const attributeList = (map: Readonly<Record<string, string>>) =>
	Object.entries(map).map(([Name, Value]) => ({Name, Value}));

/** Milliseconds as the seconds that JSON 1.1 has for a timestamp. */
export const timestamp = (milliseconds: number): number => milliseconds / 1_000;
