import {
	CORE_SCHEMA,
	defineScalarTag,
	intCoreTag,
	loadAll,
	mergeTag,
	NOT_RESOLVED,
	realMapTag,
} from 'js-yaml';
import type {Value} from '../values/python-values.ts';

/** Parses a YAML 1.2 document; `undefined` if the text is invalid or has an unknown tag. */
export function parseYaml(text: string): Value | undefined {
	let documents: readonly unknown[];
	try {
		documents = loadAll(text, {schema});
	} catch {
		/* The library's manual advises catching everything: it throws more than its own errors. */
		return undefined;
	}
	const counter = {left: mostValues};
	return documents.length > 1 ? undefined : toValue(documents[0], counter);
}

/* Integers keep all digits, as in Python. */
const wholeNumberTag = defineScalarTag<bigint>(intCoreTag.tagName, {
	implicit: true,
	implicitFirstChars: intCoreTag.implicitFirstChars,
	resolve: (source, isExplicit, tagName) => {
		if (intCoreTag.resolve(source, isExplicit, tagName) === NOT_RESOLVED) return NOT_RESOLVED;
		const digits = BigInt(source.replace(/^[-+]/, ''));
		return source.startsWith('-') ? -digits : digits;
	},
	identify: () => false,
});

const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag, wholeNumberTag);

/* A limit, since aliases can multiply: an alias can refer to a value with aliases, even to the one it is in. */
const mostValues = 10_000;
const deepest = 100;

/** Converts the library's result to a `Value` with string keys, as JSON has them. `undefined` if it is too large. */
function toValue(read: unknown, counter: {left: number}, depth = 0): Value | undefined {
	counter.left -= 1;
	if (counter.left < 0 || depth > deepest) return undefined;
	const inside = (items: Iterable<unknown>) =>
		allOf(Array.from(items, item => toValue(item, counter, depth + 1)));
	if (Array.isArray(read)) return inside(read);
	if (read instanceof Map) {
		const keys = Array.from(read.keys(), String);
		return inside(read.values())?.reduce<Map<string, Value>>(
			(map, item, at) => map.set(keys[at] ?? '', item),
			new Map(),
		);
	}
	switch (typeof read) {
		case 'string':
		case 'number':
		case 'bigint':
		case 'boolean':
			return read;
		default:
			return null;
	}
}

function allOf(values: readonly (Value | undefined)[]): Value[] | undefined {
	const known = values.filter(value => value !== undefined);
	return known.length === values.length ? known : undefined;
}
