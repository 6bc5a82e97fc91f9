import {parseDocument} from 'yaml';
import type {Value} from '../values/python-values.ts';

/** Reads a document of YAML 1.2; nothing for what is none, or has a tag that it does not know. */
export function parseYaml(text: string): Value | undefined {
	const document = parseDocument(text, {intAsBigInt: true, merge: true, logLevel: 'error'});
	/* A tag that it does not know is a warning; the AWS CLI refuses it. */
	if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
	try {
		return toValue(document.toJS({mapAsMap: true}));
	} catch (error) {
		/* Of an alias without an anchor, or of too many of them. */
		if (error instanceof ReferenceError) return undefined;
		throw error;
	}
}

/* What the library gives as our values: the keys are text, as JSON has them. */
function toValue(read: unknown): Value {
	if (Array.isArray(read)) return read.map(toValue);
	if (read instanceof Map) {
		return new Map([...read].map(([key, item]) => [String(key), toValue(item)] as const));
	}
	if (read instanceof Uint8Array) return read;
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
