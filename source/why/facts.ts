import type {Action} from './call/operations.ts';
import type {Outcome} from './outcome.ts';

/** What is kept of a user pool. */
export type Pool = {
	readonly id: string;
	readonly arn: string;
	/** The 12 digits in its ARN. */
	readonly account: string;
	readonly autoVerified: readonly string[];
	/** Attributes by which somebody can sign in, as aliases or as usernames. */
	readonly signInAttributes: readonly string[];
	readonly verifyBeforeUpdate: readonly string[];
	readonly sendsLink: boolean;
	readonly email: {
		readonly isOwnSes: boolean;
		readonly sourceArn: string | undefined;
		readonly from: string | undefined;
		readonly configurationSet: string | undefined;
	};
	/** Absent where the pool sends no text messages through Amazon. */
	readonly sms:
		| {
				readonly roleArn: string;
				readonly externalId: string | undefined;
				readonly region: string | undefined;
		  }
		| undefined;
	/** The pool's own words on why it cannot send: `InvalidSmsRoleAccessPolicyException`, `SNSSandbox`. */
	readonly smsFailures: readonly string[];
	readonly triggers: {
		/** ARNs of functions. */
		readonly customMessage: string | undefined;
		readonly emailSender: string | undefined;
		readonly smsSender: string | undefined;
		/** The key that codes are encrypted with for a sender. */
		readonly key: string | undefined;
	};
};

/** What is kept of a user: nothing but what decides whether a code arrives. */
export type User = {
	readonly username: string;
	readonly sub: string;
	readonly status: string;
	readonly isEnabled: boolean;
	/** Milliseconds since the epoch. */
	readonly createdAt: number | undefined;
	readonly modifiedAt: number | undefined;
	readonly email: string | undefined;
	readonly emailVerified: boolean;
	readonly phoneNumber: string | undefined;
	readonly phoneNumberVerified: boolean;
};

/** A search; `isWhole` tells whether there was nothing more to read. */
export type Found<Item> = {readonly items: readonly Item[]; readonly isWhole: boolean};

/** A request to the pool as CloudTrail keeps it. */
export type PoolRequest = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly name: string;
	readonly sub: string | undefined;
	/** Of which attribute a code was asked for, where the event says it. */
	readonly attribute: string | undefined;
	readonly error: {readonly name: string; readonly message: string} | undefined;
};

/** What a policy of IAM's language says about one principal and action: `maybe` where a condition is not understood. */
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
	/** Whether its policies let Cognito send, and whether one forbids it. */
	readonly cognito: Allowance;
	readonly denial: Allowance;
	readonly configurationSet: string | undefined;
};

/** A line of a log, without what could be a secret or a person. */
export type LogLine = {readonly at: number; readonly text: string};

/** A number or an ID to send text messages from. */
export type Origination = {
	readonly country: string;
	readonly isActive: boolean;
	readonly status: string;
	readonly registrationId: string | undefined;
	/** Of a number: the list of those who replied STOP to it. */
	readonly optOutList?: string | undefined;
};

/** Everything that can be known, by name; `undefined` within an answer is AWS's "there is none". */
export type FactValues = {
	readonly pool: Pool;
	/** Who was asked about. */
	readonly users: Found<User>;
	/** Everybody who has the same address or number. */
	readonly twins: Found<User>;
	/** The log that the pool's own errors go to. */
	readonly errorLog: {readonly group: string; readonly region: string} | undefined;
	readonly errorLines: readonly LogLine[];
	/** Requests of the kind that was complained about, newest first, of everybody. */
	readonly requests: Found<PoolRequest>;
	/** When emails were asked for in the account since Cognito's mailer began to count, milliseconds since the epoch. */
	readonly mailsToday: {readonly times: readonly number[]; readonly isWhole: boolean};
	readonly webAcl: {readonly name: string} | undefined;

	readonly senderFunction:
		| {
				readonly state: string | undefined;
				readonly update: string | undefined;
				readonly logGroup: string | undefined;
		  }
		| undefined;
	/** `undefined` where the function does not exist. */
	readonly senderPolicy: {readonly cognito: Allowance} | undefined;
	readonly senderKey: {readonly state: string} | undefined;
	/** `undefined` where there is no such log. */
	readonly senderLines: readonly LogLine[] | undefined;

	readonly sesAccount: {
		readonly isProduction: boolean | undefined;
		readonly isSending: boolean | undefined;
		readonly enforcement: string | undefined;
		readonly quota: {readonly max: number; readonly sent: number} | undefined;
		/** `undefined` where the account doesn't say. */
		readonly suppressedReasons: readonly string[] | undefined;
	};
	/** The identity in the pool's SourceArn and the domains above it that there are. */
	readonly identities: readonly Identity[];
	readonly configurationSet:
		| {
				readonly name: string;
				/** Whether it is there. */
				readonly exists: boolean;
				readonly isSending: boolean;
				/** `undefined` where the account's reasons count. */
				readonly suppressedReasons: readonly string[] | undefined;
		  }
		| undefined;
	/** Whether SES has the recipient, or a domain above, as verified. */
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
	/** US dollars of this month. */
	readonly smsSpent: {readonly amount: number};
	readonly smsLimit: {
		readonly amount: number;
		/** What AWS has granted, where it is known. */
		readonly granted: number | undefined;
		readonly from: Action;
		readonly field: string;
	};
	readonly smsAccount: {
		readonly isSandbox: boolean | undefined;
		readonly protectConfiguration: string | undefined;
	};
	readonly smsSandbox: {readonly isSandbox: boolean; readonly from: Action};
	/** `Verified`, `Pending`; `undefined` where the number is not in the sandbox. */
	readonly sandboxNumber: {readonly status: string | undefined};
	readonly optOut: {readonly isOptedOut: boolean};
	/** Whether an opt-out list of a number that may send has it: `maybe` where not every such list does. */
	readonly optOutList: {readonly isOptedOut: Allowance};
	readonly countryRule: {readonly status: string | undefined; readonly country: string} | undefined;
	/** What an override that is in force says about the number: `ALLOW`, `BLOCK`. */
	readonly numberOverride: {readonly action: string | undefined};
	/** The account's own numbers, and which service told them. */
	readonly originations: {readonly numbers: readonly Origination[]; readonly from: Action};
	readonly senderIds: readonly Origination[];
	readonly registrations: ReadonlyMap<string, string>;
	readonly smsAttributes: {
		readonly hasDeliveryLog: boolean;
		readonly monthlyLimit: number | undefined;
	};
	/** The newest line about the number. */
	readonly delivery:
		| {readonly at: number; readonly isSuccess: boolean; readonly response: string}
		| undefined;
};

/** What keeps Cognito from assuming the role. */
export type TrustFault = 'externalId' | 'pool' | 'principal' | 'other';

export type FactName = keyof FactValues;

/** What became of each fact; one that is not there has not been asked yet. */
export type Outcomes = {readonly [Name in FactName]?: Outcome<FactValues[Name]>};
