import {type Call, momentIn, page, Refusal, type Service, textIn, textsIn} from '../calls.ts';

/** Amazon CloudWatch (2010-08-01): spending on text messages. */
export const monitoring: Service = {
	GetMetricStatistics: call => {
		const [start, end] = [momentIn(call, 'StartTime'), momentIn(call, 'EndTime')];
		if (start === undefined || end === undefined) {
			throw new Refusal('MissingParameter', 'The parameters StartTime and EndTime are required.');
		}
		if (start >= end) {
			throw new Refusal(
				'InvalidParameterValue',
				'The parameter StartTime must be less than the parameter EndTime.',
			);
		}
		const name = `${textIn(call, 'Namespace')}/${textIn(call, 'MetricName')}`;
		const value = metrics.has(name) ? call.account.spent(call.region) : 0;
		const isSeen = value > 0 && start <= call.now && call.now <= end + 60_000;
		const wanted = textsIn(call, 'Statistics');
		const all = {SampleCount: 1, Average: value, Sum: value, Minimum: value, Maximum: value};
		const point = {
			Timestamp: new Date(Math.floor(Math.min(call.now, end) / 60_000) * 60_000),
			...Object.fromEntries(Object.entries(all).filter(([one]) => wanted.includes(one))),
			Unit: 'None',
		};
		return {Label: textIn(call, 'MetricName'), Datapoints: isSeen ? [point] : []};
	},
};

const metrics: ReadonlySet<string> = new Set([
	'AWS/SNS/SMSMonthToDateSpentUSD',
	'AWS/SMSVoice/TextMessageMonthlySpend',
]);

/** Amazon CloudWatch Logs (2014-03-28). */
export const logs: Service = {
	FilterLogEvents: call => {
		const name = groupNameOf(call);
		const events = call.account.logGroup(call.region, name);
		if (!events) {
			throw new Refusal('ResourceNotFoundException', 'The specified log group does not exist.');
		}
		const matches = readPattern(textIn(call, 'filterPattern') ?? '');
		const {startTime, endTime, limit} = call.input;
		const from = typeof startTime === 'number' ? startTime : 0;
		const to = typeof endTime === 'number' ? endTime : Number.MAX_SAFE_INTEGER;
		const found = events
			.map(({timestamp, message}, index) => ({
				logStreamName: 'local',
				timestamp: Date.parse(timestamp),
				message,
				ingestionTime: Date.parse(timestamp) + 1_000,
				eventId: String(index).padStart(56, '0'),
			}))
			.filter(({timestamp, message}) => timestamp >= from && timestamp <= to && matches(message))
			.sort((a, b) => a.timestamp - b.timestamp);
		const {items, next} = page(found, {
			token: textIn(call, 'nextToken'),
			size: typeof limit === 'number' ? limit : 10_000,
		});
		return {events: items, searchedLogStreams: [], ...(next !== undefined && {nextToken: next})};
	},
};

function groupNameOf(call: Call): string {
	const name = textIn(call, 'logGroupName');
	const identifier = textIn(call, 'logGroupIdentifier') ?? '';
	return name ?? identifier.replace(/^arn:.*:log-group:/, '').replace(/:\*$/, '');
}

/**
 * Parses a filter pattern. Supports what searches for a destination or for errors need: `{ $.a.b = "value" }`, and
 * terms (`ERROR`, `"two words"`, `?either ?or`). Source: CloudWatch Logs User Guide, filter pattern syntax.
 */
function readPattern(pattern: string): (message: string) => boolean {
	const text = pattern.trim();
	if (text === '') return () => true;
	const field = /^\{\s*\$\.([\w.]+)\s*=\s*"([^"]*)"\s*\}$/.exec(text);
	if (field) {
		const [, path = '', wanted] = field;
		return message => fieldAt(message, path.split('.')) === wanted;
	}
	if (text.startsWith('{'))
		throw new Refusal('InvalidParameterException', 'Invalid filter pattern');
	const terms = [...text.matchAll(/(\??)(?:"([^"]*)"|(\S+))/g)].map(([, sign, quoted, bare]) => ({
		isOptional: sign === '?',
		term: quoted ?? bare ?? '',
	}));
	const isOneOf = terms.every(({isOptional}) => isOptional);
	return message =>
		isOneOf
			? terms.some(({term}) => message.includes(term))
			: terms.every(({isOptional, term}) => isOptional || message.includes(term));
}

function fieldAt(message: string, path: readonly string[]): unknown {
	try {
		return path.reduce<unknown>((value, name) => Object(value)[name], JSON.parse(message));
	} catch {
		return undefined;
	}
}
