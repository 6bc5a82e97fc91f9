import {memberShape, type Shape, type StringShape} from '../operations.ts';
import {isList, isObject, str, typeName, type Value} from '../values/python-values.ts';
import {redacted} from '../values/redaction.ts';

/**
 * Validates a value against a shape. Returns a sentence per problem, worded as the AWS CLI does; empty if it is valid.
 * Checks only what the AWS CLI checks: types, required and unknown members, minimum lengths. Doesn't quote values that
 * may be secret.
 */
export function validate(value: Value, shape: Shape, path = ''): readonly string[] {
	switch (shape.type) {
		case 'string':
			if (typeof value !== 'string') {
				const shown = mayHold(shape.secret, value) ? redacted : str(value);
				return [wrongType(path, shown, value, "<class 'str'>")];
			}
			return tooShort(path, [...value].length, shape.min);
		case 'list':
			if (!isList(value)) {
				return [wrongType(path, str(value), value, "<class 'list'>, <class 'tuple'>")];
			}
			return value.flatMap((item, index) => validate(item, shape.member, `${path}[${index}]`));
		case 'map':
			if (!isObject(value)) return [wrongType(path, str(value), value, "<class 'dict'>")];
			return [...value].flatMap(([key, item]) => validate(item, shape.value, `${path}.${key}`));
		case 'structure': {
			if (!isObject(value)) return [wrongType(path, str(value), value, "<class 'dict'>")];
			const missing = shape.required
				.filter(member => !value.has(member))
				.map(member => `Missing required parameter in ${shown(path)}: "${member}"`);
			const names = Object.keys(shape.members);
			const unknown = [...value.keys()]
				.filter(member => memberShape(shape, member) === undefined)
				.map(
					member =>
						`Unknown parameter in ${shown(path)}: "${member}", must be one of: ${names.join(', ')}`,
				);
			const inner = [...value].flatMap(([member, item]) => {
				const known = memberShape(shape, member);
				return known ? validate(item, known, `${path}.${member}`) : [];
			});
			return [...missing, ...unknown, ...inner];
		}
	}
}

/* A number can't be a token, but it can be a code. */
function mayHold(secret: StringShape['secret'], value: Value): boolean {
	if (secret === undefined || value === null || typeof value === 'boolean') return false;
	if (isList(value) && value.length === 0) return false;
	return secret === 'code' || !/^(?:int|float)$/.test(typeName(value));
}

function wrongType(path: string, value: string, given: Value, valid: string): string {
	return (
		`Invalid type for parameter ${shown(path)}, value: ${value}, ` +
		`type: <class '${typeName(given)}'>, valid types: ${valid}`
	);
}

function tooShort(path: string, length: number, min = 0): readonly string[] {
	if (length >= min) return [];
	return [
		`Invalid length for parameter ${shown(path)}, value: ${length}, valid min length: ${min}`,
	];
}

function shown(path: string): string {
	if (path === '') return 'input';
	return path.startsWith('.') ? path.slice(1) : path;
}
