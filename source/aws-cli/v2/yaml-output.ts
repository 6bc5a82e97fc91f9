import {indentedJson} from '../values/json.ts';
import {
	compareText,
	floatText,
	isList,
	isObject,
	isScalar,
	type ObjectValue,
	type Value,
} from '../values/python-values.ts';
import {isSimpleKey, yamlText} from './yaml-scalars.ts';

/**
 * Formats a value like `--output yaml` of the AWS CLI v2 (`awscli/formatter.py` 2.9.19, `YAMLDumper`): block style with
 * sorted keys, byte for byte as libyaml writes it, which no JavaScript library does. A lone scalar is JSON.
 */
export function yamlOutput(value: Value): string {
	return isScalar(value) ? `${indentedJson(value)}\n` : yamlDocument(value);
}

/** Formats a value like `--output yaml-stream`: as a list with one item. */
export function yamlStreamOutput(value: Value): string {
	return yamlDocument([value]);
}

/** A list or object as a YAML document. */
function yamlDocument(value: Value): string {
	const anchors = findAnchors(value);
	const written = new Set<Value>();

	/* The text after `-` or `key:`, including the space or line break before it. */
	const node = (item: Value, indent: number, column: number, isInSequence: boolean): string => {
		if (isScalar(item)) {
			return ` ${scalar(item, {column: column + 1, indent: Math.max(indent, 0) + 2}, false)}\n`;
		}
		const anchor = anchors.get(item);
		if (anchor !== undefined && written.has(item)) return ` *${anchor}\n`;
		written.add(item);
		const named = anchor === undefined ? '' : ` &${anchor}`;
		const isEmpty = isObject(item) ? item.size === 0 : isList(item) && item.length === 0;
		if (isEmpty) return `${named} ${isObject(item) ? '{}' : '[]'}\n`;
		/* A list in an object is not indented; a list in a list starts on the line of its dash. */
		const inner = isList(item) && !isInSequence ? indent : indent + 2;
		const isOnTheLine = isInSequence && anchor === undefined;
		const start = isOnTheLine ? ' ' : `${named}\n`;
		const body = isObject(item) ? mapping(item, inner) : sequence(item as readonly Value[], inner);
		return start + (isOnTheLine ? body.slice(inner) : body);
	};
	const sequence = (items: readonly Value[], indent: number): string =>
		items.map(item => `${' '.repeat(indent)}-${node(item, indent, indent + 1, true)}`).join('');
	const mapping = (object: ObjectValue, indent: number): string => {
		const margin = ' '.repeat(indent);
		return [...object.keys()]
			.sort(compareText)
			.map(key => {
				const item = object.get(key) ?? null;
				const name = scalar(key, {column: indent, indent: indent + 2}, isSimpleKey(key));
				if (isSimpleKey(key)) {
					return `${margin}${name}:${node(item, indent, indent + [...name].length + 1, false)}`;
				}
				const long = scalar(key, {column: indent + 2, indent: indent + 2}, false);
				return `${margin}? ${long}\n${margin}:${node(item, indent, indent + 1, true)}`;
			})
			.join('');
	};

	const anchor = anchors.get(value);
	written.add(value);
	const start = anchor === undefined ? '' : `&${anchor}\n`;
	if (isObject(value)) return value.size === 0 ? '{}\n' : start + mapping(value, 0);
	const items = value as readonly Value[];
	return items.length === 0 ? '[]\n' : start + sequence(items, 0);
}

function scalar(value: Value, at: {column: number; indent: number}, isKey: boolean): string {
	if (typeof value === 'string') return yamlText(value, at, isKey);
	if (typeof value === 'number') return yamlFloat(value);
	return value === null ? 'null' : String(value);
}

function yamlFloat(value: number): string {
	if (Number.isNaN(value)) return '.nan';
	if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
	return floatText(value);
}

/** Anchors for lists and objects that occur more than once, in order of their second occurrence. */
function findAnchors(root: Value): ReadonlyMap<Value, string> {
	const seen = new Set<Value>();
	const anchors = new Map<Value, string>();
	const visit = (value: Value) => {
		if (isScalar(value)) return;
		if (seen.has(value)) {
			if (!anchors.has(value)) {
				anchors.set(value, `id${String(anchors.size + 1).padStart(3, '0')}`);
			}
			return;
		}
		seen.add(value);
		if (isObject(value)) {
			for (const key of [...value.keys()].sort(compareText)) visit(value.get(key) ?? null);
		} else {
			for (const item of value as readonly Value[]) visit(item);
		}
	};
	visit(root);
	return anchors;
}
