import type {LookedUp, Order, PoolList} from '../../source/flow/desk.ts';
import type {Pool} from '../../source/why/facts.ts';
import type {Investigation, StageRows, WhyAnswer} from '../../source/why/investigation.ts';
import type {Report} from '../../source/why/report/report.ts';
import type {FoundUser} from '../../source/why/who.ts';

/** The pool of the support desk. */
const userPoolId = 'eu-west-1_AbC';

export const person: FoundUser = {
	username: 'jane',
	sub: '6b2f5b6e-58f4-4a05-bd1c-d9e01f2e4f4c',
	userPoolId,
	status: 'CONFIRMED',
	isEnabled: true,
	createdAt: 0,
	modifiedAt: 60_000,
	email: 'jane@example.com',
	emailVerified: false,
	phoneNumber: '+14325550008',
	phoneNumberVerified: true,
};

/** Another user with the same address. */
export const twin: FoundUser = {...person, username: 'old-jane', sub: 'twin', emailVerified: true};

export const settings: Pool = {
	id: userPoolId,
	arn: `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${userPoolId}`,
	account: '123456789012',
	autoVerified: ['email'],
	signInAttributes: [],
	verifyBeforeUpdate: ['email'],
	sendsLink: false,
	email: {isOwnSes: false, sourceArn: undefined, from: undefined, configurationSet: undefined},
	sms: undefined,
	smsFailures: [],
	triggers: {
		customMessage: undefined,
		emailSender: undefined,
		smsSender: undefined,
		key: undefined,
	},
};

export const found: LookedUp = {
	users: [person],
	twins: [twin],
	pools: [userPoolId],
	isWhole: true,
	settings: [settings],
	misses: [],
};

export const poolList: PoolList = {
	region: 'eu-west-1',
	pools: [
		{id: userPoolId, name: 'customers'},
		{id: 'eu-west-1_Staff', name: 'staff'},
	],
	isWhole: true,
};

export const place = {
	prefill: {},
	visit: {access: {kind: 'profile', name: 'support'}},
	isDemo: false,
	list: poolList,
} as const;
export const scope = {region: 'eu-west-1', userPoolId};
export const search = {place, scope, who: 'jane@example.com'};
export const looked = {search, found, person};
export const order: Order = {act: {kind: 'markVerified', attribute: 'email'}, person};
export const clients = [
	{id: 'client1', name: 'web'},
	{id: 'client2', name: 'mobile'},
];
export const done = {
	destination: undefined,
	requestId: 'request-2',
	command: 'aws cognito-idp admin-update-user-attributes --username jane',
};

export const rows = [
	{stage: 'account', state: 'fine', says: 'CONFIRMED, enabled'},
	{stage: 'attribute', state: 'fine', says: 'j***@e***, not verified'},
	{stage: 'request', state: 'found', certainty: 'suggests', says: 'No request was seen.'},
	{stage: 'trigger', state: 'notApplicable', says: ''},
	{stage: 'sender', state: 'unknown', says: 'could not be checked in full'},
	{stage: 'limits', state: 'waiting', says: ''},
	{stage: 'recipient', state: 'found', certainty: 'proves', says: 'SES has the address.'},
	{stage: 'delivery', state: 'notApplicable', says: ''},
] as const satisfies StageRows;

export const report: Report = {
	version: 1,
	at: '2026-11-17T14:00:00.000Z',
	pool: {id: 'eu-west-1_AbC', region: 'eu-west-1'},
	purpose: 'attribute',
	user: null,
	users: [],
	attribute: {name: 'email', value: 'j***@e***', verified: false},
	medium: 'EMAIL',
	route: {by: 'ses', region: 'eu-west-1'},
	answer: {cause: 'ses-suppressed', certainty: 'proves'},
	findings: [
		{
			cause: 'ses-suppressed',
			certainty: 'proves',
			stage: 'recipient',
			says: 'SES has the address on its suppression list.',
			evidence: [],
			mend: [
				{who: 'admin', does: 'Take it off the list.', command: 'aws sesv2 delete-it --region x'},
			],
		},
		{
			cause: 'never-asked',
			certainty: 'suggests',
			stage: 'request',
			says: 'No request was seen.',
			evidence: [],
			mend: [],
		},
	],
	cleared: [],
	unknown: [
		{
			cause: 'ses-sandbox',
			because: 'denied',
			action: 'ses:GetAccount',
			region: 'eu-west-1',
		},
	],
	cannotBeKnown: [],
	advice: [],
	stages: rows,
	calls: [],
};

export const answer: WhyAnswer = {
	report,
	markdown: '# Why the code did not arrive',
	command: 'aws sesv2 delete-it --region x',
	isMasked: false,
	policy: '{"Version": "2012-10-17"}',
};

export const investigation: Investigation = {
	rows: () => rows,
	subscribe: () => () => {},
	answer: async () => answer,
};
