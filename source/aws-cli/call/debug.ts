import type {Input} from '../input/parameters.ts';
import type {Operation} from '../operations.ts';
import {compactJson} from '../values/json.ts';
import {redact} from '../values/redaction.ts';
import type {HttpAnswer} from './http.ts';

/** Receives `--debug` lines; does nothing without the option. */
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

/** A log that does nothing. */
export const silentLog: Log = {note() {}, request() {}, answer() {}};

/**
 * The log of `--debug`: one line per step, in the AWS CLI's layout. It contains no secrets: secret request fields are
 * redacted by name, and of a response it shows only status, headers and length.
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
