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

/** Reads a document of YAML 1.2; `undefined` for text that isn't one, or has a tag that isn't known. */
export function parseYaml(text: string): Value | undefined {
	let documents: readonly unknown[];
	try {
		documents = loadAll(text, {schema});
	} catch {
		/* Its manual says to catch everything: it throws more than its own kind of error. */
		return undefined;
	}
	const counter = {left: mostValues};
	return documents.length > 1 ? undefined : toValue(documents[0], counter);
}

/* Whole numbers keep all their digits, as in Python. */
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

/* An alias may stand for what holds aliases itself, or even for what it stands in. */
const mostValues = 10_000;
const deepest = 100;

/** What the library gives as our values: the keys are text, as JSON has them. `undefined` for too much of it. */
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
