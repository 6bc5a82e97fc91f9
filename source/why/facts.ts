import type {Action} from './call/operations.ts';
import type {Outcome} from './outcome.ts';

/** The relevant settings of a user pool. */
export type Pool = {
	readonly id: string;
	readonly arn: string;
	/** The 12-digit account in its ARN. */
	readonly account: string;
	readonly autoVerified: readonly string[];
	/** Attributes that users can sign in with, as aliases or usernames. */
	readonly signInAttributes: readonly string[];
	readonly verifyBeforeUpdate: readonly string[];
	readonly sendsLink: boolean;
	readonly email: {
		readonly isOwnSes: boolean;
		readonly sourceArn: string | undefined;
		readonly from: string | undefined;
		readonly configurationSet: string | undefined;
	};
	/** Absent if the pool doesn't send text messages through Amazon. */
	readonly sms:
		| {
				readonly roleArn: string;
				readonly externalId: string | undefined;
				readonly region: string | undefined;
		  }
		| undefined;
	/** The pool's own errors about sending: `InvalidSmsRoleAccessPolicyException`, `SNSSandbox`. */
	readonly smsFailures: readonly string[];
	readonly triggers: {
		/** ARNs of functions. */
		readonly customMessage: string | undefined;
		readonly emailSender: string | undefined;
		readonly smsSender: string | undefined;
		/** The key that encrypts codes for a custom sender. */
		readonly key: string | undefined;
	};
};

/** The relevant state of a user: only what decides whether a code arrives. */
export type User = {
	readonly username: string;
	readonly sub: string;
	readonly status: string;
	readonly isEnabled: boolean;
	/** Milliseconds since 1970. */
	readonly createdAt: number | undefined;
	readonly modifiedAt: number | undefined;
	readonly email: string | undefined;
	readonly emailVerified: boolean;
	readonly phoneNumber: string | undefined;
	readonly phoneNumberVerified: boolean;
};

/** The result of a search; `isWhole` is false if there was more to read. */
export type Found<Item> = {readonly items: readonly Item[]; readonly isWhole: boolean};

/** A request to the pool, from CloudTrail. */
export type PoolRequest = {
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly name: string;
	readonly sub: string | undefined;
	/** The attribute that a code was requested for, if the event contains it. */
	readonly attribute: string | undefined;
	readonly error: {readonly name: string; readonly message: string} | undefined;
};

/** The effect of IAM policies on a principal and action: `maybe` if a condition isn't understood. */
export type Allowance = 'yes' | 'no' | 'maybe';

/** A sender in SES: an address or a domain. */
export type Identity = {
	readonly name: string;
	readonly isVerified: boolean;
	/** `SUCCESS`, `PENDING`, `FAILED`, … */
	readonly status: string | undefined;
	/** `HOST_NOT_FOUND`, … */
	readonly error: string | undefined;
	readonly isSigned: boolean;
	readonly dkim: string | undefined;
	/** Whether its policies let Cognito send, unless one forbids it. */
	readonly cognito: Allowance;
	readonly denial: Allowance;
	readonly configurationSet: string | undefined;
};

/** A log line without secrets and personal data. */
export type LogLine = {readonly at: number; readonly text: string};

/** A phone number or sender ID for text messages. */
export type Origination = {
	readonly country: string;
	readonly isActive: boolean;
	readonly status: string;
	readonly registrationId: string | undefined;
	/** For a number: the list of those who opted out of it. */
	readonly optOutList?: string | undefined;
};

