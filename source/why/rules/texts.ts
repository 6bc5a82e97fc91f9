import {countryOf} from '../country.ts';
import type {Route} from '../scope.ts';
import {lastRequest, refusalFor} from './refusal.ts';
import {refusalEvidence} from './request.ts';
import {
	cleared,
	type Evidence,
	type Judges,
	notApplicable,
	proves,
	type Scene,
	seen,
	suggests,
} from './scene.ts';

type TextRoute = Extract<Route, {by: 'sns'}>;

function textRoute(scene: Scene): TextRoute | undefined {
	const route = scene.route();
	return route?.by === 'sns' ? route : undefined;
}

/** From this share of the budget on, another message may exceed it. */
const nearlySpent = 0.9;

const getRole = 'iam:GetRole';

/** Causes in the SMS setup and its spending. */
export const textJudges: Judges<
	| 'sms-not-configured'
	| 'sms-role-missing'
	| 'sms-role-trust'
	| 'sms-role-publish'
	| 'sms-spend'
	| 'sms-log-failure'
	| 'sms-log-accepted'
> = {
	'sms-not-configured': ({route, question: {region}}) => {
		const by = route()?.by;
		if (by === undefined) return notApplicable;
		if (by !== 'nothing') return cleared;
		return proves({}, seen('cognito-idp:DescribeUserPool', region, 'SmsConfiguration', 'none'));
	},
	'sms-role-missing': scene => {
		const [route, role] = [textRoute(scene), scene.look('smsRole')];
		if (route === undefined || role === undefined) return notApplicable;
		if (role.value !== undefined) return cleared;
		const evidence = seen(getRole, scene.question.region, 'error', 'NoSuchEntity');
		return proves({role: route.roleArn}, evidence);
	},
	'sms-role-trust': scene => {
		const route = textRoute(scene);
		const refusal = refusalFor(scene, 'sms-role-trust');
		if (refusal !== undefined) {
			const detail = {role: route?.roleArn ?? 'the role', fault: 'other'} as const;
			return refusal.find(detail, refusalEvidence(scene, refusal));
		}
		if (route === undefined) return notApplicable;
		const said = saidByPool(scene, 'InvalidSmsRoleTrustRelationshipException');
		if (said !== undefined) return proves({role: route.roleArn, fault: 'other'}, said);
		const role = scene.look('smsRole')?.value;
		if (role === undefined) return notApplicable;
		if (role.trust === 'yes') return cleared;
		const fault = role.fault ?? 'other';
		const find = role.trust === 'no' ? proves : suggests;
		const evidence = seen(
			getRole,
			scene.question.region,
			'AssumeRolePolicyDocument',
			faults[fault],
		);
		return find({role: route.roleArn, fault}, evidence);
	},
	'sms-role-publish': scene => {
		const route = textRoute(scene);
		const refusal = refusalFor(scene, 'sms-role-publish');
		const {region} = scene.question;
		if (refusal !== undefined) {
			return refusal.find({role: route?.roleArn ?? 'the role'}, refusalEvidence(scene, refusal));
		}
		if (route === undefined) return notApplicable;
		const detail = {role: route.roleArn};
		const said = saidByPool(scene, 'InvalidSmsRoleAccessPolicyException');
		if (said !== undefined) return proves(detail, said);
		const publish = scene.look('smsPublish')?.value;
		if (publish === undefined) return notApplicable;
		if (publish === 'yes') return cleared;
		const action = 'iam:SimulatePrincipalPolicy';
		const find = publish === 'no' ? proves : suggests;
		return find(detail, seen(action, region, 'EvalDecision', 'sns:Publish is not allowed'));
	},
	'sms-spend': scene => {
		const route = textRoute(scene);
		const [spent, limit] = [scene.look('smsSpent')?.value, scene.look('smsLimit')?.value];
		if (route === undefined || spent === undefined || limit === undefined) return notApplicable;
		if (spent.amount < limit.amount * nearlySpent) return cleared;
		const {region} = route;
		const {granted, from, field} = limit;
		const isGranted = granted !== undefined && granted > limit.amount;
		const find = spent.amount >= limit.amount ? proves : suggests;
		return find(
			{
				spent: spent.amount,
				limit: limit.amount,
				granted: isGranted ? granted : undefined,
				smsRegion: region,
			},
			seen('cloudwatch:GetMetricStatistics', region, 'SMSMonthToDateSpentUSD', spent.amount),
			seen(from, region, field, limit.amount),
			...(isGranted ? [seen(from, region, 'MaxLimit', granted)] : []),
		);
	},
	'sms-log-failure': scene => {
		const [route, delivery] = [textRoute(scene), scene.look('delivery')];
		if (route === undefined || delivery?.value === undefined) return notApplicable;
		const {at, isSuccess, response} = delivery.value;
		if (isSuccess) return cleared;
		const evidence = seen(
			'logs:FilterLogEvents',
			route.region,
			'delivery.providerResponse',
			response,
		);
		const find = isAboutThis(scene, at) ? proves : suggests;
		return find({words: response, at}, evidence);
	},
	'sms-log-accepted': scene => {
		const [route, delivery] = [textRoute(scene), scene.look('delivery')];
		if (route === undefined || delivery?.value === undefined) return notApplicable;
		const {at, isSuccess} = delivery.value;
		if (!isSuccess) return cleared;
		return suggests({at}, seen('logs:FilterLogEvents', route.region, 'status', 'SUCCESS'));
	},
};

const faults = {
	externalId: 'another sts:ExternalId',
	pool: 'another user pool or account',
	principal: 'no Allow for cognito-idp.amazonaws.com',
	other: 'conditions that may keep Cognito out',
};

/** A line about a message before the last request proves nothing about the last one. */
function isAboutThis(scene: Scene, at: number): boolean {
	if (scene.look('requests') === undefined) return false;
	const last = lastRequest(scene);
	return last === undefined || at >= last.at - 60_000;
}

/** The pool's own error about sending text messages. */
function saidByPool(scene: Scene, failure: string): Evidence | undefined {
	if (!scene.pool()?.smsFailures.includes(failure)) return undefined;
	const {region} = scene.question;
	return seen('cognito-idp:DescribeUserPool', region, 'SmsConfigurationFailure', failure);
}

/** The country of the number in question. */
export function countryIn(scene: Scene): string | undefined {
	const number = scene.recipient();
	return number === undefined ? undefined : countryOf(number);
}

export {textRoute};
