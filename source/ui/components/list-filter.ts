import {createContext} from 'react';
import {keyWords} from '../../copy/screen-words.ts';
import type {Hint} from './key-hints.tsx';
import {detailOf, type Item} from './list-row.tsx';

/** Lists of more rows than this can be filtered. */
const mostUnfiltered = 10;

/** Whether a list of so many rows can be filtered. */
export const isFilterable = (length: number): boolean => length > mostUnfiltered;

/** The key that filters a list of so many rows, where it does. */
export const filterHint = (length: number): readonly Hint[] =>
	isFilterable(length) ? [['/', 'filter']] : [];

/** What Esc does before it leads back: it says whether it did anything. A list that is filtered puts it in here. */
export const EscapeContext = createContext<{current: () => boolean}>({current: () => false});

/** Told whether a list is being filtered: then letters are typed, and do nothing else. */
export const FilteringContext = createContext<(isFiltering: boolean) => void>(() => {});

/** The keys that do something while a list is being filtered, of those that otherwise do. */
export const hintsWhileFiltering = (hints: readonly Hint[]): readonly Hint[] => [
	...hints.filter(([key]) => key !== 'Esc' && key !== '?' && [...key].length > 1),
	['Esc', keyWords.clearFilter],
	['?', 'help'],
];

/** The words of a filter, folded. */
export const wordsOf = (filter: string): readonly string[] =>
	filter.toLowerCase().split(/\s+/).filter(Boolean);

/** The rows that have every word of a filter in their label, mark or detail, whatever the capitals: their indices. */
export function matching(items: readonly Item[], filter: string): readonly number[] {
	const words = wordsOf(filter);
	return items.flatMap((item, index) => {
		const text = [item.label, item.mark?.text ?? '', detailOf(item)].join(' ').toLowerCase();
		return words.every(word => text.includes(word)) ? [index] : [];
	});
}

/** A filter after a key; undefined when that closes it, and the same where the key means nothing to it. */
export function filterAfter(filter: string, key: string): string | undefined {
	if (key === 'backspace') return filter === '' ? undefined : [...filter].slice(0, -1).join('');
	if (key === 'ctrl+u') return '';
	if (key === 'space') return `${filter} `;
	// Help opens with it, whatever is on the screen.
	return key === '?' || [...key].length !== 1 ? filter : filter + key;
}

/** What was pasted, as a part of a filter. */
export const pasted = (text: string): string => text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
