import {invalidParameter} from '../model/failure.ts';
import {optional, text} from '../model/shape.ts';

/** NextToken or PaginationToken. */
export const pageToken = optional(text);

/** Returns one page of a list, and the token of the next page if there is one. */
export function paged<T>(
	items: readonly T[],
	size: number,
	token: string | undefined,
): {readonly items: readonly T[]; readonly next: string | undefined} {
	const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
	if (!Number.isSafeInteger(start) || start < 0)
		throw invalidParameter('Invalid pagination token.');
	const end = start + size;
	return {
		items: items.slice(start, end),
		next: end < items.length ? Buffer.from(String(end)).toString('base64url') : undefined,
	};
}
