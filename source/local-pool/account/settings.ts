/**
 * The AWS account around the embedded user pools: everything that decides whether a message arrives. Members have the
 * names and values of AWS's own responses; what is left out is as in an account without problems. Timestamps are ISO
 * 8601.
 */
export type AccountSettings = {
	/** 12 digits; `000000000000` by default. */
	readonly AccountId?: string;
	/** IAM actions that are denied, such as `sns:GetSMSAttributes`; `*` denies all. */
	readonly Denied?: readonly string[];
	/** By region. Any other region can send messages and has no identities or numbers. */
	readonly Regions?: Readonly<Record<string, RegionSettings>>;
	/** IAM roles by name. */
	readonly Roles?: Readonly<Record<string, RoleSettings>>;
	/** By user pool ID: the destinations of Cognito's own log, as in SetLogDeliveryConfiguration. */
	readonly LogDelivery?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
};

export type RegionSettings = {
	readonly Email?: EmailSettings;
	readonly Sms?: SmsSettings;
	readonly EndUserMessaging?: EndUserMessagingSettings;
	/** Log groups by name. */
	readonly LogGroups?: Readonly<Record<string, readonly LogEvent[]>>;
	/** Lambda functions by name. */
	readonly Functions?: Readonly<Record<string, FunctionSettings>>;
	/** KMS keys by ID. */
	readonly Keys?: Readonly<Record<string, KeySettings>>;
};

/** Amazon SES: members of GetAccount, GetEmailIdentity, GetConfigurationSet and GetSuppressedDestination. */
export type EmailSettings = {
	readonly SendingEnabled?: boolean;
	readonly ProductionAccessEnabled?: boolean;
	readonly EnforcementStatus?: 'HEALTHY' | 'PROBATION' | 'SHUTDOWN';
	readonly SendQuota?: {
		/** −1 is unlimited. */
		readonly Max24HourSend: number;
		readonly SentLast24Hours: number;
		readonly MaxSendRate?: number;
	};
	readonly SuppressedReasons?: readonly SuppressionReason[];
	readonly Identities?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	readonly ConfigurationSets?: Readonly<Record<string, ConfigurationSet>>;
	readonly SuppressedDestinations?: readonly SuppressedDestination[];
};

export type SuppressionReason = 'BOUNCE' | 'COMPLAINT';

export type ConfigurationSet = {
	readonly SendingOptions?: {readonly SendingEnabled?: boolean};
	readonly SuppressionOptions?: {readonly SuppressedReasons?: readonly SuppressionReason[]};
};

export type SuppressedDestination = {
	readonly EmailAddress: string;
	readonly Reason: SuppressionReason;
	readonly LastUpdateTime: string;
};

/** Amazon SNS: the settings for text messages. */
export type SmsSettings = {
	readonly IsInSandbox?: boolean;
	readonly SandboxPhoneNumbers?: readonly {
		readonly PhoneNumber: string;
		readonly Status: 'Pending' | 'Verified';
	}[];
	/** E.164 numbers that opted out. */
	readonly OptedOutPhoneNumbers?: readonly string[];
	/** `MonthlySpendLimit`, `DeliveryStatusIAMRole`, … as in GetSMSAttributes. */
	readonly Attributes?: Readonly<Record<string, string>>;
	/** US dollars spent this month (CloudWatch, AWS/SNS, SMSMonthToDateSpentUSD). */
	readonly SMSMonthToDateSpentUSD?: number;
	readonly OriginationNumbers?: readonly Readonly<Record<string, unknown>>[];
};

/** AWS End User Messaging SMS (PinpointSMSVoiceV2). */
export type EndUserMessagingSettings = {
	readonly SpendLimits?: readonly {
		readonly Name: string;
		readonly EnforcedLimit: number;
		readonly MaxLimit: number;
		readonly Overridden: boolean;
	}[];
	readonly PhoneNumbers?: readonly Readonly<Record<string, unknown>>[];
	readonly SenderIds?: readonly Readonly<Record<string, unknown>>[];
	readonly Registrations?: readonly Readonly<Record<string, unknown>>[];
	readonly ProtectConfigurations?: readonly ProtectConfiguration[];
};

export type ProtectConfiguration = {
	readonly ProtectConfigurationId: string;
	readonly AccountDefault: boolean;
	/** By two-letter country code. */
	readonly CountryRuleSet: Readonly<
		Record<string, {readonly ProtectStatus: 'ALLOW' | 'BLOCK' | 'MONITOR' | 'FILTER'}>
	>;
	readonly NumberOverrides?: readonly {
		readonly DestinationPhoneNumber: string;
		readonly Action: 'ALLOW' | 'BLOCK';
	}[];
};

export type LogEvent = {readonly timestamp: string; readonly message: string};

export type FunctionSettings = {
	/** Members of GetFunctionConfiguration. */
	readonly Configuration?: Readonly<Record<string, unknown>>;
	/** The resource policy. Without one, GetPolicy returns 404 as in Lambda. */
	readonly Policy?: Readonly<Record<string, unknown>>;
};

export type KeySettings = {
	readonly KeyState: 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport' | 'Unavailable';
	readonly DeletionDate?: string;
};

export type RoleSettings = {
	readonly AssumeRolePolicyDocument: Readonly<Record<string, unknown>>;
	/** SimulatePrincipalPolicy's decision by action; `implicitDeny` for all others. */
	readonly Decisions?: Readonly<Record<string, 'allowed' | 'explicitDeny' | 'implicitDeny'>>;
};
