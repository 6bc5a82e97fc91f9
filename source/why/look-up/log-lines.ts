import {sieve} from '../../report/redact.ts';
import {list, number, property, text} from '../call/read-value.ts';
import type {LogLine} from '../facts.ts';
import {MissingFact} from '../outcome.ts';
import type {Asking} from './asking.ts';

/** Beyond that many, log lines don't explain anything. */
const mostPages = 20;

/** A log event as received; `at` is in milliseconds since 1970. */
export type RawLine = {readonly at: number; readonly message: string};

/**
 * Reads the events of a log group since the start of the question's time span, oldest first; `undefined` if there is no
 * such group.
 */
export async function readRawLines(
	{askFor, question: {since, now}}: Asking,
	{
		group,
		region,
		pattern,
	}: {readonly group: string; readonly region: string; readonly pattern?: string},
): Promise<readonly RawLine[] | undefined> {
	const lines: RawLine[] = [];
	let nextToken: string | undefined;
	for (let page = 0; page < mostPages; page++) {
		const answer = await askFor('logs:FilterLogEvents', region, {
			input: {
				logGroupName: group,
				startTime: since,
				endTime: now,
				...(pattern !== undefined && {filterPattern: pattern}),
				...(nextToken !== undefined && {nextToken}),
			},
		});
		if (!answer.isThere) return undefined;
		for (const event of list(property(answer.value, 'events'))) {
			const at = number(property(event, 'timestamp'));
			const message = text(property(event, 'message'));
			if (at !== undefined && message !== undefined) lines.push({at, message});
		}
		nextToken = text(property(answer.value, 'nextToken'));
		if (nextToken === undefined) return lines;
	}
	// The newest lines would be on the pages that weren't read.
	throw new MissingFact([{because: 'timedOut', action: 'logs:FilterLogEvents', region}]);
}

/** Like `readRawLines`, but newest first, with each line parsed by `read` and stripped of secrets and personal data. */
export async function readLines(
	asking: Asking,
	log: {
		readonly group: string;
		readonly region: string;
		readonly pattern?: string;
		readonly read: (message: string) => string | undefined;
	},
): Promise<readonly LogLine[] | undefined> {
	const lines = await readRawLines(asking, log);
	return lines
		?.flatMap(({at, message}) => {
			const read = log.read(message);
			return read === undefined ? [] : [{at, text: sieve(read)}];
		})
		.toReversed();
}
