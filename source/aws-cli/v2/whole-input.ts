import type {Dialect} from '../dialect.ts';
import {Failure} from '../failure.ts';
import {type Input, readInputText} from '../input/parameters.ts';
import {JsonError, parseJson, RecursionError} from '../values/parse-json.ts';
import {isObject, typeName, type Value} from '../values/python-values.ts';

/**
 * Reads `--cli-input-json` or `--cli-input-yaml` (not both), and returns a function that merges it into the parameters
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
	const {text} = readInputText(option, given, files);
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
	const {parseYaml} = await import('./yaml-input.ts');
	const value = parseYaml(text);
	if (value === undefined) throw parameterError('cli-input-yaml', 'Invalid YAML received.');
	return value;
}

function parameterError(option: string, message: string): Failure {
	return new Failure('parameter', `Error parsing parameter '${option}': ${message}`);
}
