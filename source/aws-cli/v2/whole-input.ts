import type {Dialect} from '../dialect.ts';
import {Failure} from '../failure.ts';
import {type Input, readInputText} from '../input/parameters.ts';
import {JsonError, parseJson, RecursionError} from '../values/json.ts';
import {isObject, typeName, type Value} from '../values/python-values.ts';

/**
 * Reads `--cli-input-json` or `--cli-input-yaml`, one of them, and gives what adds it to the parameters
 * (`awscli/customizations/cliinput.py` 2.9.19). Throws a `parameter` Failure.
 */
export const readWholeInputV2: Dialect['readWholeInput'] = async (words, files) => {
	const {inputJson, inputYaml} = words;
	const given = inputJson ?? inputYaml;
	if (given === undefined) return undefined;
	if (inputJson !== undefined && inputYaml !== undefined) {
		throw new Failure('parameter', 'Only one --cli-input- parameter may be specified.');
	}
	const option = inputJson === undefined ? '--cli-input-yaml' : '--cli-input-json';
	const text = readInputText(option, given, files);
	const value = inputJson === undefined ? await readYaml(text) : readJson(text);
	if (!isObject(value)) {
		throw parameterError(
			option,
			`Invalid type: expecting map, received <class '${typeName(value)}'>`,
		);
	}
	return (parameters: Input) =>
		new Map([...parameters, ...[...value].filter(([member]) => !parameters.has(member))]);
};

function readJson(text: string): Value {
	try {
		return parseJson(text);
	} catch (error) {
		if (error instanceof RecursionError) throw new Failure('general', error.message);
		if (error instanceof JsonError)
			throw parameterError('cli-input-json', 'Invalid JSON received.');
		throw error;
	}
}

async function readYaml(text: string): Promise<Value> {
	const {parseDocument} = await import('yaml');
	const invalid = parameterError('cli-input-yaml', 'Invalid YAML received.');
	const document = parseDocument(text, {intAsBigInt: true, merge: true, logLevel: 'error'});
	/* A tag that it does not know is a warning; the AWS CLI refuses it. */
	if (document.errors.length > 0 || document.warnings.length > 0) throw invalid;
	try {
		return toValue(document.toJS({mapAsMap: true}));
	} catch (error) {
		/* Of an alias without an anchor, or of too many of them. */
		if (error instanceof ReferenceError) throw invalid;
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

function parameterError(option: string, message: string): Failure {
	return new Failure('parameter', `Error parsing parameter '${option}': ${message}`);
}
