import {invalidParameter, serialization} from './failure.ts';

/** Reads one value out of JSON; `at` is where it stands (`accessToken`), `complain` takes what is wrong with it. */
export type Shape<T> = (value: unknown, at: string, complain: (complaint: string) => void) => T;

/** The type a shape reads: `Read<typeof user>`. */
export type Read<S> = S extends Shape<infer T> ? T : never;

const kindOf = (value: unknown) =>
	Array.isArray(value) ? 'LIST_VALUE' : `${(typeof value).toUpperCase()}_VALUE`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const mustNotBeNull = (at: string) =>
	`Value null at '${at}' failed to satisfy constraint: Member must not be null`;

type TextRules = {
	readonly min?: number;
	readonly max?: number;
	readonly pattern?: RegExp;
	/** A secret is never repeated in the complaint about it. */
	readonly isSecret?: boolean;
};

/** A string within the rules of the API model; lengths are in UTF-16 units, as the service counts them. */
export const text =
	(rules: TextRules = {}): Shape<string> =>
	(value, at, complain) => {
		if (value === undefined || value === null) {
			complain(mustNotBeNull(at));
			return '';
		}
		if (typeof value !== 'string') {
			throw serialization(`${kindOf(value)} can not be converted to a String`);
		}
		const shown = rules.isSecret ? 'Value' : `Value '${value}'`;
		const fails = (rule: string) =>
			complain(`${shown} at '${at}' failed to satisfy constraint: Member must ${rule}`);
		if (value.length < (rules.min ?? 0)) {
			fails(`have length greater than or equal to ${rules.min}`);
		}
		if (rules.max !== undefined && value.length > rules.max) {
			fails(`have length less than or equal to ${rules.max}`);
		}
		if (rules.pattern && !rules.pattern.test(value)) {
			fails(`satisfy regular expression pattern: ${rules.pattern.source.replace(/^\^|\$$/g, '')}`);
		}
		return value;
	};

/** One of a closed list of strings. */
export const oneOf =
	<const T extends string>(...values: readonly T[]): Shape<T> =>
	(value, at, complain) => {
		const read = text()(value, at, complain);
		const found = values.find(one => one === read);
		if (found === undefined && value !== undefined && value !== null) {
			complain(
				`Value '${read}' at '${at}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
			);
		}
		// The value is never used after a complaint; any member of the list keeps the type honest.
		const [first] = values;
		if (first === undefined) throw new RangeError('oneOf needs at least one value');
		return found ?? first;
	};

/** A whole number. */
export const integer =
	(rules: {readonly min?: number; readonly max?: number} = {}): Shape<number> =>
	(value, at, complain) => {
		if (value === undefined || value === null) {
			complain(mustNotBeNull(at));
			return 0;
		}
		if (typeof value !== 'number' || !Number.isInteger(value)) {
			throw serialization(`${kindOf(value)} can not be converted to an Integer`);
		}
		if (rules.min !== undefined && value < rules.min) {
			complain(
				`Value '${value}' at '${at}' failed to satisfy constraint: Member must have value greater than or equal to ${rules.min}`,
			);
		}
		if (rules.max !== undefined && value > rules.max) {
			complain(
				`Value '${value}' at '${at}' failed to satisfy constraint: Member must have value less than or equal to ${rules.max}`,
			);
		}
		return value;
	};

export const flag: Shape<boolean> = (value, at, complain) => {
	if (value === undefined || value === null) {
		complain(mustNotBeNull(at));
		return false;
	}
	if (typeof value !== 'boolean') {
		throw serialization(`${kindOf(value)} can not be converted to a Boolean`);
	}
	return value;
};

/** `undefined` where the member is missing or null. */
export const optional =
	<T>(shape: Shape<T>): Shape<T | undefined> =>
	(value, at, complain) =>
		value === undefined || value === null ? undefined : shape(value, at, complain);

/** `missing` where the member is missing or null. */
export const withDefault =
	<T>(shape: Shape<T>, missing: T): Shape<T> =>
	(value, at, complain) =>
		value === undefined || value === null ? missing : shape(value, at, complain);

export const listOf =
	<T>(shape: Shape<T>): Shape<readonly T[]> =>
	(value, at, complain) => {
		if (value === undefined || value === null) {
			complain(mustNotBeNull(at));
			return [];
		}
		if (!Array.isArray(value))
			throw serialization(`${kindOf(value)} can not be converted to a List`);
		return value.map((one, index) => shape(one, `${at}.${index + 1}.member`, complain));
	};

/** A structure as it came. */
export const record: Shape<Readonly<Record<string, unknown>>> = (value, at, complain) => {
	if (value === undefined || value === null) {
		complain(mustNotBeNull(at));
		return {};
	}
	if (!isRecord(value)) throw serialization(`${kindOf(value)} can not be converted to a structure`);
	return value;
};

export const mapOf =
	<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> =>
	(value, at, complain) => {
		if (value === undefined || value === null) {
			complain(mustNotBeNull(at));
			return {};
		}
		if (!isRecord(value)) throw serialization(`${kindOf(value)} can not be converted to a Map`);
		// A null prototype: the names come from outside, and `__proto__` is a name like any other.
		const read: Record<string, T> = Object.create(null);
		for (const [name, one] of Object.entries(value)) {
			read[name] = shape(one, `${at}.${name}.member`, complain);
		}
		return read;
	};

/** A structure: reads the members named, leaves the others. */
export const members =
	<T extends object>(shapes: {readonly [K in keyof T]: Shape<T[K]>}): Shape<Readonly<T>> =>
	(value, at, complain) => {
		if (!isRecord(value)) {
			throw serialization(`${kindOf(value)} can not be converted to a structure`);
		}
		return Object.fromEntries(
			Object.entries<Shape<unknown>>(shapes).map(([name, shape]): readonly unknown[] => {
				const lowerCamel = name.charAt(0).toLowerCase() + name.slice(1);
				return [name, shape(value[name], at ? `${at}.${lowerCamel}` : lowerCamel, complain)];
			}),
		);
	};

/**
 * Reads a request and throws what the service says when members break the model:
 * `InvalidParameterException` with all the complaints in one message, `SerializationException` for a wrong type.
 */
export const read = <T>(shape: Shape<T>, value: unknown): T => {
	const complaints: string[] = [];
	const result = shape(value, '', complaint => complaints.push(complaint));
	if (complaints.length > 0) {
		const errors = complaints.length === 1 ? 'error' : 'errors';
		throw invalidParameter(
			`${complaints.length} validation ${errors} detected: ${complaints.join('; ')}`,
		);
	}
	return result;
};
