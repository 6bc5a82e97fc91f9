import type {
	FactName,
	FactValues,
	Outcomes,
	Pool,
	PoolRequest,
	User,
} from '../../source/why/facts.ts';
import type {Miss, Outcome} from '../../source/why/outcome.ts';
import type {Question} from '../../source/why/question.ts';

/** A time in the middle of a day and of a month. */
export const now = Date.UTC(2026, 10, 17, 14, 0);
export const minutes = (count: number) => count * 60_000;

export const jane: User = {
	username: 'jane',
	sub: 'aaaaaaaa-0000-4000-8000-000000000001',
	status: 'CONFIRMED',
	isEnabled: true,
	createdAt: now - minutes(90 * 1_440),
	modifiedAt: now - minutes(30 * 1_440),
	email: 'jane@example.org',
	emailVerified: false,
	phoneNumber: '+447700900123',
	phoneNumberVerified: false,
};

const poolArn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Shop';

export const shop: Pool = {
	id: 'eu-west-1_Shop',
	arn: poolArn,
	account: '123456789012',
	autoVerified: ['email'],
	signInAttributes: ['email'],
	verifyBeforeUpdate: [],
	sendsLink: false,
	email: {isOwnSes: false, sourceArn: undefined, from: undefined, configurationSet: undefined},
	sms: {
		roleArn: 'arn:aws:iam::123456789012:role/service-role/shop-sms',
		externalId: 'shop',
		region: 'eu-west-1',
	},
	smsFailures: [],
	triggers: {
		customMessage: undefined,
		emailSender: undefined,
		smsSender: undefined,
		key: undefined,
	},
};

/** A request of jane's for a code. */
export const asked = (ago: number, more: Partial<PoolRequest> = {}): PoolRequest => ({
	at: now - minutes(ago),
	name: 'GetUserAttributeVerificationCode',
	sub: jane.sub,
	attribute: undefined,
	error: undefined,
	...more,
});

export const refused = (ago: number, name: string, message = ''): PoolRequest =>
	asked(ago, {error: {name, message}});

export type Facts = {readonly [Name in FactName]?: FactValues[Name]};

const everywhere: Facts = {
	pool: shop,
	users: {items: [jane], isWhole: true},
	twins: {items: [jane], isWhole: true},
	errorLog: {group: '/aws/vendedlogs/shop', region: 'eu-west-1'},
	errorLines: [],
	requests: {items: [asked(20)], isWhole: true},
};

const identity: FactValues['identities'][number] = {
	name: 'example.com',
	isVerified: true,
	status: 'SUCCESS',
	error: undefined,
	isSigned: true,
	dkim: 'SUCCESS',
	cognito: 'no',
	denial: 'no',
	configurationSet: undefined,
};

const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:send';

/** Accounts in which everything is fine, by sender. */
export const fine = {
	email: {
		...everywhere,
		mailsToday: {times: [30, 40, 50].map(ago => now - minutes(ago)), isWhole: true},
	},
	ses: {
		...everywhere,
		pool: {
			...shop,
			email: {
				isOwnSes: true,
				sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
				from: 'Shop <no-reply@example.com>',
				configurationSet: undefined,
			},
		},
		sesAccount: {
			isProduction: true,
			isSending: true,
			enforcement: 'HEALTHY',
			quota: {max: 50_000, sent: 12},
			suppressedReasons: ['BOUNCE', 'COMPLAINT'],
		},
		identities: [identity],
		configurationSet: undefined,
		suppression: {asked: ['jane@example.org'], entry: undefined},
		emailRole: {exists: true},
		bounces: {count: 0},
	},
	sms: {
		...everywhere,
		smsRole: {trust: 'yes', fault: undefined},
		smsPublish: 'yes',
		smsSpent: {amount: 0.4},
		smsLimit: {
			amount: 100,
			granted: 100,
			from: 'sms-voice:DescribeSpendLimits',
			field: 'EnforcedLimit',
		},
		smsAccount: {isSandbox: false, protectConfiguration: undefined},
		smsSandbox: {isSandbox: false, from: 'sns:GetSMSSandboxAccountStatus'},
		optOut: {isOptedOut: false},
		optOutList: {isOptedOut: 'no'},
		countryRule: undefined,
		originations: {numbers: [], from: 'sms-voice:DescribePhoneNumbers'},
		senderIds: [{country: 'GB', isActive: true, status: 'REGISTERED', registrationId: 'r-gb'}],
		registrations: new Map([['r-gb', 'COMPLETE']]),
		smsAttributes: {hasDeliveryLog: true, monthlyLimit: 100},
		delivery: undefined,
	},
	sender: {
		...everywhere,
		pool: {
			...shop,
			triggers: {
				customMessage: undefined,
				emailSender: functionArn,
				smsSender: functionArn,
				key: 'arn:aws:kms:eu-west-1:123456789012:key/k',
			},
		},
		senderFunction: {state: 'Active', update: 'Successful', logGroup: undefined},
		senderPolicy: {cognito: 'yes'},
		senderKey: {state: 'Enabled'},
		senderLines: [],
	},
} as const satisfies Readonly<Record<string, Facts>>;

