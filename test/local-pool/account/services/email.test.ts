import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../../source/local-pool/account/account.ts';
import type {EmailSettings} from '../../../../source/local-pool/account/settings.ts';
import {at, get} from '../../../helpers/ask-account.ts';

const accountWith = (Email: EmailSettings) => createAccount({Regions: {'us-east-1': {Email}}});
const silent = createAccount();
const absent = (message: string) => [404, {__type: 'NotFoundException', message}];

test('an account of SES is one where everything is fine, but for what it was given', () => {
	const fine = {
		DedicatedIpAutoWarmupEnabled: false,
		EnforcementStatus: 'HEALTHY',
		ProductionAccessEnabled: true,
		SendQuota: {MaxSendRate: 14, Max24HourSend: 50_000, SentLast24Hours: 0},
		SendingEnabled: true,
		SuppressionAttributes: {SuppressedReasons: ['BOUNCE', 'COMPLAINT']},
	};
	const read = (account = silent) => get(account, '/v2/email/account');
	assert.deepEqual(read(), [200, fine]);
	assert.deepEqual(
		read(
			accountWith({
				EnforcementStatus: 'PROBATION',
				ProductionAccessEnabled: false,
				SendQuota: {Max24HourSend: 200, SentLast24Hours: 12},
				SendingEnabled: false,
				SuppressedReasons: [],
			}),
		),
		[
			200,
			{
				DedicatedIpAutoWarmupEnabled: false,
				EnforcementStatus: 'PROBATION',
				ProductionAccessEnabled: false,
				SendQuota: {MaxSendRate: 14, Max24HourSend: 200, SentLast24Hours: 12},
				SendingEnabled: false,
				SuppressionAttributes: {SuppressedReasons: []},
			},
		],
	);
	assert.deepEqual(
		read(accountWith({SendQuota: {Max24HourSend: -1, SentLast24Hours: 0, MaxSendRate: 1}})),
		[200, {...fine, SendQuota: {MaxSendRate: 1, Max24HourSend: -1, SentLast24Hours: 0}}],
	);
});

test('an identity is a domain or an address, verified unless it says otherwise, in whatever case it is asked for', () => {
	const account = accountWith({
		Identities: {
			'Example.com': {},
			'ann@example.com': {VerifiedForSendingStatus: false, VerificationStatus: 'PENDING'},
		},
	});
	const read = (name: string, of = account) => get(of, `/v2/email/identities/${name}`);
	const verified = {
		IdentityType: 'DOMAIN',
		FeedbackForwardingStatus: true,
		VerifiedForSendingStatus: true,
		VerificationStatus: 'SUCCESS',
		DkimAttributes: {SigningEnabled: true, Status: 'SUCCESS'},
		MailFromAttributes: {BehaviorOnMxFailure: 'USE_DEFAULT_VALUE'},
		Policies: {},
	};
	assert.deepEqual(read('example.COM'), [200, verified]);
	assert.deepEqual(read('ann%40example.com'), [
		200,
		{
			...verified,
			IdentityType: 'EMAIL_ADDRESS',
			VerifiedForSendingStatus: false,
			VerificationStatus: 'PENDING',
		},
	]);
	for (const [name, of] of [
		['other.example', account],
		['constructor', account],
		['example.com', silent],
	] as const) {
		assert.deepEqual(read(name, of), absent(`Email identity ${name} does not exist.`));
	}
});

test('a suppressed address is found in its own spelling', () => {
	const EmailAddress = 'lee+1@example.com';
	const account = accountWith({
		SuppressedDestinations: [
			{
				EmailAddress: 'ann@example.com',
				Reason: 'COMPLAINT',
				LastUpdateTime: '2026-01-01T10:00:00Z',
			},
			{EmailAddress, Reason: 'BOUNCE', LastUpdateTime: '2026-02-03T10:00:00Z'},
		],
	});
	const read = (name: string, of = account) =>
		get(of, `/v2/email/suppression/addresses/${encodeURIComponent(name)}`);
	assert.deepEqual(read(EmailAddress), [
		200,
		{
			SuppressedDestination: {
				EmailAddress,
				Reason: 'BOUNCE',
				LastUpdateTime: at('2026-02-03T10:00:00Z'),
				Attributes: {},
			},
		},
	]);
	for (const [name, of] of [
		['Lee+1@example.com', account],
		[EmailAddress, silent],
	] as const) {
		assert.deepEqual(
			read(name, of),
			absent(`Email address ${name} does not exist on your suppression list.`),
		);
	}
});

test('a configuration set is read by its name, and sends unless it says otherwise', () => {
	const account = accountWith({
		ConfigurationSets: {
			open: {SuppressionOptions: {SuppressedReasons: []}},
			'shut off': {SendingOptions: {SendingEnabled: false}},
		},
	});
	const read = (name: string, of = account) => get(of, `/v2/email/configuration-sets/${name}`);
	assert.deepEqual(read('open'), [
		200,
		{
			ConfigurationSetName: 'open',
			SendingOptions: {SendingEnabled: true},
			SuppressionOptions: {SuppressedReasons: []},
		},
	]);
	assert.deepEqual(read('shut%20off'), [
		200,
		{ConfigurationSetName: 'shut off', SendingOptions: {SendingEnabled: false}},
	]);
	for (const [name, of] of [
		['toString', account],
		['open', silent],
	] as const) {
		assert.deepEqual(read(name, of), absent(`Configuration set <${name}> does not exist.`));
	}
});
