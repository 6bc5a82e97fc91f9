import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import type {AccountSettings} from '../../source/local-pool/create-local-pool.ts';
import type {CauseId} from '../../source/why/causes.ts';
import type {Budget} from '../../source/why/look-up/asker.ts';
import {type AttributeName, type Question, readWho} from '../../source/why/question.ts';
import {reachAws} from '../../source/why/reach-aws.ts';
import {start} from '../../source/why/start.ts';
import {type Change, type Fault, startAccount} from './aws-account.ts';

const region = 'us-east-1';
const owner = '000000000000';
const userPoolId = 'us-east-1_LocalDemo';

/** Allows for a busy computer. */
const patient: Budget = {atOnce: 8, perCall: 60_000, inAll: 240_000, pause: 10};

/** How a call with that fault ends, and why its fact is missing. */
function endOf(fault: Fault) {
	if (fault === 'hang') return {outcome: 'timedOut', because: 'timedOut'};
	if (fault === 'denied') return {outcome: 'denied', because: 'denied'};
	return {outcome: fault === 'throttled' ? fault : 'failed', because: 'failed'};
}

/** A user whose code did not arrive, and what is proved if every call is answered. */
type Way = {
	readonly who: string;
	readonly attribute: AttributeName;
	readonly proved: CauseId;
	/** Services that must be among those called. */
	readonly services: readonly string[];
	readonly account?: AccountSettings;
	readonly change?: Change;
};

const timestamp = new Date(Date.now() - 60_000).toISOString();

/** The demo pool with a custom sender function and an error log. */
const withFunction: AccountSettings = {
	LogDelivery: {
		[userPoolId]: [
			{
				LogLevel: 'ERROR',
				EventSource: 'userNotification',
				CloudWatchLogsConfiguration: {
					LogGroupArn: `arn:aws:logs:${region}:${owner}:log-group:errors`,
				},
			},
		],
	},
	Regions: {
		[region]: {
			Functions: {
				send: {
					Configuration: {State: 'Active'},
					Policy: {
						Statement: [{Effect: 'Allow', Principal: '*', Action: 'lambda:*', Resource: '*'}],
					},
				},
			},
			Keys: {k: {KeyState: 'PendingDeletion'}},
			LogGroups: {
				errors: [{timestamp, message: '{"logLevel": "ERROR", "message": {"details": "refused"}}'}],
				'/aws/lambda/send': [{timestamp, message: 'ERROR no kms:Decrypt'}],
			},
		},
	},
};

const ways = {
	texts: {
		who: 'sam',
		attribute: 'phone_number',
		proved: 'sms-opted-out',
		services: ['sns', 'sms-voice', 'iam', 'cloudwatch', 'cloudtrail', 'cognito-idp'],
	},
	sender: {
		who: 'lee',
		attribute: 'email',
		proved: 'sender-key',
		services: ['lambda', 'kms', 'logs', 'cloudtrail', 'cognito-idp'],
		account: withFunction,
		change: (action, body) => {
			if (action !== 'cognito-idp:DescribeUserPool') return body;
			const answer: {UserPool: object} = JSON.parse(body);
			const LambdaConfig = {
				CustomEmailSender: {
					LambdaArn: `arn:aws:lambda:${region}:${owner}:function:send`,
					LambdaVersion: 'V1_0',
				},
				KMSKeyID: `arn:aws:kms:${region}:${owner}:key/k`,
			};
			return JSON.stringify({UserPool: {...answer.UserPool, LambdaConfig}});
		},
	},
} as const satisfies Readonly<Record<string, Way>>;

/**
 * Lets each call of a scenario fail in turn, `atOnce` of them at a time; `limit` is the timeout of a call, in
 * milliseconds. What failed must be reported, nothing more may be proved or cleared, and all other calls must be
 * answered.
 */
export async function checkCallFault(
	t: TestContext,
	name: keyof typeof ways,
	fault: Fault,
	{atOnce = Number.POSITIVE_INFINITY, limit = patient.perCall} = {},
): Promise<void> {
	const {who, attribute, proved, services, ...arranged}: Way = ways[name];
	let actions: readonly string[] = [];
	// The access key ID of a request says which call must fail.
	const account = await startAccount(t, {
		...arranged,
		faultFor: (action, key) => (key === `AKIA${actions.indexOf(action)}` ? fault : undefined),
	});
	const ask = async (accessKeyId: string, budget: Budget) => {
		const question: Question = {
			...{who: readWho(who), attribute, userPoolId, region, purpose: 'attribute'},
			...{since: Date.now() - 7_200_000, now: Date.now() + 1_000},
		};
		const aws = await reachAws({
			flags: {endpointUrl: account.url, region},
			place: {env: {}, cwd: '/', home: '/nowhere'},
			allowHttp: false,
			now: Date.now,
			credentials: async () => ({accessKeyId, secretAccessKey: 'example'}),
		});
		return start(question, aws, {budget}).result;
	};
	await account.requestCode(who, attribute);
	const whole = await ask('AKIAWHOLE', patient);
	assert.deepEqual(whole.diagnosis.answer?.cause, proved);
	assert.deepEqual(whole.diagnosis.unknown, []);
	actions = [...new Set(whole.calls.map(({service, operation}) => `${service}:${operation}`))];
	for (const service of services) {
		assert.ok(
			actions.some(action => action.startsWith(`${service}:`)),
			`${service} is asked`,
		);
	}
	const check = async (action: string) => {
		const budget = {...patient, perCall: limit};
		const {diagnosis, calls} = await ask(`AKIA${actions.indexOf(action)}`, budget);
		const label = `${fault} on ${action}`;
		const {outcome, because} = endOf(fault);
		const failed = calls.filter(each => each.outcome !== 'ok' && each.outcome !== 'notFound');
		assert.deepEqual(
			new Set(failed.map(each => `${each.service}:${each.operation} ${each.outcome}`)),
			new Set([`${action} ${outcome}`]),
			label,
		);
		const {cleared, findings, unknown} = diagnosis;
		assert.deepEqual(
			cleared.filter(cause => !whole.diagnosis.cleared.includes(cause)),
			[],
			label,
		);
		assert.deepEqual(
			findings.filter(({certainty, cause}) => certainty === 'proves' && cause !== proved),
			[],
			label,
		);
		// A fact that another service knows too isn't missing.
		assert.deepEqual(
			unknown.filter(miss => miss.action !== action || miss.because !== because),
			[],
			label,
		);
		const isSaid = unknown.length > 0;
		const isKnown = cleared.length === whole.diagnosis.cleared.length;
		assert.ok(isSaid || isKnown, `${label} is said, or does no harm`);
	};
	for (let from = 0; from < actions.length; from += atOnce) {
		await Promise.all(actions.slice(from, from + atOnce).map(check));
	}
}