/** All facts by name. `undefined` within an answer means that AWS has none. */
export type FactValues = {
	readonly pool: Pool;
	/** The users that the question is about. */
	readonly users: Found<User>;
	/** All users with the same address or number. */
	readonly twins: Found<User>;
	/** The log that receives the pool's own errors. */
	readonly errorLog: {readonly group: string; readonly region: string} | undefined;
	readonly errorLines: readonly LogLine[];
	/** All users' requests of the kind in question, newest first. */
	readonly requests: Found<PoolRequest>;
	/** When emails were requested in the account since Cognito's mailer last reset its count, milliseconds since 1970. */
	readonly mailsToday: {readonly times: readonly number[]; readonly isWhole: boolean};
	readonly webAcl: {readonly name: string} | undefined;

	readonly senderFunction:
		| {
				readonly state: string | undefined;
				readonly update: string | undefined;
				readonly logGroup: string | undefined;
		  }
		| undefined;
	/** `undefined` if the function doesn't exist. */
	readonly senderPolicy: {readonly cognito: Allowance} | undefined;
	readonly senderKey: {readonly state: string} | undefined;
	/** `undefined` if there is no such log. */
	readonly senderLines: readonly LogLine[] | undefined;

	readonly sesAccount: {
		readonly isProduction: boolean | undefined;
		readonly isSending: boolean | undefined;
		readonly enforcement: string | undefined;
		readonly quota: {readonly max: number; readonly sent: number} | undefined;
		/** `undefined` if the account doesn't say. */
		readonly suppressedReasons: readonly string[] | undefined;
	};
	/** The identity in the pool's SourceArn, and those of its parent domains that exist. */
	readonly identities: readonly Identity[];
	readonly configurationSet:
		| {
				readonly name: string;
				/** Whether it exists. */
				readonly exists: boolean;
				readonly isSending: boolean;
				/** `undefined` if the account's reasons apply. */
				readonly suppressedReasons: readonly string[] | undefined;
		  }
		| undefined;
	/** Whether the recipient or a parent domain is verified in SES. */
	readonly recipientIdentity: {readonly isVerified: boolean};
	readonly suppression: {
		readonly asked: readonly string[];
		readonly entry:
			| {readonly reason: string; readonly at: number | undefined; readonly address: string}
			| undefined;
	};
	readonly emailRole: {readonly exists: boolean};
	readonly bounces: {readonly count: number};

	readonly smsRole: {readonly trust: Allowance; readonly fault: TrustFault | undefined} | undefined;
	readonly smsPublish: Allowance;
	/** US dollars spent this month. */
	readonly smsSpent: {readonly amount: number};
	readonly smsLimit: {
		readonly amount: number;
		/** AWS's limit, if known. */
		readonly granted: number | undefined;
		readonly from: Action;
		readonly field: string;
	};
	readonly smsAccount: {
		readonly isSandbox: boolean | undefined;
		readonly protectConfiguration: string | undefined;
	};
	readonly smsSandbox: {readonly isSandbox: boolean; readonly from: Action};
	/** `Verified`, `Pending`; `undefined` if the number isn't in the sandbox. */
	readonly sandboxNumber: {readonly status: string | undefined};
	readonly optOut: {readonly isOptedOut: boolean};
	/** Whether the opt-out lists of the possible sending numbers contain the number: `maybe` if only some do. */
	readonly optOutList: {readonly isOptedOut: Allowance};
	readonly countryRule: {readonly status: string | undefined; readonly country: string} | undefined;
	/** The action of an active override for the number: `ALLOW`, `BLOCK`. */
	readonly numberOverride: {readonly action: string | undefined};
	/** The account's own numbers, and the service that listed them. */
	readonly originations: {readonly numbers: readonly Origination[]; readonly from: Action};
	readonly senderIds: readonly Origination[];
	readonly registrations: ReadonlyMap<string, string>;
	readonly smsAttributes: {
		readonly hasDeliveryLog: boolean;
		readonly monthlyLimit: number | undefined;
	};
	/** The latest log line about the number. */
	readonly delivery:
		| {readonly at: number; readonly isSuccess: boolean; readonly response: string}
		| undefined;
};

/** What keeps Cognito from assuming the role. */
export type TrustFault = 'externalId' | 'pool' | 'principal' | 'other';

export type FactName = keyof FactValues;

/** The outcome of each fact; missing until it has been looked up. */
export type Outcomes = {readonly [Name in FactName]?: Outcome<FactValues[Name]>};
