import type {LogLine} from '../facts.ts';
import type {Route} from '../scope.ts';
import {lastRequest} from './refusal.ts';
import {
	cleared,
	type Judges,
	notApplicable,
	proves,
	type Scene,
	seen,
	suggests,
	unknown,
} from './scene.ts';

type SenderRoute = Extract<Route, {by: 'sender'}>;

function senderOf(scene: Scene): SenderRoute | undefined {
	const route = scene.route();
	return route?.by === 'sender' ? route : undefined;
}

/** Tolerance for differing clocks, and for log lines written during the request. */
const leeway = 60_000;

/** The latest log line since the message was requested. */
function sinceRequest(scene: Scene, lines: readonly LogLine[]): LogLine | undefined {
	const since = (lastRequest(scene)?.at ?? scene.question.since) - leeway;
	return lines.find(({at}) => at >= since);
}

/** Causes in the custom sender function, and the pool's own error log. */
export const senderJudges: Judges<
	| 'sender-missing'
	| 'sender-not-permitted'
	| 'sender-down'
	| 'sender-key'
	| 'sender-errors'
	| 'notification-error'
> = {
	'sender-missing': scene => {
		const sender = senderOf(scene);
		if (sender === undefined) return notApplicable;
		const [found, policy] = [scene.look('senderFunction'), scene.look('senderPolicy')];
		const isMissing = [found, policy].some(each => each !== undefined && each.value === undefined);
		if (!isMissing) return found === undefined ? notApplicable : cleared;
		const {functionArn, region} = sender;
		const action = 'lambda:GetFunctionConfiguration';
		return proves({functionArn}, seen(action, region, 'error', 'ResourceNotFoundException'));
	},
	'sender-not-permitted': scene => {
		const [sender, pool] = [senderOf(scene), scene.pool()];
		const policy = scene.look('senderPolicy')?.value;
		if (sender === undefined || policy === undefined || pool === undefined) return notApplicable;
		if (policy.cognito === 'yes') return cleared;
		const find = policy.cognito === 'no' ? proves : suggests;
		const {functionArn, region} = sender;
		const evidence = seen(
			'lambda:GetPolicy',
			region,
			'Policy',
			'no Allow for cognito-idp.amazonaws.com',
		);
		return find({functionArn, poolArn: pool.arn}, evidence);
	},
	'sender-down': scene => {
		const sender = senderOf(scene);
		const found = scene.look('senderFunction')?.value;
		if (sender === undefined || found === undefined) return notApplicable;
		const {functionArn, region} = sender;
		const action = 'lambda:GetFunctionConfiguration';
		if (found.state !== undefined && found.state !== 'Active') {
			return proves({functionArn, state: found.state}, seen(action, region, 'State', found.state));
		}
		if (found.state === undefined) return unknown('failed', action, region);
		if (found.update === 'Failed') {
			const evidence = seen(action, region, 'LastUpdateStatus', found.update);
			return proves({functionArn, state: 'Failed to update'}, evidence);
		}
		return cleared;
	},
	'sender-key': scene => {
		const keyArn = senderOf(scene)?.keyArn;
		const key = scene.look('senderKey')?.value;
		if (keyArn === undefined || key === undefined) return notApplicable;
		if (key.state === 'Enabled') return cleared;
		const region = keyArn.split(':')[3] || scene.question.region;
		const evidence = seen('kms:DescribeKey', region, 'KeyMetadata.KeyState', key.state);
		return proves({keyArn, state: key.state}, evidence);
	},
	'sender-errors': scene => {
		const sender = senderOf(scene);
		const lines = scene.look('senderLines');
		if (sender === undefined || lines === undefined) return notApplicable;
		const {functionArn, region} = sender;
		// Without a log, what happened in the function isn't known.
		if (lines.value === undefined) return unknown('failed', 'logs:FilterLogEvents', region);
		const line = sinceRequest(scene, lines.value);
		if (line === undefined) return cleared;
		const evidence = seen('logs:FilterLogEvents', region, 'message', line.text);
		return suggests({words: line.text, at: line.at, functionArn}, evidence);
	},
	'notification-error': scene => {
		const log = scene.look('errorLog');
		if (log?.value === undefined) return notApplicable;
		const lines = scene.look('errorLines')?.value;
		if (lines === undefined) return notApplicable;
		const line = sinceRequest(scene, lines);
		if (line === undefined) return cleared;
		const {group, region} = log.value;
		const evidence = seen('logs:FilterLogEvents', region, 'message.details', line.text);
		return suggests({words: line.text, at: line.at, group}, evidence);
	},
};
