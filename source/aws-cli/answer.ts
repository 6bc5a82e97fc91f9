import {STATUS_CODES} from 'node:http';
import {Failure} from './failure.ts';
import type {HttpAnswer} from './http.ts';
import {JsonError, parseJson} from './json.ts';
import type {Shape, StructureShape} from './operations.ts';
import {isList, isObject, str, typeName, type Value} from './python-values.ts';

/** An error that the service answered. */
export type ServiceError = {readonly code: string; readonly message: string};

/** The error of an answer, or nothing when it is a success. */
export function serviceError({status, body}: HttpAnswer): ServiceError | undefined {
	if (status < 300) return undefined;
	if (status === 300) return {code: 'Unknown', message: 'Unknown'};
	if (status >= 500 && (body === '' || body.startsWith('<html>'))) {
		return {code: String(status), message: STATUS_CODES[status] ?? ''};
	}
	const fields = errorFields(body);
	return {
		code: errorCode(fields['__type'], status),
		message: str(field(fields, 'message', field(fields, 'Message', ''))),
	};
}

function field(fields: {readonly [key: string]: Value}, name: string, otherwise: Value): Value {
	return Object.hasOwn(fields, name) ? (fields[name] ?? null) : otherwise;
}

function errorFields(body: string): {readonly [key: string]: Value} {
	if (body === '') return {};
	try {
		const json = parseJson(body);
		return isObject(json) ? json : {message: body};
	} catch {
		return {message: body};
	}
}

/* Only the body counts, as in the AWS CLI: a header `x-amzn-errortype` says nothing here. */
function errorCode(type: Value | undefined, status: number): string {
	if (type === undefined) return String(status);
	const [beforeColon = ''] = str(type).split(':', 1);
	return beforeColon.slice(beforeColon.lastIndexOf('#') + 1);
}

/**
 * The members of a success that the model knows, in the model's order. Throws a `general` Failure for an answer that
 * is empty, broken off or not JSON: the service may have done the work, and silence would hide that.
 */
export function readOutput({status, body}: HttpAnswer, shape: StructureShape, url: string): Value {
	const unreadable = (why: string) =>
		new Failure(
			'general',
			`The answer from "${url}" says ${status} but cannot be read: ${why}. The request may have been carried out.`,
		);
	if (body.trim() === '') throw unreadable('it is empty');
	let json: Value;
	try {
		json = parseJson(body);
	} catch (error) {
		if (!(error instanceof JsonError)) throw error;
		throw unreadable(`it is not JSON: ${error.message}`);
	}
	if (!isObject(json)) throw unreadable(`a JSON object was expected, not a ${typeName(json)}`);
	return pick(json, shape);
}

function pick(value: Value, shape: Shape): Value {
	if (shape.type === 'structure' && isObject(value)) {
		const entries = Object.entries(shape.members).flatMap(([member, inner]) => {
			const item = value[member];
			return item === undefined || item === null ? [] : [[member, pick(item, inner)] as const];
		});
		return Object.fromEntries(entries);
	}
	if (shape.type === 'list' && isList(value)) return value.map(item => pick(item, shape.member));
	return value;
}
