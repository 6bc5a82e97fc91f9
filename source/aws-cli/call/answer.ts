import {Failure} from '../failure.ts';
import type {Shape, StructureShape} from '../operations.ts';
import {JsonError, parseJson, RecursionError} from '../values/parse-json.ts';
import {isList, isObject, type ObjectValue, str, type Value} from '../values/python-values.ts';
import type {HttpAnswer} from './http.ts';

/** An error response of the service. */
export type ServiceError = {readonly code: string; readonly message: string};

/** The error of a response; undefined if it is a success. */
export function serviceError({
	status,
	headers,
	body,
}: Pick<HttpAnswer, 'status' | 'headers' | 'body'>): ServiceError | undefined {
	if (status < 300) return undefined;
	if (status === 300) return {code: 'Unknown', message: 'Unknown'};
	if (status >= 500 && /^(?:<html>|$)/.test(body.trim())) {
		return {code: String(status), message: serverErrors[status] ?? ''};
	}
	const fields = errorFields(body);
	const type = fields.get('__type');
	const code = queryCode(headers.get('x-amzn-query-error')) ?? errorCode(type, status);
	/* A type that is null has no code, whatever the header says. */
	return {code: type === null ? '' : code, message: str(messageOf(fields))};
}

/* As in the AWS CLI, a message that is null counts as present. */
function messageOf(fields: ObjectValue): Value {
	const name = fields.has('message') ? 'message' : 'Message';
	return fields.get(name) ?? (fields.has(name) ? null : '');
}

function errorFields(body: string): ObjectValue {
	try {
		const json = parseJson(body);
		return isObject(json) ? json : new Map([['message', body]]);
	} catch {
		return new Map([['message', body]]);
	}
}

/* The phrases of Python's `http/client.py`, since Node's would require loading `node:http`. */
const serverErrors: Readonly<Record<number, string>> = {
	500: 'Internal Server Error',
	501: 'Not Implemented',
	502: 'Bad Gateway',
	503: 'Service Unavailable',
	504: 'Gateway Timeout',
	505: 'HTTP Version Not Supported',
	506: 'Variant Also Negotiates',
	507: 'Insufficient Storage',
	508: 'Loop Detected',
	510: 'Not Extended',
	511: 'Network Authentication Required',
};

/** The error code for clients of the older query protocol: `LimitExceeded;Sender`. */
function queryCode(header = ''): string | undefined {
	const [code, fault, ...more] = header.split(';');
	return fault !== undefined && more.length === 0 && code ? code : undefined;
}

/* As in the AWS CLI, only the body counts: the header `x-amzn-errortype` is ignored. */
function errorCode(type: Value | undefined, status: number): string {
	if (type === undefined) return String(status);
	const [beforeColon = ''] = str(type).split(':', 1);
	return beforeColon.slice(beforeColon.lastIndexOf('#') + 1);
}

/**
 * Reads the members of a successful response that the model has, in the model's order. Throws a `general` Failure if
 * the response is empty, truncated, not JSON or doesn't match the model: the service may have done the work, so this
 * must not pass silently.
 */
export function readOutput(
	{status, body, isText}: HttpAnswer,
	shape: StructureShape,
	url: string,
): Value {
	const unreadable = (why: string) =>
		new Failure(
			'general',
			`The answer from "${url}" says ${status} but cannot be read: ${why}. The request may have been carried out.`,
		);
	/* A 204, "No Content", is meant to be empty. */
	if (status === 204 && body === '') return new Map();
	if (!isText) throw unreadable('it is not UTF-8');
	if (body.trim() === '') throw unreadable('it is empty');
	try {
		const json = parseJson(body);
		if (isObject(json) && json.has('__type')) throw unreadable('it names an error');
		return pick(json, shape, 'it');
	} catch (error) {
		if (error instanceof JsonError) throw unreadable(`it is not JSON: ${error.message}`);
		if (error instanceof RecursionError) throw unreadable(error.message);
		if (error instanceof ShapeError) throw unreadable(error.message);
		throw error;
	}
}

class ShapeError extends Error {
	override readonly name = 'ShapeError';
}

/* A scalar that doesn't match the model's type is shown unchanged, as by the AWS CLI. */
function pick(value: Value, shape: Shape, name: string): Value {
	if (shape.type === 'structure') {
		if (!isObject(value)) throw new ShapeError(`${name} isn't a JSON object`);
		const entries = Object.entries(shape.members).flatMap(([member, inner]) => {
			const item = value.get(member) ?? null;
			return item === null ? [] : [[member, pick(item, inner, member)] as const];
		});
		return new Map(entries);
	}
	if (shape.type !== 'list') return value;
	if (!isList(value)) throw new ShapeError(`${name} isn't a JSON array`);
	return value.map(item => (item === null ? null : pick(item, shape.member, `each of ${name}`)));
}
