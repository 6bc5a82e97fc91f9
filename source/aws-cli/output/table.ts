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
import {drawTable, type Section, type TableLayout} from './table-drawing.ts';

/**
 * Formats the AWS CLI's table output: a box titled with the operation, a nested section for each inner object or list,
 * columns sorted by key (AWS CLI User Guide, "Table output format"). Empty for an empty result.
 */
export function tableOutput(title: string, value: Value, layout: TableLayout): string {
	if (isEmpty(value)) return '';
	const sections: OpenSection[] = [];
	addValue(sections, title, value, 0);
	return drawTable(sections, layout);
}

type OpenSection = Section & {
	headers: readonly string[];
	readonly rows: (readonly string[])[];
	readonly measured: (readonly string[])[];
};

function openSection(title: string | undefined, level: number): OpenSection {
	return {title, level, headers: [], rows: [], measured: []};
}

function addValue(
	sections: OpenSection[],
	title: string | undefined,
	value: Value,
	level: number,
): void {
	if (isEmpty(value)) return;
	if (title !== undefined) sections.push(openSection(title, level));
	if (isList(value)) {
		if (isObject(value[0])) addObjects(sections, title, value, level);
		else addItems(sections, value);
	} else if (isObject(value)) {
		addObject(sections, value, level);
	}
}

/** A list of scalars becomes a column, a list of lists a row each. */
function addItems(sections: OpenSection[], items: readonly Value[]): void {
	for (const item of items) {
		if (isScalar(item)) addRow(sections, [item]);
		else if (isObject(item)) addRow(sections, [...item.keys()]);
		else if (isList(item) && item.every(isScalar)) addRow(sections, item);
		else addValue(sections, undefined, item, 0);
	}
}

/** An object becomes one row under its keys; a single scalar is shown beside its key. */
function addObject(sections: OpenSection[], object: ObjectValue, level: number): void {
	const {scalar, inner} = splitKeys(object);
	const values = scalar.map(key => object.get(key) ?? null);
	if (scalar.length === 1) {
		addRow(sections, [...scalar, ...values]);
	} else if (scalar.length > 1) {
		addHeaders(sections, scalar);
		addRow(sections, values);
	}
	for (const key of inner) addValue(sections, key, object.get(key) ?? null, level + 1);
}

/** A list of objects has a column for each scalar key of any of them, and starts a new section after inner values. */
function addObjects(
	sections: OpenSection[],
	title: string | undefined,
	items: readonly Value[],
	level: number,
): void {
	const fault = items.map(memberFault).find(each => each !== undefined);
	if (fault !== undefined) throw new Failure('general', fault);
	const objects = items.map(item => (isObject(item) ? item : new Map<string, Value>()));
	const split = objects.map(splitKeys);
	const headers = [...new Set(split.flatMap(keys => keys.scalar))].sort(compareText);
	const other = items.find(item => !isObject(item));
	const isRead = headers.length > 0 || items.some(item => isList(item) && item.length > 0);
	if (other !== undefined && isRead) {
		throw new Failure('general', `'${typeName(other)}' object has no attribute 'get'`);
	}
	const inner = [...new Set(split.flatMap(keys => keys.inner))].sort(compareText);
	addHeaders(sections, headers);
	for (const [index, object] of objects.entries()) {
		if (index > 0 && inner.length > 0) {
			sections.push(openSection(title, level));
			addHeaders(sections, headers);
		}
		addRow(
			sections,
			headers.map(key => (object.has(key) ? (object.get(key) ?? null) : '')),
		);
		for (const key of inner) {
			if (object.has(key)) addValue(sections, key, object.get(key) ?? null, level + 1);
		}
	}
}

/**
 * Python's message when the AWS CLI looks up the members of a value that it mistakes for an object; undefined if that
 * doesn't fail.
 */
function memberFault(value: Value): string | undefined {
	if (isObject(value)) return undefined;
	if (typeof value === 'string') {
		return value === '' ? undefined : "string indices must be integers, not 'str'";
	}
	if (!isList(value)) return `'${typeName(value)}' object is not iterable`;
	for (const item of value) {
		if (typeof item !== 'bigint' && typeof item !== 'boolean') {
			return `list indices must be integers or slices, not ${typeName(item)}`;
		}
		const index = Number(item);
		if (index >= value.length || index < -value.length) return 'list index out of range';
	}
	return undefined;
}

function addHeaders(sections: readonly OpenSection[], headers: readonly string[]): void {
	const current = sections.at(-1);
	if (current === undefined) return;
	measure(current, headers);
	current.headers = headers;
}

/* The first row or headers decide the number of columns. */
function addRow(sections: readonly OpenSection[], cells: readonly Value[]): void {
	const current = sections.at(-1);
	if (current === undefined) return;
	const columns = current.measured[0]?.length ?? cells.length;
	if (columns !== cells.length) {
		throw new Failure(
			'general',
			`Row should have ${columns} elements, instead it has ${cells.length}`,
		);
	}
	const row = cells.map(str);
	current.rows.push(row);
	measure(current, row);
}

function measure({measured}: OpenSection, cells: readonly string[]): void {
	const columns = measured.find(({length}) => length > 0)?.length ?? cells.length;
	if (cells.length > columns) throw new Failure('general', 'list index out of range');
	measured.push(cells);
}

function splitKeys(object: ObjectValue): {
	scalar: readonly string[];
	inner: readonly string[];
} {
	const keys = [...object.keys()].sort(compareText);
	const isInner = (key: string) => !isScalar(object.get(key) ?? null);
	return {scalar: keys.filter(key => !isInner(key)), inner: keys.filter(isInner)};
}

/** Whether Python treats a value as false. */
function isEmpty(value: Value): boolean {
	if (isList(value)) return value.length === 0;
	if (isObject(value)) return value.size === 0;
	return !value && !Number.isNaN(value);
}
