import {partitionOf} from '../settings/partitions.ts';
import type {Action} from './call/operations.ts';
import type {FactName, FactValues, Outcomes} from './facts.ts';
import type {Outcome} from './outcome.ts';
import type {Question} from './question.ts';
import {openScene} from './rules/scene.ts';
import type {Route} from './scope.ts';

/** The part of the delivery that a statement is for; parts that this question doesn't involve are left out. */
type Part = 'always' | 'mail' | 'texts' | 'sender';

/**
 * Never called directly, but checked by AWS for a call that is (AWS WAF Developer Guide, "Permissions for
 * GetWebACLForResource").
 */
type CheckedToo = 'cognito-idp:GetWebACLForResource';

type Statement = {
	readonly sid: string;
	readonly part: Part;
	readonly actions: readonly (Action | CheckedToo)[];
	readonly resources: (arns: Arns) => readonly string[];
};

type Arns = {
	readonly pool: string;
	readonly role: string;
	readonly mailRole: string;
	readonly functionArn: string;
	readonly key: string;
	readonly logGroups: readonly string[];
};

const everything = () => ['*'];

/** The permissions by purpose: every action of the operations that read facts. */
const statements: readonly Statement[] = [
	{
		sid: 'Pool',
		part: 'always',
		actions: [
			'cognito-idp:DescribeUserPool',
			'cognito-idp:ListUsers',
			'cognito-idp:GetLogDeliveryConfiguration',
		],
		resources: ({pool}) => [pool],
	},
	{sid: 'Requests', part: 'always', actions: ['cloudtrail:LookupEvents'], resources: everything},
	{
		sid: 'Firewall',
		part: 'always',
		actions: ['wafv2:GetWebACLForResource', 'cognito-idp:GetWebACLForResource'],
		resources: everything,
	},
	{
		sid: 'Mail',
		part: 'mail',
		actions: [
			'ses:GetAccount',
			'ses:GetSuppressedDestination',
			'ses:GetEmailIdentity',
			'ses:GetConfigurationSet',
		],
		resources: everything,
	},
	{
		sid: 'Texts',
		part: 'texts',
		actions: [
			'sns:GetSMSSandboxAccountStatus',
			'sns:ListSMSSandboxPhoneNumbers',
			'sns:CheckIfPhoneNumberIsOptedOut',
			'sns:GetSMSAttributes',
			'sns:ListOriginationNumbers',
			'sms-voice:DescribeAccountAttributes',
			'sms-voice:DescribeSpendLimits',
			'sms-voice:DescribePhoneNumbers',
			'sms-voice:DescribeSenderIds',
			'sms-voice:DescribeRegistrations',
			'sms-voice:DescribeOptedOutNumbers',
			'sms-voice:DescribeVerifiedDestinationNumbers',
			'sms-voice:GetProtectConfigurationCountryRuleSet',
			'sms-voice:ListProtectConfigurationRuleSetNumberOverrides',
		],
		resources: everything,
	},
	{
		sid: 'Metrics',
		part: 'always',
		actions: ['cloudwatch:GetMetricStatistics'],
		resources: everything,
	},
	{
		sid: 'Logs',
		part: 'always',
		actions: ['logs:FilterLogEvents'],
		resources: ({logGroups}) => logGroups,
	},
	{
		sid: 'MailRole',
		part: 'mail',
		actions: ['iam:GetRole'],
		resources: ({mailRole}) => [mailRole],
	},
	{
		sid: 'TextRole',
		part: 'texts',
		actions: ['iam:GetRole', 'iam:SimulatePrincipalPolicy'],
		resources: ({role}) => [role],
	},
	{
		sid: 'Sender',
		part: 'sender',
		actions: ['lambda:GetPolicy'],
		resources: ({functionArn}) => [functionArn],
	},
	{sid: 'SenderKey', part: 'sender', actions: ['kms:DescribeKey'], resources: ({key}) => [key]},
	{
		sid: 'OptionalShowsEnvironmentVariables',
		part: 'sender',
		actions: ['lambda:GetFunctionConfiguration'],
		resources: ({functionArn}) => [functionArn],
	},
];

