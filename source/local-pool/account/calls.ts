import type {Account} from './account.ts';

/** A request to one of the account's services, parsed from its wire format. */
export type Call = {
	readonly account: Account;
	/** From the scope of the signature. */
	readonly region: string;
	readonly input: Readonly<Record<string, unknown>>;
	/** Milliseconds since 1970. */
	readonly now: number;
};

/** The members of a response. A `Date` is written in the protocol's format, a `Map` as a map of the query protocol. */
export type Answer = Readonly<Record<string, unknown>>;

/** A service's operations by name. */
export type Service = Readonly<Record<string, (call: Call) => Answer>>;

/** A service's error response. */
export class Refusal extends Error {
	readonly code: string;
	readonly status: number;

	constructor(code: string, message: string, status = 400) {
		super(message);
		this.code = code;
		this.status = status;
	}
}

/** A string member; undefined if it is missing or of another type. */
export function textIn({input}: Call, name: string): string | undefined {
	const value = Object.hasOwn(input, name) ? input[name] : undefined;
	return typeof value === 'string' ? value : undefined;
}

/** A list of strings: a JSON list, or `Name.member.1`, `Name.member.2`, … in the query protocol. */
export function textsIn({input}: Call, name: string): readonly string[] {
	const value = Object.hasOwn(input, name) ? input[name] : undefined;
	if (Array.isArray(value)) return value.filter(one => typeof one === 'string');
	return Object.entries(input).flatMap(([key, one]) => {
		const isMember = key.startsWith(`${name}.member.`) || /^\d+$/.test(key.slice(name.length + 1));
		return isMember && key.startsWith(`${name}.`) && typeof one === 'string' ? [one] : [];
	});
}

/** A timestamp member, sent as seconds since 1970 or ISO 8601, in milliseconds; undefined if it is missing. */
export function momentIn({input}: Call, name: string): number | undefined {
	const value = Object.hasOwn(input, name) ? input[name] : undefined;
	if (typeof value === 'number') return value * 1_000;
	const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
	return Number.isNaN(ms) ? undefined : ms;
}

/** Returns one page of `items` and the token of the next. Throws for a token that didn't come from a page. */
export function page<T>(
	items: readonly T[],
	{token, size}: {readonly token: string | undefined; readonly size: number},
): {readonly items: readonly T[]; readonly next: string | undefined} {
	const start = token === undefined ? 0 : Number(/^page-(\d{1,9})$/.exec(token)?.[1] ?? Number.NaN);
	if (Number.isNaN(start)) throw new Refusal('InvalidParameterException', 'Invalid token');
	const end = start + size;
	return {
		items: items.slice(start, end),
		next: end < items.length ? `page-${end}` : undefined,
	};
}
