import {parseJson} from '../../json.ts';
import {property} from './read-reply.ts';

/*
 * Readers take exactly what they name, of the kind they expect; everything else in an answer is left behind.
 */

export {property} from './read-reply.ts';

/** The member at the end of a path of names. */
export const at = (value: unknown, ...names: readonly string[]): unknown =>
	names.reduce(property, value);

/** A text that is not empty. */
export const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

/** A finite number; XML writes numbers as texts. */
export function number(value: unknown): number | undefined {
	const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

/** True or false; XML and attributes of users write them as texts. */
export function truth(value: unknown): boolean | undefined {
	const read = typeof value === 'string' ? value.trim() : value;
	if (read === true || read === 'true') return true;
	return read === false || read === 'false' ? false : undefined;
}

/** A list, in JSON or as XML's `member`, which writes an empty one as an empty text; `undefined` for anything else. */
export function listIn(value: unknown): readonly unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (value === '') return [];
	const members = property(value, 'member');
	return members === undefined ? undefined : [members].flat();
}

/** The same, with an empty list for anything else. */
export const list = (value: unknown): readonly unknown[] => listIn(value) ?? [];

/** The texts of a list. */
export const texts = (value: unknown): readonly string[] =>
	list(value).flatMap(each => text(each) ?? []);

/** A map of texts, in JSON or as XML's `entry` with `key` and `value`. */
export function textMap(value: unknown): ReadonlyMap<string, string> {
	const entries = property(value, 'entry');
	const pairs =
		entries === undefined
			? Object.entries(typeof value === 'object' && value !== null ? value : {})
			: (Array.isArray(entries) ? entries : [entries]).map((entry: unknown): [string, unknown] => [
					text(property(entry, 'key')) ?? '',
					property(entry, 'value'),
				]);
	return new Map(
		pairs.flatMap(([key, each]): [string, string][] => {
			const read = text(each);
			return read === undefined ? [] : [[key, read]];
		}),
	);
}

/** A moment in milliseconds since the epoch: seconds in JSON, a date in XML; `undefined` beyond what a date can be. */
export function moment(value: unknown): number | undefined {
	const milliseconds =
		typeof value === 'number' ? value * 1_000 : Date.parse(text(value) ?? 'none');
	return Math.abs(milliseconds) <= 8.64e15 ? milliseconds : undefined;
}

/** What a text of JSON holds; `undefined` for any other text. */
export function jsonIn(value: unknown): unknown {
	return parseJson(text(value) ?? '');
}