export type Base = keyof typeof fine;

/** The default question about an account. */
export const questionOf = (base: Base, change: Partial<Question> = {}): Question => ({
	who:
		base === 'sms'
			? {kind: 'phone_number', value: '+447700900123'}
			: {kind: 'email', value: 'jane@example.org'},
	userPoolId: shop.id,
	region: 'eu-west-1',
	purpose: 'attribute',
	since: now - minutes(120),
	now,
	...change,
});

const isFact = (name: string): name is FactName => Object.hasOwn(actionOf, name);

/** An action for each fact by which it is known. */
const actionOf: Readonly<Record<FactName, Miss['action']>> = {
	pool: 'cognito-idp:DescribeUserPool',
	users: 'cognito-idp:ListUsers',
	twins: 'cognito-idp:ListUsers',
	errorLog: 'cognito-idp:GetLogDeliveryConfiguration',
	errorLines: 'logs:FilterLogEvents',
	requests: 'cloudtrail:LookupEvents',
	mailsToday: 'cloudtrail:LookupEvents',
	webAcl: 'wafv2:GetWebACLForResource',
	senderFunction: 'lambda:GetFunctionConfiguration',
	senderPolicy: 'lambda:GetPolicy',
	senderKey: 'kms:DescribeKey',
	senderLines: 'logs:FilterLogEvents',
	sesAccount: 'ses:GetAccount',
	identities: 'ses:GetEmailIdentity',
	configurationSet: 'ses:GetConfigurationSet',
	recipientIdentity: 'ses:GetEmailIdentity',
	suppression: 'ses:GetSuppressedDestination',
	emailRole: 'iam:GetRole',
	bounces: 'cloudwatch:GetMetricStatistics',
	smsRole: 'iam:GetRole',
	smsPublish: 'iam:SimulatePrincipalPolicy',
	smsSpent: 'cloudwatch:GetMetricStatistics',
	smsLimit: 'sms-voice:DescribeSpendLimits',
	smsAccount: 'sms-voice:DescribeAccountAttributes',
	smsSandbox: 'sns:GetSMSSandboxAccountStatus',
	sandboxNumber: 'sns:ListSMSSandboxPhoneNumbers',
	optOut: 'sns:CheckIfPhoneNumberIsOptedOut',
	optOutList: 'sms-voice:DescribeOptedOutNumbers',
	countryRule: 'sms-voice:GetProtectConfigurationCountryRuleSet',
	numberOverride: 'sms-voice:ListProtectConfigurationRuleSetNumberOverrides',
	originations: 'sms-voice:DescribePhoneNumbers',
	senderIds: 'sms-voice:DescribeSenderIds',
	registrations: 'sms-voice:DescribeRegistrations',
	smsAttributes: 'sns:GetSMSAttributes',
	delivery: 'logs:FilterLogEvents',
};

export const factNames: readonly FactName[] = Object.keys(actionOf).filter(isFact);

/** Outcomes of facts: those passed are known, those in `denied` are denied, all others aren't needed. */
export function found(facts: Facts, denied: readonly FactName[] = []): Outcomes {
	const outcomes: Record<string, Outcome<unknown>> = {};
	for (const name of factNames) {
		outcomes[name] = denied.includes(name)
			? {
					state: 'missing',
					misses: [{because: 'denied', action: actionOf[name], region: 'eu-west-1'}],
				}
			: Object.hasOwn(facts, name)
				? {state: 'known', value: facts[name]}
				: {state: 'notNeeded'};
	}
	return Object.assign<Outcomes, object>({}, outcomes);
}
