import {parseJson} from '../../json.ts';
import {property} from './read-reply.ts';

/*
 * Readers for members of responses. Each returns exactly the kind of value it is named for and ignores everything else.
 */

export {property} from './read-reply.ts';

/** The member at a path of names. */
export const at = (value: unknown, ...names: readonly string[]): unknown =>
	names.reduce(property, value);

/** A non-empty string. */
export const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

/** A finite number; in XML, numbers are strings. */
export function number(value: unknown): number | undefined {
	const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

/** A boolean; in XML and in user attributes, booleans are strings. */
export function truth(value: unknown): boolean | undefined {
	const read = typeof value === 'string' ? value.trim() : value;
	if (read === true || read === 'true') return true;
	return read === false || read === 'false' ? false : undefined;
}

/** A list, in JSON or as XML's `member` elements (an empty one is an empty string); `undefined` for anything else. */
export function listIn(value: unknown): readonly unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (value === '') return [];
	const members = property(value, 'member');
	return members === undefined ? undefined : [members].flat();
}

/** The same, but empty for anything else. */
export const list = (value: unknown): readonly unknown[] => listIn(value) ?? [];

/** The strings in a list. */
export const texts = (value: unknown): readonly string[] =>
	list(value).flatMap(each => text(each) ?? []);

/** A map of strings, in JSON or as XML's `entry` elements with `key` and `value`. */
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

/**
 * A timestamp in milliseconds since 1970, from seconds in JSON or a date in XML; `undefined` outside the range of a
 * Date.
 */
export function moment(value: unknown): number | undefined {
	const milliseconds =
		typeof value === 'number' ? value * 1_000 : Date.parse(text(value) ?? 'none');
	return Math.abs(milliseconds) <= 8.64e15 ? milliseconds : undefined;
}

/** Parses a string of JSON; `undefined` for any other value. */
export function jsonIn(value: unknown): unknown {
	return parseJson(text(value) ?? '');
}
