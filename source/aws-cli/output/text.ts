import {Failure} from '../failure.ts';
import {
	compareText,
	isList,
	isObject,
	isScalar,
	type ObjectValue,
	str,
	typeName,
	type Value,
} from '../values/python-values.ts';

/**
 * Formats the AWS CLI's text output: an object's scalars joined by tabs and sorted by key, an inner object or list on
 * its own lines after its key in capitals (AWS CLI User Guide, "Text output format").
 */
export function textOutput(value: Value): string {
	return lines(value, undefined, undefined)
		.map(line => `${line}\n`)
		.join('');
}

function lines(
	value: Value,
	label: string | undefined,
	columns: readonly string[] | undefined,
): readonly string[] {
	if (isObject(value)) return objectLines(value, label, columns);
	if (isList(value)) return listLines(value, label);
	return [str(value)];
}

function listLines(items: readonly Value[], label: string | undefined): readonly string[] {
	if (items.length === 0) return [];
	if (items.some(isObject)) {
		const columns = scalarKeys(items);
		return items.flatMap(item => lines(item, label, columns));
	}
	const scalars = items.filter(isScalar);
	const lists = items.filter(item => !isScalar(item));
	const first = scalars.length > 0 ? scalarLines(scalars, label) : [];
	return [...first, ...lists.flatMap(item => lines(item, label, undefined))];
}

function scalarLines(items: readonly Value[], label: string | undefined): readonly string[] {
	if (label === undefined) return [items.map(str).join('\t')];
	return items.map(item => `${label.toUpperCase()}\t${str(item)}`);
}

function objectLines(
	object: ObjectValue,
	label: string | undefined,
	columns: readonly string[] | undefined,
): readonly string[] {
	const keys = [...object.keys()].sort(compareText);
	const isInner = (key: string) =>
		columns ? !columns.includes(key) : !isScalar(object.get(key) ?? null);
	const shown = columns ?? keys.filter(key => !isInner(key));
	const scalars = shown.map(key => (object.has(key) ? str(object.get(key) ?? null) : ''));
	const own =
		scalars.length > 0 ? [[...(label === undefined ? [] : [label.toUpperCase()]), ...scalars]] : [];
	return [
		...own.map(cells => cells.join('\t')),
		...keys.filter(isInner).flatMap(key => lines(object.get(key) ?? null, key, undefined)),
	];
}

/** The keys with a scalar in any of the objects: the columns of a list. */
function scalarKeys(items: readonly Value[]): readonly string[] {
	const keys = items.flatMap(item => {
		if (!isObject(item)) {
			throw new Failure('general', `'${typeName(item)}' object has no attribute 'items'`);
		}
		return [...item].filter(([, inner]) => isScalar(inner)).map(([key]) => key);
	});
	return [...new Set(keys)].sort(compareText);
}
