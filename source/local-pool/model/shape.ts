import {invalidParameter, serialization} from './failure.ts';

/**
 * Reads one value from JSON; `at` is its path (`accessToken`). Requests have already been checked against the API model
 * (`constraints.ts`): a shape only gives a type to what an operation reads.
 */
export type Shape<T> = (value: unknown, at: string) => T;

/** The type a shape reads: `Read<typeof user>`. */
export type Read<S> = S extends Shape<infer T> ? T : never;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const isMissing = (value: unknown): value is undefined | null =>
	value === undefined || value === null;

/** Appends a member to a path, in the lower camel case of the service's messages (`AccessToken` → `accessToken`). */
export function memberAt(at: string, name: string): string {
	const lowerCamel = name.charAt(0).toLowerCase() + name.slice(1);
	return at === '' ? lowerCamel : `${at}.${lowerCamel}`;
}

/** The service's message for a missing required member. For a sensitive one it doesn't mention the value. */
export const mustNotBeNull = (at: string, isSensitive = false): string =>
	`Value ${isSensitive ? '' : 'null '}at '${at}' failed to satisfy constraint: Member must not be null`;

/** The service's error for a value of the wrong type. */
export function mismatch(value: unknown, wanted: string, at: string) {
	const kind = Array.isArray(value) ? 'LIST' : (typeof value).toUpperCase();
	const given = value === null ? 'NULL' : kind;
	return serialization(`${given}_VALUE can not be converted to ${wanted}`, at);
}

const missing = (at: string) =>
	invalidParameter(`1 validation error detected: ${mustNotBeNull(at)}`);

export const text: Shape<string> = (value, at) => {
	if (isMissing(value)) throw missing(at);
	if (typeof value !== 'string') throw mismatch(value, 'a String', at);
	return value;
};

/** One of a fixed list of strings. */
export const oneOf =
	<const T extends string>(...values: readonly T[]): Shape<T> =>
	(value, at) => {
		const read = text(value, at);
		const found = values.find(one => one === read);
		if (found !== undefined) return found;
		throw invalidParameter(
			`1 validation error detected: Value '${read}' at '${at}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
		);
	};

/** A whole number. */
export const integer: Shape<number> = (value, at) => {
	if (isMissing(value)) throw missing(at);
	if (typeof value !== 'number' || !Number.isInteger(value))
		throw mismatch(value, 'an Integer', at);
	return value;
};

export const flag: Shape<boolean> = (value, at) => {
	if (isMissing(value)) throw missing(at);
	if (typeof value !== 'boolean') throw mismatch(value, 'a Boolean', at);
	return value;
};

/** `undefined` if the member is missing or null. */
export const optional =
	<T>(shape: Shape<T>): Shape<T | undefined> =>
	(value, at) =>
		isMissing(value) ? undefined : shape(value, at);

/** `otherwise` if the member is missing or null. */
export const withDefault =
	<T>(shape: Shape<T>, otherwise: T): Shape<T> =>
	(value, at) =>
		isMissing(value) ? otherwise : shape(value, at);

export const listOf =
	<T>(shape: Shape<T>): Shape<readonly T[]> =>
	(value, at) => {
		if (isMissing(value)) throw missing(at);
		if (!Array.isArray(value)) throw mismatch(value, 'a List', at);
		return value.map((one, index) => shape(one, `${at}.${index + 1}.member`));
	};

/** Any structure, returned unchanged. */
export const record: Shape<Readonly<Record<string, unknown>>> = (value, at) => {
	if (isMissing(value)) throw missing(at);
	if (!isRecord(value)) throw mismatch(value, 'a structure', at);
	return value;
};

export const mapOf =
	<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> =>
	(value, at) => {
		if (isMissing(value)) throw missing(at);
		if (!isRecord(value)) throw mismatch(value, 'a Map', at);
		// A null prototype, because names come from outside and `__proto__` is a name like any other.
		const read: Record<string, T> = Object.create(null);
		for (const [name, one] of Object.entries(value)) read[name] = shape(one, `${at}.${name}`);
		return read;
	};

/** A structure: reads the named members and ignores all others. */
export const members =
	<T extends object>(shapes: {readonly [K in keyof T]: Shape<T[K]>}): Shape<Readonly<T>> =>
	(value, at) => {
		if (!isRecord(value)) throw mismatch(value, 'a structure', at);
		const made: Partial<T> = {};
		for (const name in shapes) made[name] = shapes[name](value[name], memberAt(at, name));
		if (!isWhole(made, shapes)) throw new Error('unreachable: every shape has given its member');
		return made;
	};

function isWhole<T extends object>(
	made: Partial<T>,
	shapes: {readonly [K in keyof T]: unknown},
): made is T {
	for (const name in shapes) if (!Object.hasOwn(made, name)) return false;
	return true;
}

/** Reads a whole value. Throws a `Failure` if it doesn't have the shape. */
export const read = <T>(shape: Shape<T>, value: unknown): T => shape(value, '');
