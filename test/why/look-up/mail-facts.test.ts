import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	type Answers,
	accountOf,
	factsIn,
	notFound,
	rawPool,
	rawUser,
} from '../../helpers/answered-facts.ts';
import {minutes, now} from '../../helpers/why-facts.ts';

const sender = 'no-reply@mail.example.com';

/** Lets Cognito's mailer send, as its guide says. */
const leave = JSON.stringify({
	Statement: {
		Effect: 'Allow',
		Principal: {Service: 'email.cognito-idp.amazonaws.com'},
		Action: 'ses:SendRawEmail',
		Resource: '*',
		Condition: {
			StringEquals: {'aws:SourceAccount': '123456789012'},
			ArnLike: {'aws:SourceArn': rawPool.Arn},
		},
	},
});
const ban = JSON.stringify({
	Statement: [{Effect: 'Deny', Principal: '*', Action: 'ses:Send*', Resource: '*'}],
});

/** Answers with these identities of SES; all others don't exist. */
const identities = (known: Readonly<Record<string, object>>): Answers => ({
	'ses:GetEmailIdentity': ({pathPart = ''}) => known[pathPart] ?? notFound,
});
const verified = {
	VerifiedForSendingStatus: true,
	VerificationStatus: 'SUCCESS',
	DkimAttributes: {SigningEnabled: true, Status: 'SUCCESS'},
};
const asIdentity = {
	isVerified: true,
	status: 'SUCCESS',
	error: undefined,
	isSigned: true,
	dkim: 'SUCCESS',
	cognito: 'no',
	denial: 'no',
	configurationSet: undefined,
};

const account: Answers = {
	'ses:GetAccount': {
		ProductionAccessEnabled: false,
		SendingEnabled: true,
		EnforcementStatus: 'HEALTHY',
		SendQuota: {Max24HourSend: 200, SentLast24Hours: 3, MaxSendRate: 1},
		SuppressionAttributes: {SuppressedReasons: ['BOUNCE', '', 3]},
	},
	...identities({
		[sender]: {
			VerifiedForSendingStatus: true,
			DkimAttributes: {SigningEnabled: false, Status: 'NOT_STARTED'},
			Policies: {one: leave},
		},
		'example.com': {
			VerifiedForSendingStatus: false,
			VerificationStatus: 'FAILED',
			VerificationInfo: {ErrorType: 'HOST_NOT_FOUND'},
			Policies: {one: ban, two: leave},
			ConfigurationSetName: 'shop',
		},
	}),
	'ses:GetConfigurationSet': {
		SendingOptions: {SendingEnabled: false},
		SuppressionOptions: {SuppressedReasons: ['COMPLAINT']},
	},
	'ses:GetSuppressedDestination': ({pathPart}) =>
		pathPart === 'jane@example.org'
			? {SuppressedDestination: {Reason: 'COMPLAINT', LastUpdateTime: 1_700_000_000}}
			: notFound,
	'iam:GetRole': {Role: {RoleName: 'AWSServiceRoleForAmazonCognitoIdpEmailService'}},
	'cloudwatch:GetMetricStatistics': ({input}) => ({
		Datapoints: input?.['MetricName'] === 'Bounce' ? [{Sum: 2}, {Sum: 1}, {}] : [{Sum: 4}],
	}),
};

test('everything about the mail of the own SES is asked once, in the region of the sender', async () => {
	const {facts, asked} = await factsIn(
		accountOf(account),
		[
			...(['sesAccount', 'identities', 'configurationSet', 'recipientIdentity'] as const),
			...(['suppression', 'emailRole', 'bounces'] as const),
		],
		{services: ['ses:', 'iam:', 'cloudwatch:']},
	);
	assert.deepEqual(facts, {
		sesAccount: {
			isProduction: false,
			isSending: true,
			enforcement: 'HEALTHY',
			quota: {max: 200, sent: 3},
			suppressedReasons: ['BOUNCE'],
		},
		identities: [
			{
				...asIdentity,
				name: sender,
				status: undefined,
				isSigned: false,
				dkim: 'NOT_STARTED',
				cognito: 'yes',
			},
			{
				...asIdentity,
				name: 'example.com',
				isVerified: false,
				status: 'FAILED',
				error: 'HOST_NOT_FOUND',
				dkim: undefined,
				denial: 'yes',
				configurationSet: 'shop',
			},
		],
		configurationSet: {
			name: 'shop',
			exists: true,
			isSending: false,
			suppressedReasons: ['COMPLAINT'],
		},
		recipientIdentity: {isVerified: false},
		suppression: {
			asked: ['Jane@example.org', 'jane@example.org'],
			entry: {reason: 'COMPLAINT', at: 1_700_000_000_000, address: 'jane@example.org'},
		},
		emailRole: {exists: true},
		bounces: {count: 7},
	});
	const metric = (name: string) =>
		`cloudwatch:GetMetricStatistics us-west-2 {"input":{"Namespace":"AWS/SES","MetricName":"${name}","StartTime":1794916800,"EndTime":1794924001,"Period":300,"Statistics":["Sum"]}}`;
	assert.deepEqual(asked, [
		...['Bounce', 'Reject'].map(metric),
		'iam:GetRole eu-west-1 {"input":{"RoleName":"AWSServiceRoleForAmazonCognitoIdpEmailService"}}',
		'ses:GetAccount us-west-2',
		'ses:GetConfigurationSet us-west-2 {"pathPart":"shop"}',
		...['Jane@example.org', 'example.com', 'example.org', 'mail.example.com', sender].map(
			name => `ses:GetEmailIdentity us-west-2 {"pathPart":"${name}"}`,
		),
		'ses:GetSuppressedDestination us-west-2 {"pathPart":"Jane@example.org"}',
		'ses:GetSuppressedDestination us-west-2 {"pathPart":"jane@example.org"}',
	]);
});

