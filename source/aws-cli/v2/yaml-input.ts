import {
	CORE_SCHEMA,
	defineScalarTag,
	floatCoreTag,
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

/* Integers keep all digits, as in Python. Numbers may have underscores and be binary, as in ruamel.yaml 0.17. */
const wholeNumberTag = defineScalarTag<bigint>(intCoreTag.tagName, {
	implicit: true,
	implicitFirstChars: intCoreTag.implicitFirstChars,
	resolve: source => {
		const written = source.replace(/^[-+]/, '').replaceAll('_', '');
		if (!/^(?:0b[01]+|0o[0-7]+|0x[\da-fA-F]+|\d+)$/.test(written)) return NOT_RESOLVED;
		return source.startsWith('-') ? -BigInt(written) : BigInt(written);
	},
	identify: () => false,
});
const fractionTag = defineScalarTag<number>(floatCoreTag.tagName, {
	implicit: true,
	implicitFirstChars: floatCoreTag.implicitFirstChars,
	resolve: (source, isExplicit, tagName) => {
		/* None in an exponent. */
		const written = /e.*_/i.test(source) ? source : source.replaceAll('_', '');
		return floatCoreTag.resolve(written, isExplicit, tagName);
	},
	identify: () => false,
});

const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag, wholeNumberTag, fractionTag);

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
