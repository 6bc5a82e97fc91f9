import type {Challenge, Delivery, Tokens, User} from '../../source/cognito/cognito.ts';
import type {Account, Attempt, Connection} from '../../source/flow/connection.ts';
import type {LookedUp, Order, PoolList} from '../../source/flow/desk.ts';
import {emptyLedger} from '../../source/flow/ledger.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import type {Session} from '../../source/session/session.ts';
import type {Pool} from '../../source/why/facts.ts';
import type {Investigation, StageRows, WhyAnswer} from '../../source/why/investigation.ts';
import type {Report} from '../../source/why/report/report.ts';
import type {FoundUser} from '../../source/why/who.ts';

/** One of every state and of every event, so that a test can go through all pairs. */

export const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'client1'};
export const connection: Connection = {client};
export const attempt: Attempt = {
	connection,
	way: 'password',
	username: 'jane',
	password: 'Secret-1',
};
export const tokens: Tokens = {
	accessToken: 'access',
	refreshToken: 'refresh',
	expiresAt: 3_600_000,
};
export const account: Account = {
	connection,
	username: 'jane',
	tokens,
	sessionName: 'jane@eu-west-1_AbC',
	ledger: emptyLedger,
};
export const session: Session = {name: 'jane@eu-west-1_AbC', client, username: 'jane', tokens};
export const user: User = {
	username: 'jane',
	attributes: [
		{name: 'sub', value: '1234'},
		{name: 'email', value: 'jane@example.com', isVerified: false},
		{name: 'phone_number', value: '+14325550008', isVerified: true},
	],
};
export const delivery: Delivery = {
	attributeName: 'email',
	medium: 'EMAIL',
	destination: 'j***@e***',
	requestId: 'request-1',
	at: 1000,
};
export const problem = new Problem('serviceFailed');

const from = {step: 'password', connection, way: 'password', username: 'jane'} as const;

