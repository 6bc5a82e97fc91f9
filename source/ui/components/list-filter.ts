import {createContext} from 'react';
import {keyWords} from '../../copy/screen-words.ts';
import type {Hint} from './key-hints.tsx';
import {detailOf, type Item} from './list-row.tsx';

/** Longer lists can be filtered. */
const mostUnfiltered = 10;

/** Whether a list of this many rows can be filtered. */
export const isFilterable = (length: number): boolean => length > mostUnfiltered;

/** The hint for filtering, if a list of this many rows can be filtered. */
export const filterHint = (length: number): readonly Hint[] =>
	isFilterable(length) ? [['/', 'filter']] : [];

/** The action of Esc before it leads back; returns whether it did anything. A filtered list sets it. */
export const EscapeContext = createContext<{current: () => boolean}>({current: () => false});

/** Called when filtering starts or ends: while it is on, letter keys only type. */
export const FilteringContext = createContext<(isFiltering: boolean) => void>(() => {});

/** The hints that apply while a list is being filtered. */
export const hintsWhileFiltering = (hints: readonly Hint[]): readonly Hint[] => [
	...hints.filter(([key]) => key !== 'Esc' && key !== '?' && [...key].length > 1),
	['Esc', keyWords.clearFilter],
	['?', 'help'],
];

/** The lowercase words of a filter. */
export const wordsOf = (filter: string): readonly string[] =>
	filter.toLowerCase().split(/\s+/).filter(Boolean);

/** The indices of the rows that contain every word of a filter in their label, mark or detail, ignoring case. */
export function matching(items: readonly Item[], filter: string): readonly number[] {
	const words = wordsOf(filter);
	return items.flatMap((item, index) => {
		const text = [item.label, item.mark?.text ?? '', detailOf(item)].join(' ').toLowerCase();
		return words.every(word => text.includes(word)) ? [index] : [];
	});
}

/** The filter after a key: undefined if the key closes it, unchanged if the key doesn't affect it. */
export function filterAfter(filter: string, key: string): string | undefined {
	if (key === 'backspace') return filter === '' ? undefined : [...filter].slice(0, -1).join('');
	if (key === 'ctrl+u') return '';
	if (key === 'space') return `${filter} `;
	// Reserved for opening the help on every screen.
	return key === '?' || [...key].length !== 1 ? filter : filter + key;
}

/** Pasted text in a form that fits a filter. */
export const pasted = (text: string): string => text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
