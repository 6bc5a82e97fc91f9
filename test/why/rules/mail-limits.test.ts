import {test} from 'node:test';
import type {FactValues} from '../../../source/why/facts.ts';
import {testsOf} from '../../helpers/verdicts.ts';
import {jane, refused} from '../../helpers/why-facts.ts';
import {entry, sesAccount, trail, users} from '../scenarios/row.ts';

const account = (change: Partial<FactValues['sesAccount']>) => ({
	sesAccount: {...sesAccount, ...change},
});
const set = (change: Partial<NonNullable<FactValues['configurationSet']>>) => ({
	configurationSet: {
		name: 'shop',
		exists: true,
		isSending: true,
		suppressedReasons: undefined,
		...change,
	},
});
const byMailer = {base: 'email', sesAccount} as const;
const sandbox = account({isProduction: false});
const to = (email: string) => ({
	...users({...jane, email}),
	question: {who: {kind: 'email', value: email}} as const,
});
const refusal = trail(
	refused(
		9,
		'CodeDeliveryFailureException',
		'Email address is not verified. The following identities failed the check in region EU-WEST-1: Jane@example.org',
	),
);
const {sesAccount: noReasons} = account({suppressedReasons: undefined});

const tests = testsOf({
	'ses-paused': {
		base: 'ses',
		says: {
			cleared: [{}, account({enforcement: 'PROBATION', isSending: undefined})],
			notApplicable: [byMailer, {lacks: ['sesAccount']}],
			'proves {"sesRegion":"eu-west-1","enforcement":"HEALTHY"}: ses:GetAccount in eu-west-1 has SendingEnabled false, ses:GetAccount in eu-west-1 has EnforcementStatus "HEALTHY"':
				[account({isSending: false})],
			'proves {"sesRegion":"eu-west-1"}: ses:GetAccount in eu-west-1 has SendingEnabled false': [
				account({isSending: false, enforcement: undefined}),
			],
			'proves {"sesRegion":"eu-west-1","enforcement":"SHUTDOWN"}: ses:GetAccount in eu-west-1 has SendingEnabled true, ses:GetAccount in eu-west-1 has EnforcementStatus "SHUTDOWN"':
				[account({enforcement: 'SHUTDOWN'})],
			'proves {"sesRegion":"eu-west-1","enforcement":"SHUTDOWN"}: ses:GetAccount in eu-west-1 has SendingEnabled "none", ses:GetAccount in eu-west-1 has EnforcementStatus "SHUTDOWN"':
				[account({enforcement: 'SHUTDOWN', isSending: undefined})],
		},
	},
	'ses-quota': {
		base: 'ses',
		says: {
			cleared: [{}, account({quota: {max: 200, sent: 199}}), account({quota: {max: -1, sent: 9}})],
			notApplicable: [byMailer, {lacks: ['sesAccount']}],
			'unknown: ses:GetAccount in eu-west-1 failed': [account({quota: undefined})],
			'proves {"sent":200,"max":200}: ses:GetAccount in eu-west-1 has SendQuota.SentLast24Hours 200, ses:GetAccount in eu-west-1 has SendQuota.Max24HourSend 200':
				[account({quota: {max: 200, sent: 200}})],
			'proves {"sent":201,"max":200}: ses:GetAccount in eu-west-1 has SendQuota.SentLast24Hours 201, ses:GetAccount in eu-west-1 has SendQuota.Max24HourSend 200':
				[account({quota: {max: 200, sent: 201}})],
			'proves {"sent":0,"max":0}: ses:GetAccount in eu-west-1 has SendQuota.SentLast24Hours 0, ses:GetAccount in eu-west-1 has SendQuota.Max24HourSend 0':
				[account({quota: {max: 0, sent: 0}})],
		},
	},
	'ses-configuration-set': {
		base: 'ses',
		says: {
			notApplicable: [
				{},
				{lacks: ['configurationSet']},
				{base: 'email', ...set({isSending: false})},
			],
			cleared: [set({})],
			'proves {"name":"shop","exists":true,"sesRegion":"eu-west-1"}: ses:GetConfigurationSet in eu-west-1 has SendingOptions.SendingEnabled false':
				[set({isSending: false})],
			'proves {"name":"shop","exists":false,"sesRegion":"eu-west-1"}: ses:GetConfigurationSet in eu-west-1 has error "NotFoundException"':
				[set({exists: false})],
		},
	},
	'ses-sandbox': {
		base: 'ses',
		says: {
			cleared: [
				{},
				{...sandbox, recipientIdentity: {isVerified: true}},
				{...sandbox, ...to('success@SIMULATOR.amazonses.com')},
				{...refusal, lacks: ['users']},
			],
			notApplicable: [
				byMailer,
				{lacks: ['sesAccount']},
				{...sandbox, question: {who: {kind: 'username', value: 'jane'}}},
			],
			'unknown: ses:GetAccount in eu-west-1 failed': [account({isProduction: undefined})],
			'proves {"sesRegion":"eu-west-1","address":"jane@example.org"}: ses:GetAccount in eu-west-1 has ProductionAccessEnabled false, ses:GetEmailIdentity in eu-west-1 has VerifiedForSendingStatus false':
				[{...sandbox, recipientIdentity: {isVerified: false}}],
			'suggests {"sesRegion":"eu-west-1","address":"jane@example.org"}: ses:GetAccount in eu-west-1 has ProductionAccessEnabled false':
				[sandbox],
			'suggests {"sesRegion":"eu-west-1","address":"success@simulator.amazonses.com.example.org"}: ses:GetAccount in eu-west-1 has ProductionAccessEnabled false':
				[{...sandbox, ...to('success@simulator.amazonses.com.example.org')}],
			'proves {"sesRegion":"eu-west-1","address":"jane@example.org"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "CodeDeliveryFailureException: Email address is not verified. The following identities failed the check in region EU-WEST-1: J***@e***"':
				[refusal, {...refusal, lacks: ['pool']}],
		},
	},
	'ses-suppressed': {
		base: 'ses',
		says: {
			notSeen: [{}],
			notApplicable: [{base: 'email', ...entry('BOUNCE')}, {lacks: ['suppression']}],
			'proves {"address":"jane@example.org","reason":"BOUNCE","at":1794384000000,"sesRegion":"eu-west-1"}: ses:GetSuppressedDestination in eu-west-1 has SuppressedDestination.Reason "BOUNCE"':
				[
					entry('BOUNCE'),
					{...entry('BOUNCE'), ...set({suppressedReasons: ['BOUNCE']}), lacks: ['sesAccount']},
					{...entry('BOUNCE'), ...set({})},
				],
			cleared: [
				{...entry('COMPLAINT'), ...account({suppressedReasons: ['BOUNCE']})},
				{...entry('BOUNCE'), ...account({suppressedReasons: []})},
				{...entry('BOUNCE'), ...set({suppressedReasons: []})},
				{...entry('BOUNCE'), ...set({suppressedReasons: ['COMPLAINT']})},
				account({suppressedReasons: []}),
			],
			'suggests {"address":"jane@example.org","reason":"BOUNCE","at":1794384000000,"sesRegion":"eu-west-1"}: ses:GetSuppressedDestination in eu-west-1 has SuppressedDestination.Reason "BOUNCE"':
				[
					{...entry('BOUNCE'), sesAccount: noReasons},
					{...entry('BOUNCE'), lacks: ['sesAccount']},
					{...entry('BOUNCE'), lacks: ['configurationSet']},
				],
			'proves {"address":"Jane@example.org","reason":"BOUNCE","sesRegion":"eu-west-1"}: ses:GetSuppressedDestination in eu-west-1 has SuppressedDestination.Reason "BOUNCE"':
				[
					{
						suppression: {
							asked: [],
							entry: {reason: 'BOUNCE', at: undefined, address: 'Jane@example.org'},
						},
					},
				],
		},
	},
	'ses-bounces': {
		base: 'ses',
		says: {
			cleared: [{}],
			'suggests {"count":3}: cloudwatch:GetMetricStatistics in eu-west-1 has AWS/SES Bounce, Reject 3':
				[{bounces: {count: 3}}],
			notApplicable: [{lacks: ['bounces']}, {base: 'email', bounces: {count: 3}}],
		},
	},
});

for (const [name, body] of tests) test(name, body);
