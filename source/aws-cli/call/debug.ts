import type {Input} from '../input/parameters.ts';
import type {Operation} from '../operations.ts';
import {compactJson} from '../values/json.ts';
import {redact} from '../values/redaction.ts';
import type {HttpAnswer} from './http.ts';

/** Where `--debug` lines go; says nothing without it. */
export type Log = {
	note(message: string): void;
	request(
		operation: Operation,
		input: Input,
		url: string,
		headers: Readonly<Record<string, string>>,
	): void;
	answer(answer: HttpAnswer): void;
};

/** A log that keeps silent. */
export const silentLog: Log = {note() {}, request() {}, answer() {}};

/**
 * The log of `--debug`: one line a step, laid out as the AWS CLI's. No secret is in it: the secret fields of a request
 * are replaced and named, and of an answer only its status, its headers and its length are told.
 */
export function debugLog(write: (line: string) => void, now: () => Date): Log {
	const note = (message: string) => {
		write(`${timestamp(now())} - MainThread - cognito-verify - DEBUG - ${message}\n`);
	};
	return {
		note,
		request(operation, input, url, headers) {
			const {value, hidden} = redact(input, operation.input);
			note(`POST ${url} ${compactJson(new Map(Object.entries(headers)))}`);
			note(`Body: ${compactJson(value)}`);
			if (hidden.length > 0) note(`Redacted in the body: ${hidden.join(', ')}`);
		},
		answer({status, headers, body, timing}) {
			const shown = [...headers]
				.filter(([name]) => name !== 'set-cookie')
				.map(([name, value]) => `${name}: ${value}`);
			note(
				`Answer ${status}, ${Buffer.byteLength(body)} bytes (body redacted); ${shown.join('; ')}`,
			);
			note(`Request ID: ${headers.get('x-amzn-requestid') ?? 'not returned'}`);
			if (timing) {
				const [connected, answered, read] = [timing.connected, timing.answered, timing.read].map(
					Math.round,
				);
				note(
					`Timing: connected after ${connected} ms, answered after ${answered} ms, read after ${read} ms`,
				);
			}
		},
	};
}

function timestamp(date: Date): string {
	const pad = (value: number, width = 2) => String(value).padStart(width, '0');
	const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
	const time = [pad(date.getHours()), pad(date.getMinutes()), pad(date.getSeconds())].join(':');
	return `${day} ${time},${pad(date.getMilliseconds(), 3)}`;
}