/** An IAM policy document. */
export type Policy = {
	readonly Version: '2012-10-17';
	readonly Statement: readonly {
		readonly Sid: string;
		readonly Effect: 'Allow';
		readonly Action: readonly string[];
		readonly Resource: readonly string[];
	}[];
};

/**
 * The IAM policy needed to answer a question, as narrow as the known facts allow: for a pool that could be read, only
 * its own route and the ARNs on it; otherwise every route.
 */
export function policyFor(question: Question, outcomes: Outcomes): Policy {
	const look = <Name extends FactName>(name: Name) => {
		const outcome: Outcome<FactValues[Name]> | undefined = outcomes[name];
		return outcome?.state === 'known' ? {value: outcome.value} : undefined;
	};
	const {attribute, pool: findPool, route: findRoute} = openScene(question, look);
	const [medium, pool, route] = [attribute(), findPool(), findRoute()];
	const parts: readonly (Part | false)[] = [
		'always',
		route === undefined || route.by === 'sender' ? 'sender' : false,
		medium !== 'phone_number' && route?.by !== 'sender' && 'mail',
		medium !== 'email' && route?.by !== 'sender' && 'texts',
	];
	const account = pool?.account ?? '*';
	const arn = (service: string, region: string, rest: string) =>
		`arn:${partitionOf(question.region).name}:${service}:${region}:${account}:${rest}`;
	const functionArn = route?.by === 'sender' ? route.functionArn : undefined;
	const functionName = functionArn?.split(':')[6] ?? '*';
	const arns: Arns = {
		pool: pool?.arn ?? arn('cognito-idp', question.region, `userpool/${question.userPoolId}`),
		role: route?.by === 'sns' ? route.roleArn : arn('iam', '', 'role/*'),
		mailRole: arn(
			'iam',
			'',
			'role/aws-service-role/email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmailService',
		),
		functionArn: functionArn ?? arn('lambda', '*', 'function:*'),
		key: keyIn(route) ?? arn('kms', '*', 'key/*'),
		logGroups: logGroups().map(({region = '*', group}) =>
			arn('logs', region, `log-group:${group}`),
		),
	};
	/** Any log group, until it is known where the pool's errors go. */
	function logGroups(): readonly {readonly region?: string; readonly group: string}[] {
		const errorLog = look('errorLog');
		if (errorLog === undefined) return [{group: '*'}];
		const {region, group} = errorLog.value ?? {};
		const ownGroup = look('senderFunction')?.value?.logGroup;
		return [
			...(region && group ? [{region, group: `${group}:*`}] : []),
			...(parts.includes('texts') ? [{group: 'sns/*:*'}] : []),
			...(parts.includes('sender')
				? [{group: `${ownGroup ?? `/aws/lambda/${functionName}`}:*`}]
				: []),
		];
	}

	return {
		Version: '2012-10-17',
		Statement: statements
			.filter(({part}) => parts.includes(part))
			.map(({sid, actions, resources}) => ({
				Sid: sid,
				Effect: 'Allow' as const,
				Action: actions,
				Resource: resources(arns),
			}))
			.filter(({Resource}) => Resource.length > 0),
	};
}

/**
 * Aliases can't be resources in an IAM policy (AWS KMS Developer Guide, "Specifying KMS keys in IAM policy
 * statements").
 */
function keyIn(route: Route | undefined): string | undefined {
	if (route?.by !== 'sender' || route.keyArn === undefined) return undefined;
	return route.keyArn.replace(/:alias\/.*$/, ':key/*');
}

/** Every action that can be in a policy. */
export const policyActions: readonly string[] = statements.flatMap(({actions}) => actions);
