import {sieve} from '../../report/redact.ts';
import type {Action} from '../call/operations.ts';
import {at, jsonIn, list, moment, number, property, text, textMap} from '../call/read-value.ts';
import type {Allowance, FactValues, TrustFault} from '../facts.ts';
import {MissingFact} from '../outcome.ts';
import {judgePolicies, policyIn} from './allowance.ts';
import {
	type Asking,
	firstKnown,
	NotNeeded,
	type Readers,
	recipientFor,
	routeBy,
	unlessMissing,
} from './asking.ts';
import {readRawLines} from './log-lines.ts';

/** The role, budget and delivery log of text messages, in the region that the pool sends from. */
export const textFacts: Readers<
	'smsRole' | 'smsPublish' | 'smsSpent' | 'smsLimit' | 'smsAttributes' | 'delivery'
> = {
	smsRole: async asking => {
		const [{roleArn, externalId}, pool] = await Promise.all([
			routeBy(asking, 'sns'),
			asking.fact('pool'),
		]);
		const {region} = asking.question;
		if (roleArn.split(':')[4] !== pool.account) throw missing('iam:GetRole', region);
		const answer = await asking.askFor('iam:GetRole', region, {
			input: {RoleName: roleArn.split('/').at(-1) ?? ''},
		});
		if (!answer.isThere) return undefined;
		const arn = text(at(answer.value, 'Role', 'Arn'));
		if (arn === undefined) throw missing('iam:GetRole', region);
		// A role is found by name but assumed by ARN, which also contains its path.
		if (pathIn(arn) !== pathIn(roleArn)) return undefined;
		const document = decoded(at(answer.value, 'Role', 'AssumeRolePolicyDocument'));
		const {allowance, misfit} = judgePolicies([policyIn(document, 'iam:GetRole', region)], {
			principals: ['cognito-idp.amazonaws.com'],
			action: 'sts:AssumeRole',
			context: {
				'sts:externalid': externalId,
				'aws:sourcearn': pool.arn,
				'aws:sourceaccount': pool.account,
			},
		});
		return {trust: allowance, fault: allowance === 'no' ? faultOf(misfit) : undefined};
	},
	smsPublish: async asking => {
		const {roleArn} = await routeBy(asking, 'sns');
		// Without the role, there is nothing to simulate.
		if ((await unlessMissing(asking.fact('smsRole'))) === undefined) await asking.fact('smsRole');
		const answer = await asking.askFor('iam:SimulatePrincipalPolicy', asking.question.region, {
			input: {PolicySourceArn: roleArn, ActionNames: ['sns:Publish']},
		});
		if (!answer.isThere) throw new NotNeeded();
		const [result] = list(property(answer.value, 'EvaluationResults'));
		return publishingOf(result, asking.question.region);
	},
	smsSpent: async asking => {
		const {region} = await routeBy(asking, 'sns');
		const amounts = await Promise.all([
			spentBy(asking, region, 'AWS/SNS', 'SMSMonthToDateSpentUSD'),
			spentBy(asking, region, 'AWS/SMSVoice', 'TextMessageMonthlySpend'),
		]);
		return {amount: Math.max(...amounts)};
	},
	smsLimit: async asking => {
		const {region} = await routeBy(asking, 'sns');
		return firstKnown<FactValues['smsLimit']>(
			async () => {
				const answer = await asking.ask('sms-voice:DescribeSpendLimits', region, {input: {}});
				const limit = list(property(answer, 'SpendLimits')).find(
					each => property(each, 'Name') === 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT',
				);
				const amount = number(property(limit, 'EnforcedLimit'));
				if (amount === undefined) throw missing('sms-voice:DescribeSpendLimits', region);
				const granted = number(property(limit, 'MaxLimit'));
				return {
					amount,
					granted,
					from: 'sms-voice:DescribeSpendLimits',
					field: 'EnforcedLimit',
				} as const;
			},
			async () => {
				const {monthlyLimit: amount} = await asking.fact('smsAttributes');
				if (amount === undefined) throw missing('sns:GetSMSAttributes', region);
				return {
					amount,
					granted: undefined,
					from: 'sns:GetSMSAttributes',
					field: 'MonthlySpendLimit',
				} as const;
			},
		);
	},
	smsAttributes: async asking => {
		const {region} = await routeBy(asking, 'sns');
		const answer = await asking.ask('sns:GetSMSAttributes', region);
		const attributes = textMap(property(answer, 'attributes'));
		return {
			hasDeliveryLog: attributes.has('DeliveryStatusIAMRole'),
			monthlyLimit: number(attributes.get('MonthlySpendLimit')),
		};
	},
	delivery: async asking => {
		const [{region}, pool, number] = await Promise.all([
			routeBy(asking, 'sns'),
			asking.fact('pool'),
			recipientFor(asking),
		]);
		const attributes = await unlessMissing(asking.fact('smsAttributes'));
		if (attributes?.hasDeliveryLog === false) throw new NotNeeded();
		const group = `sns/${region}/${pool.account}/DirectPublishToPhoneNumber`;
		const lines = await Promise.all(
			[group, `${group}/Failure`].map(each => readDeliveries(asking, each, region, number)),
		);
		// Whether there should be a log isn't known either: rejects with the reason.
		if (attributes === undefined && lines.every(each => each === undefined)) {
			await asking.fact('smsAttributes');
		}
		return lines.flatMap(each => each ?? []).toSorted((one, other) => other.at - one.at)[0];
	},
};