test('what SES does not say is not made up', async () => {
	const {facts} = await factsIn(
		accountOf({
			'ses:GetAccount': {SendingEnabled: 'yes', SendQuota: {Max24HourSend: 200}},
			...identities({'example.com': {}}),
			'ses:GetSuppressedDestination': {SuppressedDestination: {EmailAddress: 'x'}},
			'ses:GetConfigurationSet': {ConfigurationSetName: 'shop'},
			'iam:GetRole': notFound,
			'cloudwatch:GetMetricStatistics': {Datapoints: []},
		}),
		[
			...(['sesAccount', 'identities', 'configurationSet', 'recipientIdentity'] as const),
			...(['suppression', 'emailRole', 'bounces'] as const),
		],
	);
	assert.deepEqual(facts, {
		sesAccount: {
			isProduction: undefined,
			isSending: undefined,
			enforcement: undefined,
			quota: undefined,
			suppressedReasons: undefined,
		},
		identities: [
			{
				...asIdentity,
				name: 'example.com',
				isVerified: false,
				status: undefined,
				dkim: undefined,
			},
		],
		configurationSet: undefined,
		recipientIdentity: 'notNeeded',
		suppression: {asked: ['Jane@example.org', 'jane@example.org'], entry: undefined},
		emailRole: {exists: false},
		bounces: {count: 0},
	});
	const noMost = {'ses:GetAccount': {SendQuota: {SentLast24Hours: 3}}};
	assert.deepEqual((await factsIn(accountOf(noMost), ['sesAccount'])).facts, {
		sesAccount: {
			isProduction: undefined,
			isSending: undefined,
			enforcement: undefined,
			quota: undefined,
			suppressedReasons: undefined,
		},
	});
});

test('the domains above a sender are asked until one is verified and signed', async () => {
	const rows: readonly (readonly [object, readonly string[]])[] = [
		[verified, [sender]],
		[{...verified, VerifiedForSendingStatus: false}, [sender, 'mail.example.com']],
		[{...verified, DkimAttributes: {Status: 'PENDING'}}, [sender, 'mail.example.com']],
		[
			{...verified, DkimAttributes: {SigningEnabled: false, Status: 'SUCCESS'}},
			[sender, 'mail.example.com'],
		],
	];
	for (const [own, names] of rows) {
		const answers = identities({[sender]: own, 'mail.example.com': verified});
		const {asked} = await factsIn(accountOf(answers), [], {services: ['ses:GetEmailIdentity']});
		assert.deepEqual(
			asked,
			names.map(name => `ses:GetEmailIdentity us-west-2 {"pathPart":"${name}"}`).toSorted(),
		);
	}
});

test('the configuration set is the pool’s own, else the one of an identity that has one', async () => {
	const ofPool = {EmailConfiguration: {...rawPool.EmailConfiguration, ConfigurationSet: 'pools'}};
	const set = {
		'ses:GetConfigurationSet': {SuppressionOptions: {}},
		...identities({[sender]: {...verified, ConfigurationSetName: 'shop'}}),
	};
	const rows = [
		[set, ofPool, {name: 'pools', exists: true, isSending: true, suppressedReasons: undefined}],
		[set, {}, {name: 'shop', exists: true, isSending: true, suppressedReasons: undefined}],
		[
			{...set, 'ses:GetConfigurationSet': notFound} as const,
			ofPool,
			{name: 'pools', exists: false, isSending: false, suppressedReasons: undefined},
		],
		[{...set, ...identities({[sender]: verified})}, {}, undefined],
	] as const;
	for (const [answers, pool, configurationSet] of rows) {
		const {facts} = await factsIn(accountOf(answers, pool), ['configurationSet']);
		assert.deepEqual(facts, {configurationSet});
	}
});

