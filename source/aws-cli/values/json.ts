import {JsonError} from './parse-json.ts';
import {floatText, isList, type Value} from './python-values.ts';

/** A line of JSON as the AWS CLI sends it: with `, ` and `: `, and everything outside ASCII escaped. */
export function compactJson(value: Value): string {
	return write(value, {ascii: true}, '');
}

/** A line of JSON without spaces, and everything outside ASCII escaped. */
export function unspacedJson(value: Value): string {
	return write(value, {ascii: true, comma: ',', colon: ':'}, '');
}

/** JSON as the AWS CLI prints it: indented by four spaces, with text outside ASCII unescaped. */
export function indentedJson(value: Value): string {
	return write(value, {ascii: false, indent: '    '}, '\n');
}

type Layout = {
	readonly ascii: boolean;
	readonly indent?: string;
	readonly comma?: string;
	readonly colon?: string;
};

function write(value: Value, layout: Layout, margin: string): string {
	if (typeof value === 'string') return stringText(value, layout.ascii);
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'bigint') return String(value);
	if (typeof value === 'number') return jsonFloat(value);
	if (value instanceof Uint8Array) throw new JsonError('bytes are not JSON');
	const inner = layout.indent === undefined ? '' : margin + layout.indent;
	if (isList(value)) {
		return block(
			'[]',
			value.map(item => write(item, layout, inner)),
			{...layout, margin, inner},
		);
	}
	const {ascii, colon = ': '} = layout;
	const entries = [...value].map(
		([key, item]) => `${stringText(key, ascii)}${colon}${write(item, layout, inner)}`,
	);
	return block('{}', entries, {...layout, margin, inner});
}

function block(
	brackets: '[]' | '{}',
	items: readonly string[],
	{comma = ', ', margin, inner}: {comma?: string; margin: string; inner: string},
): string {
	if (items.length === 0) return brackets;
	const separator = inner === '' ? comma : `,${inner}`;
	return brackets[0] + inner + items.join(separator) + margin + brackets[1];
}

function stringText(text: string, ascii: boolean): string {
	const plain = JSON.stringify(text);
	if (!ascii) return plain;
	return plain.replaceAll(
		/[\x7f-\uffff]/g,
		character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function jsonFloat(value: number): string {
	if (Number.isNaN(value)) return 'NaN';
	if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
	return floatText(value);
}
