/** The protocol of a service (Smithy AWS protocol specifications). */
type Protocol =
	| {readonly kind: 'json'; readonly version: '1.0' | '1.1'; readonly target: string}
	| {readonly kind: 'query'; readonly version: string}
	| {readonly kind: 'rest'};

/** An AWS service. Its key in `services` is the prefix of its IAM actions. */
export type Service = {
	/** The first label of its host, and its name in a signature's scope (AWS SigV4). */
	readonly host: string;
	readonly signedAs: string;
	/** Its name in `AWS_ENDPOINT_URL_…` and in a `services` section (SDKs and Tools Reference Guide, "Service-specific endpoints"). */
	readonly endpointId: string;
	readonly protocol: Protocol;
	/** Serves all regions from one. */
	readonly isGlobal?: true;
};

const json = (version: '1.0' | '1.1', target: string): Protocol => ({
	kind: 'json',
	version,
	target,
});
const query = (version: string): Protocol => ({kind: 'query', version});
const rest: Protocol = {kind: 'rest'};

const service = (
	host: string,
	endpointId: string,
	protocol: Protocol,
	more: Partial<Service> = {},
): Service => ({host, signedAs: host, endpointId, protocol, ...more});

/** The services whose settings decide whether a code arrives (targets and versions: botocore 1.43 models). */
export const services = {
	'cognito-idp': service(
		'cognito-idp',
		'cognito_identity_provider',
		json('1.1', 'AWSCognitoIdentityProviderService'),
	),
	cloudtrail: service(
		'cloudtrail',
		'cloudtrail',
		json('1.1', 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101'),
	),
	cloudwatch: service('monitoring', 'cloudwatch', json('1.0', 'GraniteServiceVersion20100801')),
	iam: service('iam', 'iam', query('2010-05-08'), {isGlobal: true}),
	kms: service('kms', 'kms', json('1.1', 'TrentService')),
	lambda: service('lambda', 'lambda', rest),
	logs: service('logs', 'cloudwatch_logs', json('1.1', 'Logs_20140328')),
	ses: service('email', 'sesv2', rest, {signedAs: 'ses'}),
	'sms-voice': service('sms-voice', 'pinpoint_sms_voice_v2', json('1.0', 'PinpointSMSVoiceV2')),
	sns: service('sns', 'sns', query('2010-03-31')),
	wafv2: service('wafv2', 'wafv2', json('1.1', 'AWSWAF_20190729')),
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceName = keyof typeof services;

/** A REST path, before and after its one variable part. */
type Path = {readonly before: string; readonly after?: string};

const at = (before: string, after = ''): Path => ({before, after});

/**
 * Every call that can be made, by IAM action. All are read-only and none is billed. A response without the member `has`
 * isn't from that operation, whoever sent it.
 */
export const operations = {
	'cognito-idp:DescribeUserPool': {has: 'UserPool'},
	'cognito-idp:GetLogDeliveryConfiguration': {has: 'LogDeliveryConfiguration'},
	'cognito-idp:ListUserPoolClients': {has: 'UserPoolClients'},
	'cognito-idp:ListUserPools': {has: 'UserPools'},
	'cognito-idp:ListUsers': {has: 'Users'},
	'cloudtrail:LookupEvents': {has: 'Events'},
	'cloudwatch:GetMetricStatistics': {has: 'Datapoints'},
	'iam:GetRole': {has: 'Role'},
	'iam:SimulatePrincipalPolicy': {has: 'EvaluationResults'},
	'kms:DescribeKey': {has: 'KeyMetadata'},
	'lambda:GetFunctionConfiguration': {
		has: 'FunctionArn',
		path: at('/2015-03-31/functions/', '/configuration'),
	},
	'lambda:GetPolicy': {has: 'Policy', path: at('/2015-03-31/functions/', '/policy')},
	'logs:FilterLogEvents': {has: 'events'},
	'ses:GetAccount': {has: 'SendingEnabled', path: at('/v2/email/account')},
	'ses:GetConfigurationSet': {
		has: 'ConfigurationSetName',
		path: at('/v2/email/configuration-sets/'),
	},
	'ses:GetEmailIdentity': {has: 'VerifiedForSendingStatus', path: at('/v2/email/identities/')},
	'ses:GetSuppressedDestination': {
		has: 'SuppressedDestination',
		path: at('/v2/email/suppression/addresses/'),
	},
	'sms-voice:DescribeAccountAttributes': {has: 'AccountAttributes'},
	'sms-voice:DescribeOptedOutNumbers': {has: 'OptedOutNumbers'},
	'sms-voice:DescribePhoneNumbers': {has: 'PhoneNumbers'},
	'sms-voice:DescribeRegistrations': {has: 'Registrations'},
	'sms-voice:DescribeSenderIds': {has: 'SenderIds'},
	'sms-voice:DescribeSpendLimits': {has: 'SpendLimits'},
	'sms-voice:DescribeVerifiedDestinationNumbers': {has: 'VerifiedDestinationNumbers'},
	'sms-voice:GetProtectConfigurationCountryRuleSet': {has: 'CountryRuleSet'},
	'sms-voice:ListProtectConfigurationRuleSetNumberOverrides': {has: 'RuleSetNumberOverrides'},
	'sns:CheckIfPhoneNumberIsOptedOut': {has: 'isOptedOut'},
	'sns:GetSMSAttributes': {has: 'attributes'},
	'sns:GetSMSSandboxAccountStatus': {has: 'IsInSandbox'},
	'sns:ListOriginationNumbers': {has: 'PhoneNumbers'},
	'sns:ListSMSSandboxPhoneNumbers': {has: 'PhoneNumbers'},
	'wafv2:GetWebACLForResource': {},
} as const satisfies Readonly<Record<`${ServiceName}:${string}`, {has?: string; path?: Path}>>;

/** An IAM action with its operation: `ses:GetAccount`. */
export type Action = keyof typeof operations;

/** The only billed read (it makes the user a monthly active user), used by `who --mfa` alone. */
export type BilledAction = 'cognito-idp:AdminGetUser';

const read = /^(?:Get|List|Describe|Check|Filter|Lookup|Simulate)[A-Z]/;

/** Splits `ses:GetAccount` into its parts. Throws for anything but a read or the billed one. */
export function partsOf(action: Action | BilledAction): {
	readonly service: Service;
	readonly serviceName: ServiceName;
	readonly operation: string;
	readonly path: Path | undefined;
	readonly has: string | undefined;
} {
	const [prefix = '', operation = ''] = action.split(':');
	const serviceName = serviceNames.find(name => name === prefix);
	if (
		serviceName === undefined ||
		!(read.test(operation) || action === 'cognito-idp:AdminGetUser')
	) {
		throw new Error(`${action} is not a read`);
	}
	const known: {has?: string; path?: Path} =
		action === 'cognito-idp:AdminGetUser' ? {has: 'Username'} : operations[action];
	return {service: services[serviceName], serviceName, operation, path: known.path, has: known.has};
}

const isServiceName = (name: string): name is ServiceName => Object.hasOwn(services, name);
const serviceNames: readonly ServiceName[] = Object.keys(services).filter(isServiceName);
const isAction = (name: string): name is Action => Object.hasOwn(operations, name);

/** All actions, in the order of the table. */
export const actions: readonly Action[] = Object.keys(operations).filter(isAction);