test('in the sandbox, a recipient is verified as an address or as a domain above', async () => {
	const rows = [
		[{'Jane@example.org': {VerifiedForSendingStatus: true}}, true],
		[{'example.org': {VerifiedForSendingStatus: 'true'}}, true],
		[{'example.org': {VerifiedForSendingStatus: false}}, false],
		[{org: {VerifiedForSendingStatus: true}}, false],
	] as const;
	for (const [known, isVerified] of rows) {
		const answers = {...account, ...identities(known)};
		const {facts} = await factsIn(accountOf(answers), ['recipientIdentity']);
		assert.deepEqual(facts, {recipientIdentity: {isVerified}});
	}
	const production = {...account, 'ses:GetAccount': {ProductionAccessEnabled: true}};
	const {facts} = await factsIn(accountOf(production), ['recipientIdentity']);
	assert.deepEqual(facts, {recipientIdentity: 'notNeeded'});
});

test('the suppression list is asked for every spelling of the address that is known', async () => {
	const suppression = async (change: Parameters<typeof factsIn>[2]) => {
		const {facts} = await factsIn(accountOf(account), ['suppression'], change);
		return facts['suppression'];
	};
	const entry = {reason: 'COMPLAINT', at: 1_700_000_000_000, address: 'jane@example.org'};
	assert.deepEqual(
		await suppression({
			who: {kind: 'email', value: 'JANE@example.org'},
			expected: 'jane@EXAMPLE.org',
		}),
		{
			asked: ['Jane@example.org', 'jane@example.org', 'JANE@example.org', 'jane@EXAMPLE.org'],
			entry,
		},
	);
	assert.deepEqual(
		await suppression({
			who: {kind: 'username', value: 'jane'},
			attribute: 'email',
			expected: 'jayne@example.org',
		}),
		{asked: ['Jane@example.org', 'jane@example.org'], entry},
	);
});

test('a long span is counted in periods that make no more than 1,440 points', async () => {
	for (const [days, period] of [
		[1, 300],
		[1.01, 600],
		[7, 2_100],
	] as const) {
		const since = now - minutes(days * 1_440);
		const {asked} = await factsIn(accountOf(account), [], {services: ['cloudwatch:'], since});
		assert.equal(asked.length, 2);
		for (const each of asked) assert.match(each, new RegExp(`"Period":${period},`));
	}
});

test('a sender that another account shares is nobody’s business but that account’s', async () => {
	const shared = {
		EmailConfiguration: {
			...rawPool.EmailConfiguration,
			SourceArn: 'arn:aws:ses:us-west-2:999999999999:identity/example.com',
		},
	};
	const names = ['sesAccount', 'identities', 'configurationSet', 'suppression', 'bounces'] as const;
	const denied = (action: string) => [{because: 'denied', action, region: 'us-west-2'}];
	const {facts, asked} = await factsIn(accountOf(account, shared), names, {services: ['ses:']});
	assert.deepEqual(facts, {
		sesAccount: denied('ses:GetAccount'),
		identities: denied('ses:GetEmailIdentity'),
		configurationSet: denied('ses:GetConfigurationSet'),
		suppression: denied('ses:GetSuppressedDestination'),
		bounces: denied('cloudwatch:GetMetricStatistics'),
	});
	assert.deepEqual(asked, []);
});

test('Cognito’s own mailer needs the identity that it sends as, and nothing else of SES', async () => {
	const names = ['sesAccount', 'identities', 'recipientIdentity', 'suppression'] as const;
	const {SourceArn} = rawPool.EmailConfiguration;
	const answers = {...account, ...identities({[sender]: verified})};
	const named = {EmailConfiguration: {EmailSendingAccount: 'COGNITO_DEFAULT', SourceArn}};
	const others = {
		sesAccount: 'notNeeded',
		recipientIdentity: 'notNeeded',
		suppression: 'notNeeded',
	};
	assert.deepEqual((await factsIn(accountOf(answers, named), names)).facts, {
		...others,
		identities: [{...asIdentity, name: sender}],
	});
	const own = await factsIn(accountOf(answers, {EmailConfiguration: {}}), names);
	assert.deepEqual(own.facts, {...others, identities: 'notNeeded'});
	const user = {...rawUser, Attributes: rawUser.Attributes.filter(({Name}) => Name !== 'email')};
	const nobody = accountOf({...answers, 'cognito-idp:ListUsers': {Users: [user]}});
	const noAddress = await factsIn(nobody, ['suppression'], {
		who: {kind: 'username', value: 'jane'},
		attribute: 'email',
	});
	assert.deepEqual(noAddress.facts, {suppression: 'notNeeded'});
});
