import type {Place} from '../../settings/settings-file.ts';
import {Failure} from '../failure.ts';
import {type Operation, optionName, type Shape} from '../operations.ts';
import {JsonError, parseJson, RecursionError} from '../values/parse-json.ts';
import {isObject, type ObjectValue, repr, typeName, type Value} from '../values/python-values.ts';
import {readParameterFile} from './parameter-files.ts';
import {parseShorthand} from './shorthand.ts';
import {ShorthandError} from './shorthand-scanner.ts';

/** An operation's input before validation; it may have members that the model doesn't. */
export type Input = ObjectValue;

/** The sources of parameter values: files, and `http(s)://` URLs unless disabled. */
export type Sources = {
	readonly files: Place;
	readonly fetchText: ((url: string) => Promise<string>) | undefined;
	/** Called for each option whose value came from a file or URL. */
	readonly loaded?: () => void | Promise<void>;
};

type Given = string | readonly string[] | Uint8Array;

/**
 * Reads the input from the options, members in the model's order. Values from files and URLs are loaded first, then
 * JSON or shorthand is parsed if the shape has parts. Throws a `parameter` Failure that names the option.
 */
export async function readParameters(
	operation: Operation,
	values: ReadonlyMap<string, true | string | readonly string[]>,
	sources: Sources,
): Promise<Input> {
	const input = new Map<string, Value>();
	for (const [member, shape] of Object.entries(operation.input.members)) {
		const option = optionName(member);
		const given = values.get(option);
		if (given === undefined || given === true) continue;
		const loaded = await load(option, given, shape, sources);
		input.set(member, interpret(option, loaded, shape, sources.files));
	}
	return input;
}

/** The text of an option such as `--cli-input-json`, and how error messages show it. */
export type InputText = {readonly text: string; readonly shown: string};

/** Reads the text of such an option, including from `file://` or `fileb://`. Throws a `parameter` Failure. */
export function readInputText(option: string, given: string, files: Place): InputText {
	const loaded = naming(option, () => readParameterFile(given, files)) ?? given;
	if (typeof loaded === 'string') return {text: loaded, shown: loaded};
	return {text: Buffer.from(loaded).toString(), shown: repr(loaded)};
}

/**
 * Adds the members of `--cli-input-json` that the options don't set. Throws a `parameter` Failure if it isn't a JSON
 * object.
 */
export function addInputJson(input: Input, {text, shown}: InputText): Input {
	const json = parseNamed('cli-input-json', text, shown);
	if (!isObject(json)) {
		throw new Failure('parameter', `'${typeName(json)}' object has no attribute 'keys'`);
	}
	const all = new Map(input);
	for (const [member, value] of json) if (!input.has(member)) all.set(member, value);
	return all;
}

async function load(
	option: string,
	given: string | readonly string[],
	shape: Shape,
	{files, fetchText, loaded: tell}: Sources,
): Promise<Given> {
	const only = typeof given === 'string' ? given : given.length === 1 ? given[0] : undefined;
	if (only === undefined) return given;
	if (fetchText && /^https?:\/\//.test(only)) {
		try {
			const text = await fetchText(only);
			await tell?.();
			return text;
		} catch (error) {
			throw renamed(option, error);
		}
	}
	const loaded = naming(option, () => readParameterFile(only, files));
	if (loaded !== undefined) await tell?.();
	/* `echo token > file` ends the file with a newline that isn't part of the token. */
	const isSecret = shape.type === 'string' && shape.secret !== undefined;
	if (typeof loaded === 'string' && isSecret) return loaded.replace(/(?<!\n)\n+$/, '');
	return loaded ?? given;
}

function interpret(option: string, given: Given, shape: Shape, files: Place): Value {
	if (shape.type === 'string') return given;
	if (given instanceof Uint8Array) {
		if (given.length === 0) return new Map();
		/* The AWS CLI looks for the characters of a key and finds byte values. */
		throw new Failure('general', "'in <string>' requires string as left operand, not int");
	}
	const words = typeof given === 'string' ? [given] : given;
	if (/^\s*[[{]/.test(words[0] ?? '')) return jsonParameter(option, given, shape);
	const loadFile = (value: string) => readParameterFile(value, files) ?? value;
	try {
		const values = words.map(word => parseShorthand(word, loadFile));
		return typeof given === 'string' ? (values[0] ?? null) : values;
	} catch (error) {
		if (error instanceof ShorthandError) throw parameterError(option, error.message);
		throw error;
	}
}

function jsonParameter(option: string, given: string | readonly string[], shape: Shape): Value {
	const whole = typeof given === 'string' ? given : given.length === 1 ? given[0] : undefined;
	if (shape.type === 'list') {
		if (whole !== undefined && /^\s*\[/.test(whole)) return parseNamed(option, whole);
		/* As in the AWS CLI, text that isn't a list is split into characters, and the first of them fails. */
		return [...given].map(word => jsonParameter(option, word, shape.member));
	}
	const text = whole ?? '';
	if (!/^\s*\{/.test(text)) throw parameterError(option, `Invalid JSON:\n${text}`);
	return parseNamed(option, text);
}

function parseNamed(option: string, text: string, shown = text): Value {
	try {
		return parseJson(text);
	} catch (error) {
		if (error instanceof RecursionError) throw new Failure('general', error.message);
		if (!(error instanceof JsonError)) throw error;
		throw parameterError(option, `Invalid JSON: ${error.message}\nJSON received: ${shown}`);
	}
}

function naming<Result>(option: string, work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		throw renamed(option, error);
	}
}

function renamed(option: string, error: unknown): unknown {
	return error instanceof Failure ? parameterError(option, error.message) : error;
}

function parameterError(option: string, message: string): Failure {
	return new Failure('parameter', `Error parsing parameter '${option}': ${message}`);
}
