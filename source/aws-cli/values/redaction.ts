import {memberShape, type Shape} from '../operations.ts';
import {isList, isObject, type Value} from './python-values.ts';

/** Replaces a secret. */
export const redacted = '(redacted)';

/** Redacts every secret of a shape in a value. Returns it with the paths of the redacted members, for `--debug`. */
export function redact(
	value: Value,
	shape: Shape,
	path = '',
): {readonly value: Value; readonly hidden: readonly string[]} {
	if (shape.type === 'string' && shape.secret) return {value: redacted, hidden: [path]};
	if (shape.type === 'structure' && isObject(value)) {
		const members = [...value].map(([member, item]) => {
			const inner = memberShape(shape, member);
			const innerPath = path === '' ? member : `${path}.${member}`;
			return [member, inner ? redact(item, inner, innerPath) : {value: item, hidden: []}] as const;
		});
		return {
			value: new Map(members.map(([member, item]) => [member, item.value])),
			hidden: members.flatMap(([, item]) => item.hidden),
		};
	}
	if (shape.type === 'list' && isList(value)) {
		const items = value.map((item, index) => redact(item, shape.member, `${path}[${index}]`));
		return {value: items.map(item => item.value), hidden: items.flatMap(item => item.hidden)};
	}
	return {value, hidden: []};
}

/**
 * Redacts whatever looks like a secret in a message: the value of a secret member in JSON, even malformed, and anything
 * shaped like a token. For text that quotes what a user typed.
 */
export function hideSecrets(message: string): string {
	return message
		.replaceAll(/("(?:AccessToken|Code)"\s*:\s*)"(?:[^"\\]|\\.)*"?/gs, `$1"${redacted}"`)
		.replaceAll(/\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, redacted);
}
