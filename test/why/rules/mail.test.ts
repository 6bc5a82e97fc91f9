import {test} from 'node:test';
import type {Identity} from '../../../source/why/facts.ts';
import {testsOf} from '../../helpers/verdicts.ts';
import {refused} from '../../helpers/why-facts.ts';
import {identity, sesPool, trail} from '../scenarios/row.ts';

const byMailer = {...sesPool, email: {...sesPool.email, isOwnSes: false}};
const from = (line: string | undefined, sourceArn: string = sesPool.email.sourceArn) => ({
	pool: {...sesPool, email: {...sesPool.email, from: line, sourceArn}},
});
const noReply = 'arn:aws:ses:us-west-2:123456789012:identity/no-reply@example.com';
const elsewhere = 'arn:aws:ses:eu-west-2:123456789012:identity/example.com';
const address = {...identity, name: 'no-reply@example.com'};
const has = (...those: readonly Identity[]) => ({identities: those});
const refusal = (...names: readonly string[]) =>
	trail(
		refused(
			9,
			'CodeDeliveryFailureException',
			`Email address is not verified. The following identities failed the check in region EU-WEST-1: ${names.join(', ')}`,
		),
	);

const tests = testsOf({
	'mailer-from': {
		base: 'email',
		says: {
			cleared: [{}, {pool: byMailer, ...has({...identity, cognito: 'yes'})}],
			notApplicable: [
				{base: 'ses'},
				{base: 'sms'},
				{base: 'sender'},
				{pool: byMailer, ...has(address)},
				{pool: byMailer, ...has()},
				{pool: byMailer},
			],
			'proves {"identity":"example.com","principal":"email.cognito-idp.amazonaws.com"}: ses:GetEmailIdentity in eu-west-1 has Policies "no Allow for email.cognito-idp.amazonaws.com"':
				[
					{pool: byMailer, ...has(identity)},
					{pool: byMailer, ...has({...identity, name: 'EXAMPLE.com'})},
				],
			'suggests {"identity":"example.com","principal":"email.cognito-idp.amazonaws.com"}: ses:GetEmailIdentity in eu-west-1 has Policies "no Allow for email.cognito-idp.amazonaws.com"':
				[{pool: byMailer, ...has({...identity, cognito: 'maybe'})}],
			'proves {"identity":"example.com","principal":"cognito-idp.ap-east-1.amazonaws.com"}: ses:GetEmailIdentity in eu-west-1 has Policies "no Allow for cognito-idp.ap-east-1.amazonaws.com"':
				[{pool: byMailer, ...has(identity), question: {region: 'ap-east-1'}}],
		},
	},
	'mailer-no-codes-for-sign-in': {
		base: 'email',
		says: {
			notApplicable: [
				{},
				{question: {purpose: 'sign-in'}, lacks: ['pool']},
				{base: 'sender', question: {purpose: 'sign-in'}},
			],
			'proves {}: cognito-idp:DescribeUserPool in eu-west-1 has EmailConfiguration.EmailSendingAccount "COGNITO_DEFAULT"':
				[{question: {purpose: 'sign-in'}}],
			cleared: [{base: 'ses', question: {purpose: 'sign-in'}}],
		},
	},
	'mailer-filtered': {
		base: 'email',
		says: {
			'suggests {"from":"no-reply@verificationemail.com"}: cognito-idp:DescribeUserPool in eu-west-1 has EmailConfiguration.EmailSendingAccount "COGNITO_DEFAULT"':
				[{}],
			notApplicable: [{base: 'ses'}, {base: 'sender'}, {lacks: ['pool']}, {pool: byMailer}],
		},
	},
	'ses-region': {
		base: 'ses',
		says: {
			cleared: [{}],
			notApplicable: [
				{base: 'email'},
				{base: 'sender'},
				{pool: byMailer},
				{question: {region: 'xx-nowhere-1'}},
				{pool: {...sesPool, email: {...sesPool.email, sourceArn: undefined}}},
			],
			'proves {"sesRegion":"eu-west-1","allowed":["eu-west-3"]}: cognito-idp:DescribeUserPool in eu-west-3 has EmailConfiguration.SourceArn "arn:aws:ses:eu-west-1:123456789012:identity/example.com"':
				[{question: {region: 'eu-west-3'}}],
			'proves {"sesRegion":"eu-west-2","allowed":["eu-west-1","us-east-1","us-west-2"]}: cognito-idp:DescribeUserPool in eu-west-1 has EmailConfiguration.SourceArn "arn:aws:ses:eu-west-2:123456789012:identity/example.com"':
				[from('a@example.com', elsewhere)],
		},
	},
	'ses-identity-missing': {
		base: 'ses',
		says: {
			cleared: [{}],
			'proves {"identity":"example.com","sesRegion":"eu-west-1"}: ses:GetEmailIdentity in eu-west-1 has error "NotFoundException"':
				[has()],
			notApplicable: [{lacks: ['identities']}, {base: 'email'}, {base: 'email', ...has()}],
		},
	},
	'ses-identity-unverified': {
		base: 'ses',
		says: {
			cleared: [{}, refusal('jane@example.org')],
			notApplicable: [
				{lacks: ['identities']},
				has(),
				{base: 'email'},
				{base: 'email', ...has({...identity, isVerified: false})},
			],
			'proves {"identity":"example.com","status":"PENDING","error":"HOST_NOT_FOUND"}: ses:GetEmailIdentity in eu-west-1 has VerifiedForSendingStatus false, ses:GetEmailIdentity in eu-west-1 has VerificationStatus "PENDING", ses:GetEmailIdentity in eu-west-1 has VerificationInfo.ErrorType "HOST_NOT_FOUND"':
				[has({...identity, isVerified: false, status: 'PENDING', error: 'HOST_NOT_FOUND'})],
			'proves {"identity":"example.com"}: ses:GetEmailIdentity in eu-west-1 has VerifiedForSendingStatus false':
				[has({...identity, isVerified: false, status: undefined})],
			'suggests {"identity":"no-reply@example.com"}: ses:GetEmailIdentity in eu-west-1 has VerifiedForSendingStatus false':
				[
					has({...address, isVerified: false, status: undefined}, identity),
					has(
						{...address, isVerified: false, status: undefined},
						{...identity, isVerified: false},
						{...identity, name: 'com'},
					),
				],
			'proves {"identity":"no-reply@example.com"}: ses:GetEmailIdentity in eu-west-1 has VerifiedForSendingStatus false':
				[has({...address, isVerified: false, status: undefined}, {...identity, isVerified: false})],
			'proves {"identity":"example.com"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "CodeDeliveryFailureException: Email address is not verified. The following identities failed the check in region EU-WEST-1: n***@e***"':
				[{...refusal('no-reply@example.com'), lacks: ['identities']}],
			'proves {"identity":"the sender"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "CodeDeliveryFailureException: Email address is not verified. The following identities failed the check in region EU-WEST-1: n***@e***"':
				[{...refusal('no-reply@example.com'), lacks: ['pool']}],
		},
	},
	'ses-from-mismatch': {
		base: 'ses',
		says: {
			cleared: [
				{},
				from('no-reply@mail.example.com'),
				from('No-Reply@EXAMPLE.com'),
				from(undefined, noReply),
				from('Shop <no-reply@example.com>', noReply),
				from('no-reply+news@example.com', noReply),
				from('NO-REPLY@example.com', noReply),
				{...from('help@example.com', noReply), ...has(address, identity)},
			],
			notApplicable: [{base: 'email'}, {base: 'sender'}, {pool: byMailer}, from('nobody at all')],
			'proves {"from":"no-reply@example.net","identity":"example.com"}: cognito-idp:DescribeUserPool in eu-west-1 has EmailConfiguration.From "no-reply@example.net"':
				[from('no-reply@example.net')],
			'proves {"from":"no-reply@notexample.com","identity":"example.com"}: cognito-idp:DescribeUserPool in eu-west-1 has EmailConfiguration.From "no-reply@notexample.com"':
				[from('no-reply@notexample.com')],
			'proves {"identity":"example.com"}: cognito-idp:DescribeUserPool in eu-west-1 has EmailConfiguration.From "none"':
				[from(undefined)],
			'suggests {"from":"help@example.com","identity":"no-reply@example.com"}: cognito-idp:DescribeUserPool in eu-west-1 has EmailConfiguration.From "help@example.com"':
				[{...from('help@example.com', noReply), lacks: ['identities']}],
			'proves {"from":"help@example.com","identity":"no-reply@example.com"}: cognito-idp:DescribeUserPool in eu-west-1 has EmailConfiguration.From "help@example.com", ses:GetEmailIdentity in us-west-2 has EmailIdentity "no-reply@example.com"':
				[
					{...from('help@example.com', noReply), ...has(address)},
					{...from('help@example.com', noReply), ...has(address, {...identity, isVerified: false})},
				],
		},
	},
	'ses-role-missing': {
		base: 'ses',
		says: {
			cleared: [{}],
			'suggests {}: iam:GetRole in eu-west-1 has error "NoSuchEntity"': [
				{emailRole: {exists: false}},
			],
			notApplicable: [
				{lacks: ['emailRole']},
				{base: 'email', emailRole: {exists: false}},
				{base: 'email', emailRole: {exists: false}, lacks: ['pool']},
			],
		},
	},
	'ses-denied': {
		base: 'ses',
		says: {
			cleared: [{}],
			'suggests {"identity":"example.com"}: ses:GetEmailIdentity in eu-west-1 has Policies "a Deny for Cognito"':
				[has({...identity, denial: 'yes'}), has({...identity, name: 'Example.COM', denial: 'yes'})],
			notSeen: [has({...identity, denial: 'maybe'})],
			notApplicable: [
				has(address),
				{lacks: ['identities']},
				{base: 'email'},
				{base: 'sender'},
				{pool: byMailer},
				{pool: byMailer, ...has({...identity, denial: 'yes'})},
			],
		},
	},
	'ses-dkim': {
		base: 'ses',
		says: {
			cleared: [{}, has({...address, dkim: 'NOT_STARTED'}, identity)],
			'suggests {"identity":"example.com","status":"FAILED"}: ses:GetEmailIdentity in eu-west-1 has DkimAttributes.Status "FAILED"':
				[has({...identity, dkim: 'FAILED'})],
			'suggests {"identity":"example.com","status":"DISABLED"}: ses:GetEmailIdentity in eu-west-1 has DkimAttributes.Status "DISABLED"':
				[has({...identity, isSigned: false}), has({...identity, isSigned: false, dkim: undefined})],
			'unknown: ses:GetEmailIdentity in eu-west-1 failed': [has({...identity, dkim: undefined})],
			'suggests {"identity":"no-reply@example.com","status":"NOT_STARTED"}: ses:GetEmailIdentity in eu-west-1 has DkimAttributes.Status "NOT_STARTED"':
				[has({...address, dkim: 'NOT_STARTED'}, {...identity, isSigned: false})],
			notApplicable: [
				has(),
				{lacks: ['identities']},
				{base: 'email'},
				{pool: byMailer, ...has({...identity, dkim: 'FAILED'})},
			],
		},
	},
});

for (const [name, body] of tests) test(name, body);