const common = {session: 'opaque', username: 'jane', askedAt: 0, parameters: {}};
export const challenges = {
	SMS_MFA: {...common, name: 'SMS_MFA', sentTo: {medium: 'SMS', destination: '+*******0008'}},
	SMS_OTP: {...common, name: 'SMS_OTP', sentTo: {medium: 'SMS', destination: '+*******0008'}},
	EMAIL_OTP: {...common, name: 'EMAIL_OTP', sentTo: {}},
	SOFTWARE_TOKEN_MFA: {...common, name: 'SOFTWARE_TOKEN_MFA', deviceName: 'phone'},
	NEW_PASSWORD_REQUIRED: {
		...common,
		name: 'NEW_PASSWORD_REQUIRED',
		requiredAttributes: ['given_name', 'family_name'],
	},
	SELECT_MFA_TYPE: {
		...common,
		name: 'SELECT_MFA_TYPE',
		choices: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
	},
	MFA_SETUP: {...common, name: 'MFA_SETUP', choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']},
	SELECT_CHALLENGE: {...common, name: 'SELECT_CHALLENGE', choices: ['PASSWORD', 'EMAIL_OTP']},
	PASSWORD: {...common, name: 'PASSWORD'},
	PASSWORD_SRP: {...common, name: 'PASSWORD_SRP'},
	CUSTOM_CHALLENGE: {...common, name: 'CUSTOM_CHALLENGE', parameters: {question: '1 + 1?'}},
	WEB_AUTHN: {...common, name: 'WEB_AUTHN'},
} as const satisfies {[Name in Challenge['name']]: Challenge & {name: Name}};

const asked = {attempt, challenge: challenges.MFA_SETUP};
const form = {step: 'challenge', attempt, challenge: challenges.SMS_MFA} as const;
const authenticator = {
	step: 'authenticator',
	...asked,
	secret: 'JBSWY3DPEHPK3PXP',
	session: 'opaque',
} as const;
const known = {account, user};
export const sent = {attribute: 'email', delivery};
export const device = {key: 'eu-west-1_device', groupKey: 'group'};
const browser = {
	url: 'https://auth.example.com/oauth2/authorize',
	redirectUri: 'http://localhost:8976/callback',
	tokens: async () => tokens,
};

export const errand = {
	kind: 'why',
	complaint: {
		pool: {region: client.region, userPoolId: client.userPoolId, endpointUrl: undefined},
		who: {kind: 'sub', value: '1234'},
		attribute: 'email',
		purpose: 'attribute',
		accessToken: 'access',
		requestedAt: 1000,
	},
	from: {step: 'enterCode', ...known, sent},
	isDemo: false,
} as const;

export const person: FoundUser = {
	username: 'jane',
	sub: '6b2f5b6e-58f4-4a05-bd1c-d9e01f2e4f4c',
	userPoolId: client.userPoolId,
	status: 'CONFIRMED',
	isEnabled: true,
	createdAt: 0,
	modifiedAt: 60_000,
	email: 'jane@example.com',
	emailVerified: false,
	phoneNumber: '+14325550008',
	phoneNumberVerified: true,
};

/** Somebody else with the same address. */
export const twin: FoundUser = {...person, username: 'old-jane', sub: 'twin', emailVerified: true};

export const settings: Pool = {
	id: client.userPoolId,
	arn: `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${client.userPoolId}`,
	account: '123456789012',
	autoVerified: ['email'],
	signInAttributes: [],
	verifyBeforeUpdate: ['email'],
	sendsLink: false,
	email: {isOwnSes: false, sourceArn: undefined, from: undefined, configurationSet: undefined},
	sms: undefined,
	smsFailure: undefined,
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
	pools: [client.userPoolId],
	isWhole: true,
	settings: [settings],
	misses: [],
};

export const poolList: PoolList = {
	region: 'eu-west-1',
	pools: [
		{id: client.userPoolId, name: 'customers'},
		{id: 'eu-west-1_Staff', name: 'staff'},
	],
	isWhole: true,
};

const place = {
	prefill: {},
	visit: {access: {kind: 'profile', name: 'support'}},
	isDemo: false,
	list: poolList,
} as const;
const scope = {region: 'eu-west-1', userPoolId: client.userPoolId};
const search = {place, scope, who: 'jane@example.com'};
const looked = {search, found, person};
const order: Order = {act: {kind: 'markVerified', attribute: 'email'}, person};
export const clients = [
	{id: 'client1', name: 'web'},
	{id: 'client2', name: 'mobile'},
];
const done = {
	destination: undefined,
	requestId: 'request-2',
	command: 'aws cognito-idp admin-update-user-attributes --username jane',
};

export const rows = [
	{stage: 'account', state: 'fine', says: 'CONFIRMED, enabled'},
	{stage: 'attribute', state: 'fine', says: 'j***@e***, not verified'},
	{stage: 'request', state: 'found', certainty: 'suggests', says: 'No request was seen.'},
	{stage: 'trigger', state: 'notApplicable', says: ''},
	{stage: 'sender', state: 'unknown', says: 'could not be looked at in full'},
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

const access = {kind: 'usual'} as const;

export const states = {
	starting: {step: 'starting', isResuming: true},
	connect: {step: 'connect', prefill: {}, sessions: [], pools: [{client}]},
	openingSession: {step: 'openingSession', prefill: {}, name: session.name},
	startingDemo: {step: 'startingDemo', prefill: {}},
	poolId: {step: 'poolId', prefill: {}},
	clientId: {step: 'clientId', prefill: {}, region: 'eu-west-1', userPoolId: 'eu-west-1_AbC'},
	pasteToken: {step: 'pasteToken', prefill: {}},
	readingToken: {step: 'readingToken', prefill: {}, token: 'a.b.c'},
	username: {step: 'username', connection, way: 'password'},
	password: from,
	chooseWay: {step: 'chooseWay', connection, from},
	clientSecret: {step: 'clientSecret', connection, from, attempt},
	readingSecret: {step: 'readingSecret', connection, from, attempt},
	signingIn: {step: 'signingIn', attempt},
	domain: {step: 'domain', connection, from},
	openingBrowser: {step: 'openingBrowser', connection, from},
	waitingForBrowser: {step: 'waitingForBrowser', connection, from, browser},
	challenge: form,
	chosenPassword: {
		step: 'chosenPassword',
		attempt,
		challenge: challenges.SELECT_CHALLENGE,
		choice: 'PASSWORD',
	},
	requiredAttribute: {
		step: 'requiredAttribute',
		attempt,
		challenge: challenges.NEW_PASSWORD_REQUIRED,
		password: 'Secret-2',
		given: {},
		name: 'given_name',
	},
	mfaEmail: {step: 'mfaEmail', ...asked},
	authenticator,
	startingAuthenticator: {step: 'startingAuthenticator', ...asked},
	verifyingAuthenticator: {step: 'verifyingAuthenticator', form: authenticator, code: '123456'},
	answering: {step: 'answering', form, answer: {kind: 'code', code: '123456'}},
	confirmSignUp: {step: 'confirmSignUp', attempt},
	confirmingSignUp: {step: 'confirmingSignUp', attempt, code: '123456'},
	resendingConfirmation: {step: 'resendingConfirmation', attempt},
	resetPassword: {step: 'resetPassword', attempt},
	requestingReset: {step: 'requestingReset', attempt},
	resetCode: {step: 'resetCode', attempt, delivery},
	resetNewPassword: {step: 'resetNewPassword', attempt, delivery, code: '123456'},
	resetting: {step: 'resetting', attempt, delivery, code: '123456', password: 'Secret-2'},
	rememberDevice: {step: 'rememberDevice', connection, from, tokens, device},
	confirmingDevice: {
		step: 'confirmingDevice',
		connection,
		from,
		tokens,
		device,
		isRemembered: true,
	},
	savingSession: {step: 'savingSession', connection, from, tokens},
	loadingAttributes: {step: 'loadingAttributes', account},
	attributesFailed: {step: 'attributesFailed', account, problem},
	chooseAttribute: {step: 'chooseAttribute', ...known},
	confirmForget: {
		step: 'confirmForget',
		item: {kind: 'session', name: session.name},
		list: {step: 'connect', prefill: {}, sessions: [], pools: [{client}]},
	},
	forgetting: {step: 'forgetting', item: {kind: 'session', name: session.name}},
	confirmSend: {
		step: 'confirmSend',
		...known,
		request: {attribute: 'email'},
		doubts: ['codePending'],
	},
	confirmTry: {step: 'confirmTry', ...known, sent, code: 'abcd'},
	changeValue: {step: 'changeValue', ...known, attribute: 'email'},
	updatingValue: {step: 'updatingValue', ...known, attribute: 'email', value: 'j@example.org'},
	signOut: {step: 'signOut', ...known},
	signingOut: {step: 'signingOut', ...known, isEverywhere: false},
	signedOut: {step: 'signedOut', account, isEverywhere: false},
	requestingCode: {step: 'requestingCode', ...known, attribute: 'email'},
	enterCode: {step: 'enterCode', ...known, sent},
	verifying: {step: 'verifying', ...known, sent, code: '123456'},
	verified: {step: 'verified', ...known, sent, at: 2000},
	findingProfiles: {step: 'findingProfiles', errand},
	chooseProfile: {step: 'chooseProfile', errand, profiles: ['support', 'production']},
	checkingAccess: {
		step: 'checkingAccess',
		errand: {kind: 'administrator', connection, from},
		profiles: ['support', 'production'],
		access,
	},
	startingWhy: {step: 'startingWhy', errand, access},
	asking: {step: 'asking', errand, access, investigation},
	answered: {step: 'answered', errand, access, answer},
	mfaCode: {
		step: 'mfaCode',
		device: 'arn:aws:iam::123456789012:mfa/jo',
		asking: {step: 'startingWhy', errand, access},
	},
	findingPools: {step: 'findingPools', place},
	choosePool: {step: 'choosePool', place},
	namePool: {step: 'namePool', place},
	nameUser: {step: 'nameUser', place, scope},
	lookingUp: {step: 'lookingUp', search, asksMfa: false},
	chooseUser: {step: 'chooseUser', search, found: {...found, users: [person, twin], twins: []}},
	userFound: {step: 'userFound', ...looked},
	findingClients: {step: 'findingClients', ...looked},
	chooseClient: {step: 'chooseClient', ...looked, clients},
	newValue: {step: 'newValue', ...looked, attribute: 'email'},
	confirmAct: {step: 'confirmAct', ...looked, order},
	acting: {step: 'acting', ...looked, order},
	acted: {step: 'acted', ...looked, order, done},
	done: {step: 'done', exitCode: 0},
} as const satisfies {[Name in State['step']]: Extract<State, {step: Name}>};

export const signedIn = {kind: 'signedIn', tokens} as const;

export const events = {
	wentBack: {type: 'wentBack', at: 5000},
	cancelled: {type: 'cancelled'},
	finished: {type: 'finished'},
	failed: {type: 'failed', problem, at: 5000},
	started: {type: 'started', surroundings: {prefill: {}, sessions: [], pools: [{client}]}},
	choseSession: {type: 'choseSession', name: session.name},
	chosePool: {type: 'chosePool', client},
	choseTyping: {type: 'choseTyping'},
	chosePasting: {type: 'chosePasting'},
	choseDemo: {type: 'choseDemo'},
	poolIdGiven: {type: 'poolIdGiven', text: 'eu-west-1_AbC'},
	clientIdGiven: {type: 'clientIdGiven', text: 'client1'},
	tokenGiven: {type: 'tokenGiven', token: 'a.b.c'},
	tokenRead: {type: 'tokenRead', account},
	sessionOpened: {type: 'sessionOpened', session},
	demoStarted: {type: 'demoStarted', connection},
	usernameGiven: {type: 'usernameGiven', username: 'jane'},
	passwordGiven: {type: 'passwordGiven', password: 'Secret-1'},
	askedForWays: {type: 'askedForWays'},
	choseWay: {type: 'choseWay', way: 'USER_AUTH'},
	choseBrowser: {type: 'choseBrowser'},
	choseClientSecret: {type: 'choseClientSecret'},
	choseNewPassword: {type: 'choseNewPassword'},
	clientSecretGiven: {type: 'clientSecretGiven', secret: 'client secret'},
	askedToReadSecret: {type: 'askedToReadSecret'},
	secretRead: {type: 'secretRead', secret: 'client secret'},
	signInAnswered: {type: 'signInAnswered', answer: signedIn},
	domainGiven: {type: 'domainGiven', text: 'auth.example.com'},
	browserReady: {type: 'browserReady', browser},
	browserReturned: {type: 'browserReturned', tokens},
	rememberChosen: {type: 'rememberChosen', isRemembered: true},
	deviceConfirmed: {type: 'deviceConfirmed', device},
	sessionSaved: {type: 'sessionSaved', account},
	challengeTyped: {type: 'challengeTyped', text: '123456'},
	challengeChosen: {type: 'challengeChosen', choice: 'SOFTWARE_TOKEN_MFA'},
	authenticatorStarted: {type: 'authenticatorStarted', secret: 'JBSWY3DP', session: 'opaque'},
	authenticatorVerified: {type: 'authenticatorVerified', session: 'opaque'},
	challengeAnswered: {type: 'challengeAnswered', answer: signedIn},
	confirmationCodeGiven: {type: 'confirmationCodeGiven', code: '123456'},
	askedForConfirmationAgain: {type: 'askedForConfirmationAgain', at: 40_000},
	signUpConfirmed: {type: 'signUpConfirmed'},
	confirmationSent: {type: 'confirmationSent', delivery},
	askedForReset: {type: 'askedForReset', at: 40_000},
	resetSent: {type: 'resetSent', delivery},
	resetCodeGiven: {type: 'resetCodeGiven', code: '123456'},
	passwordReset: {type: 'passwordReset'},
	attributesLoaded: {type: 'attributesLoaded', account, user},
	askedAgain: {type: 'askedAgain'},
	choseAttribute: {type: 'choseAttribute', attribute: 'email', at: 40_000},
	hasCodeFor: {type: 'hasCodeFor', attribute: 'email'},
	choseChange: {type: 'choseChange', attribute: 'email'},
	valueGiven: {type: 'valueGiven', value: 'j@example.org', at: 40_000},
	valueUpdated: {type: 'valueUpdated', account, user, delivery},
	choseSignOut: {type: 'choseSignOut'},
	confirmedSignOut: {type: 'confirmedSignOut', isEverywhere: false},
	signedOut: {type: 'signedOut'},
	choseOtherPool: {type: 'choseOtherPool'},
	codeSent: {type: 'codeSent', account, delivery},
	codeGiven: {type: 'codeGiven', code: '123456'},
	askedToResend: {type: 'askedToResend', at: 40_000},
	confirmed: {type: 'confirmed'},
	askedToForget: {type: 'askedToForget', item: {kind: 'session', name: session.name}},
	forgotten: {type: 'forgotten'},
	newPasswordGiven: {type: 'newPasswordGiven', password: 'Secret-2', isShown: true},
	codeAccepted: {type: 'codeAccepted', account, at: 2000},
	choseAnotherAttribute: {type: 'choseAnotherAttribute'},
	askedWhy: {type: 'askedWhy', attribute: 'email'},
	profilesFound: {type: 'profilesFound', profiles: ['support', 'production']},
	choseAccess: {type: 'choseAccess', access},
	accessFound: {type: 'accessFound'},
	choseOtherAccess: {type: 'choseOtherAccess'},
	investigationReady: {type: 'investigationReady', investigation},
	whyAnswered: {type: 'whyAnswered', answer},
	mfaCodeNeeded: {type: 'mfaCodeNeeded', device: 'arn:aws:iam::123456789012:mfa/jo'},
	mfaCodeGiven: {type: 'mfaCodeGiven', code: '123456'},
	choseLookUp: {type: 'choseLookUp'},
	choseDemoAccount: {type: 'choseDemoAccount'},
	poolsFound: {type: 'poolsFound', place, list: poolList},
	choseScope: {type: 'choseScope', userPoolId: client.userPoolId},
	whoGiven: {type: 'whoGiven', text: 'jane@example.com'},
	lookedUp: {type: 'lookedUp', found},
	choseUser: {type: 'choseUser', sub: 'twin'},
	askedForMfa: {type: 'askedForMfa'},
	choseAct: {type: 'choseAct', act: {kind: 'markVerified', attribute: 'email'}},
	clientsFound: {type: 'clientsFound', clients},
	choseClient: {type: 'choseClient', clientId: 'client1'},
	actConfirmed: {type: 'actConfirmed', text: '.com'},
	actDone: {type: 'actDone', done},
} as const satisfies {[Type in Event['type']]: Extract<Event, {type: Type}>};

/** Steps that wait for a reply. */
export const working = [
	'starting',
	'openingSession',
	'startingDemo',
	'readingToken',
	'readingSecret',
	'signingIn',
	'openingBrowser',
	'waitingForBrowser',
	'startingAuthenticator',
	'verifyingAuthenticator',
	'answering',
	'confirmingSignUp',
	'resendingConfirmation',
	'requestingReset',
	'resetting',
	'confirmingDevice',
	'savingSession',
	'loadingAttributes',
	'updatingValue',
	'forgetting',
	'signingOut',
	'requestingCode',
	'verifying',
	'findingProfiles',
	'checkingAccess',
	'startingWhy',
	'asking',
	'findingPools',
	'lookingUp',
	'findingClients',
	'acting',
] as const satisfies readonly State['step'][];
