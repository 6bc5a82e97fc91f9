import {Failure} from '../failure.ts';
import {isList, isObject, str, typeName, type Value} from '../values/python-values.ts';

/**
 * JMESPath's `merge` as in jmespath.py: Python's `dict.update` once per argument, which also accepts a list of pairs.
 * Throws a `general` Failure with Python's message for anything else.
 */
export function merge(values: readonly Value[]): Value {
	return new Map(values.flatMap(value => [...pairs(value)]));
}

function pairs(value: Value): Iterable<readonly [string, Value]> {
	if (isObject(value)) return value;
	return itemsOf(value).map((item, index) => {
		const parts = partsOf(item, index);
		const [key = null, member = null] = parts;
		if (parts.length !== 2) {
			throw new Failure(
				'general',
				`dictionary update sequence element #${index} has length ${parts.length}; 2 is required`,
			);
		}
		if (isList(key) || isObject(key)) {
			throw new Failure('general', `unhashable type: '${typeName(key)}'`);
		}
		return [keyText(key), member];
	});
}

function itemsOf(value: Value): readonly Value[] {
	if (isList(value)) return value;
	if (typeof value === 'string') return [...value];
	throw new Failure('general', `'${typeName(value)}' object is not iterable`);
}

function partsOf(item: Value, index: number): readonly Value[] {
	if (isObject(item)) return [...item.keys()];
	if (isList(item)) return item;
	if (typeof item === 'string') return [...item];
	throw new Failure(
		'general',
		`cannot convert dictionary update sequence element #${index} to a sequence`,
	);
}

/* A key that isn't a string, as JSON writes it. */
function keyText(key: Value): string {
	if (key === null || typeof key === 'boolean') return String(key);
	return str(key);
}