/** `role/service-role/shop-sms` at the end of a role's ARN. */
const pathIn = (arn: string) => arn.split(':').slice(5).join(':');

const missing = (action: Action, region: string) =>
	new MissingFact([{because: 'failed', action, region}]);

/** IAM returns documents URL-encoded (API page GetRole, "AssumeRolePolicyDocument"). */
function decoded(value: unknown): string {
	try {
		return decodeURIComponent(text(value) ?? '');
	} catch {
		return text(value) ?? '';
	}
}

function faultOf(misfit: string | undefined): TrustFault {
	if (misfit === 'sts:externalid') return 'externalId';
	if (misfit === 'aws:sourcearn' || misfit === 'aws:sourceaccount') return 'pool';
	return misfit === undefined ? 'principal' : 'other';
}

function publishingOf(result: unknown, region: string): Allowance {
	const decision = text(property(result, 'EvalDecision'));
	if (decision === undefined) {
		throw new MissingFact([{because: 'failed', action: 'iam:SimulatePrincipalPolicy', region}]);
	}
	if (decision === 'allowed') return 'yes';
	// A condition that the simulation had no value for may hold when Cognito sends.
	return list(property(result, 'MissingContextValues')).length > 0 ? 'maybe' : 'no';
}

/** This month's spending so far; undefined if CloudWatch has no data point for this month. */
async function spentBy(
	{ask, question}: Asking,
	region: string,
	Namespace: string,
	MetricName: string,
): Promise<number> {
	const now = new Date(question.now);
	const monthBegan = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
	const answer = await ask('cloudwatch:GetMetricStatistics', region, {
		input: {
			Namespace,
			MetricName,
			StartTime: monthBegan / 1_000,
			EndTime: Math.ceil(question.now / 1_000) + 60,
			Period: 3_600,
			Statistics: ['Maximum'],
		},
	});
	const points = list(property(answer, 'Datapoints')).map(point => ({
		at: moment(property(point, 'Timestamp')) ?? 0,
		amount: number(property(point, 'Maximum')),
	}));
	// The monthly sum only grows; the newest data point is the current one.
	const [newest] = points.toSorted((one, other) => other.at - one.at);
	if (newest === undefined) return 0;
	if (newest.amount === undefined) throw missing('cloudwatch:GetMetricStatistics', region);
	return newest.amount;
}

async function readDeliveries(asking: Asking, group: string, region: string, number: string) {
	const pattern = `{ $.delivery.destination = "${number.replaceAll(/["\\]/g, '\\$&')}" }`;
	const lines = await readRawLines(asking, {group, region, pattern});
	return lines?.flatMap(({at: lineAt, message}) => {
		const line = jsonIn(message);
		const status = text(property(line, 'status'));
		if (text(at(line, 'delivery', 'destination')) !== number || status === undefined) return [];
		const response = sieve(text(at(line, 'delivery', 'providerResponse')) ?? '');
		return [{at: lineAt, isSuccess: status === 'SUCCESS', response}];
	});
}
