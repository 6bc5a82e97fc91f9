import {test} from 'node:test';
import type {FactValues, User} from '../../../source/why/facts.ts';
import {testsOf} from '../../helpers/verdicts.ts';
import {jane, minutes, now, shop} from '../../helpers/why-facts.ts';
import {twin, unconfirmed, users} from '../scenarios/row.ts';

const nobody = {users: {items: [], isWhole: true}};
const byName = {who: {kind: 'username', value: 'jane'}} as const;
const byPhone = {...byName, attribute: 'phone_number'} as const;
const byMail = {...byName, attribute: 'email'} as const;
const verified = {...jane, emailVerified: true};
const recent = {...verified, modifiedAt: now - minutes(60)};
const waits = {...shop, verifyBeforeUpdate: ['email']};
const owner = {...twin, emailVerified: true};
const twins = (isWhole: boolean, ...items: FactValues['twins']['items']) => ({
	twins: {items, isWhole},
});
const numbered = (phoneNumber: string | undefined) => ({
	...users({...jane, phoneNumber}),
	question: byPhone,
});
const noMail = {...jane, email: undefined};
const inStatus = (status: string, ...others: readonly User[]) =>
	users({...jane, status}, ...others);

const tests = testsOf({
	'user-not-found': {
		base: 'email',
		says: {
			cleared: [{}, {users: {items: [jane], isWhole: false}}],
			notApplicable: [{lacks: ['users']}],
			'proves {"who":"jane@example.org"}: cognito-idp:ListUsers in eu-west-1 has Users 0': [nobody],
			'unknown: cognito-idp:ListUsers in eu-west-1 failed': [{users: {items: [], isWhole: false}}],
		},
	},
	'several-users': {
		base: 'email',
		says: {
			cleared: [{}],
			notApplicable: [{lacks: ['users']}, nobody],
			'suggests {"count":2,"subs":["aaaaaaaa-0000-4000-8000-000000000001","aaaaaaaa-0000-4000-8000-000000000002"]}: cognito-idp:ListUsers in eu-west-1 has Users 2':
				[users(jane, twin)],
		},
	},
	'user-disabled': {
		base: 'email',
		says: {
			cleared: [{}],
			notApplicable: [nobody, {lacks: ['users']}],
			'proves {"username":"jane"}: cognito-idp:ListUsers in eu-west-1 has Enabled false': [
				users({...jane, isEnabled: false}),
			],
			'suggests {"username":"jane"}: cognito-idp:ListUsers in eu-west-1 has Enabled false': [
				users(twin, {...jane, isEnabled: false}),
			],
			'proves {"username":"jane2"}: cognito-idp:ListUsers in eu-west-1 has Enabled false': [
				users({...twin, isEnabled: false}, {...jane, isEnabled: false}),
			],
		},
	},
	'user-unconfirmed': {
		base: 'email',
		says: {
			cleared: [{}],
			'proves {}: cognito-idp:ListUsers in eu-west-1 has UserStatus "UNCONFIRMED"': [
				users(unconfirmed),
			],
			'suggests {}: cognito-idp:ListUsers in eu-west-1 has UserStatus "UNCONFIRMED"': [
				users(twin, unconfirmed),
			],
			notApplicable: [{...users(unconfirmed), question: {purpose: 'sign-up'}}],
		},
	},
	'user-must-change-password': {
		base: 'email',
		says: {
			cleared: [{}, {...inStatus('RESET_REQUIRED'), question: {purpose: 'password'}}],
			'suggests {"status":"FORCE_CHANGE_PASSWORD"}: cognito-idp:ListUsers in eu-west-1 has UserStatus "FORCE_CHANGE_PASSWORD"':
				[
					inStatus('FORCE_CHANGE_PASSWORD'),
					{...inStatus('FORCE_CHANGE_PASSWORD'), question: {purpose: 'password'}},
				],
			'suggests {"status":"RESET_REQUIRED"}: cognito-idp:ListUsers in eu-west-1 has UserStatus "RESET_REQUIRED"':
				[inStatus('RESET_REQUIRED')],
		},
	},
	'user-federated': {
		base: 'email',
		says: {
			cleared: [{}],
			'suggests {}: cognito-idp:ListUsers in eu-west-1 has UserStatus "EXTERNAL_PROVIDER"': [
				inStatus('EXTERNAL_PROVIDER'),
			],
		},
	},
	'attribute-missing': {
		base: 'email',
		says: {
			cleared: [{}],
			notApplicable: [{...nobody, question: byName}, nobody],
			'proves {}: cognito-idp:ListUsers in eu-west-1 has Attributes.email "none"': [
				{...users(noMail), question: byMail},
			],
			'suggests {}: cognito-idp:ListUsers in eu-west-1 has Attributes.email "none"': [
				{...users(noMail, twin), question: byMail},
			],
			'proves {}: cognito-idp:ListUsers in eu-west-1 has Attributes.phone_number "none"': [
				{base: 'sms', ...numbered(undefined)},
			],
		},
	},
	'number-malformed': {
		base: 'sms',
		says: {
			cleared: [{}, numbered(undefined), numbered('+1234567'), numbered('+123456789012345')],
			'proves {"value":"07700900123"}: cognito-idp:ListUsers in eu-west-1 has Attributes.phone_number "07700900123"':
				[numbered('07700900123')],
			'proves {"value":"+0447700900"}: cognito-idp:ListUsers in eu-west-1 has Attributes.phone_number "+0447700900"':
				[numbered('+0447700900')],
			'proves {"value":"+123456"}: cognito-idp:ListUsers in eu-west-1 has Attributes.phone_number "+123456"':
				[numbered('+123456')],
			'proves {"value":"+1234567890123456"}: cognito-idp:ListUsers in eu-west-1 has Attributes.phone_number "+1234567890123456"':
				[numbered('+1234567890123456')],
		},
	},
	'value-differs': {
		base: 'email',
		says: {
			notApplicable: [
				{},
				{question: {expected: '+447700900999'}},
				{...nobody, question: {...byName, expected: 'jayne@example.org'}},
				{base: 'sms', question: {expected: 'jane@example.org'}},
			],
			'proves {"value":"jane@example.org"}: cognito-idp:ListUsers in eu-west-1 has Attributes.email "jane@example.org"':
				[{question: {expected: 'jayne@example.org'}}],
			cleared: [
				{question: {expected: ' Jane@Example.ORG '}},
				{...users(noMail), question: {...byMail, expected: 'jayne@example.org'}},
				{base: 'sms', question: {expected: '+44 7700 900123'}},
				{base: 'sms', question: {expected: '07700 900123'}},
				{base: 'sms', question: {expected: '900123'}},
				{base: 'sms', question: {expected: '000900123'}},
			],
			'suggests {"value":"jane@example.org"}: cognito-idp:ListUsers in eu-west-1 has Attributes.email "jane@example.org"':
				[{...users(noMail, twin), question: {...byMail, expected: 'jayne@example.org'}}],
			'proves {"value":"jane"}: cognito-idp:ListUsers in eu-west-1 has Attributes.email "jane"': [
				{...users({...jane, email: 'jane'}), question: {...byMail, expected: 'JANE@example.org'}},
			],
			'proves {"value":"+447700900123"}: cognito-idp:ListUsers in eu-west-1 has Attributes.phone_number "+447700900123"':
				[
					{base: 'sms', question: {expected: '+447700900999'}},
					{base: 'sms', question: {expected: '+7700900123'}},
					{base: 'sms', question: {expected: '07700 900124'}},
					{base: 'sms', question: {expected: '00123'}},
				],
		},
	},
	'change-pending': {
		base: 'email',
		says: {
			cleared: [
				{},
				{...users({...recent, modifiedAt: now - minutes(1_440)}), pool: waits},
				{...users({...recent, modifiedAt: undefined}), pool: waits},
				{...users({...recent, emailVerified: false}), pool: waits},
				{...users(recent), pool: {...shop, verifyBeforeUpdate: ['phone_number']}},
				{lacks: ['users']},
			],
			'suggests {}: cognito-idp:ListUsers in eu-west-1 has UserLastModifiedDate "2026-11-17T13:00:00.000Z"':
				[
					{...users(recent), pool: waits},
					{
						base: 'sms',
						...users({...recent, phoneNumberVerified: true}),
						pool: {...shop, verifyBeforeUpdate: ['phone_number']},
					},
				],
			'suggests {}: cognito-idp:ListUsers in eu-west-1 has UserLastModifiedDate "2026-11-16T14:00:00.001Z"':
				[{...users({...recent, modifiedAt: now - minutes(1_440) + 1}), pool: waits}],
			notApplicable: [
				{...users(recent), pool: waits, question: {purpose: 'sign-up'}},
				{...users(recent), lacks: ['pool']},
				{...nobody, pool: waits},
				{...nobody, pool: waits, question: byName},
				{...nobody},
				{lacks: ['users'], pool: waits},
			],
		},
	},
	'already-verified': {
		base: 'email',
		says: {
			cleared: [{}],
			'suggests {}: cognito-idp:ListUsers in eu-west-1 has Attributes.email_verified true': [
				users(verified),
				users(verified, twin),
				{...users(verified), question: {purpose: 'sign-up'}},
			],
			notApplicable: [
				{...users(verified), question: {purpose: 'sign-in'}},
				{...users(verified), question: {purpose: 'password'}},
				{...nobody, question: byName},
			],
			'suggests {}: cognito-idp:ListUsers in eu-west-1 has Attributes.phone_number_verified true': [
				{base: 'sms', ...users({...jane, phoneNumberVerified: true})},
			],
		},
	},
	'alias-taken': {
		base: 'email',
		says: {
			cleared: [
				{},
				{...twins(true, jane, owner), pool: {...shop, signInAttributes: ['phone_number']}},
				{...users(verified), ...twins(true, verified, owner)},
				{...users(verified), ...twins(false, verified, owner)},
				{...users(jane), ...twins(true, verified)},
				twins(true, jane, twin),
			],
			'suggests {"sub":"aaaaaaaa-0000-4000-8000-000000000002"}: cognito-idp:ListUsers in eu-west-1 has Attributes.email_verified true':
				[twins(true, jane, owner), {...users(jane, owner), ...twins(true, jane, owner)}],
			'unknown: cognito-idp:ListUsers in eu-west-1 failed': [twins(false, jane, twin)],
			notApplicable: [
				{lacks: ['twins']},
				{...twins(true, owner), lacks: ['pool']},
				{...twins(true, owner), lacks: ['users']},
				{...twins(true, owner), ...nobody},
				{...twins(true, owner), ...nobody, question: byName},
			],
			'suggests {"sub":"aaaaaaaa-0000-4000-8000-000000000002"}: cognito-idp:ListUsers in eu-west-1 has Attributes.phone_number_verified true':
				[
					{
						base: 'sms',
						...twins(true, jane, {...twin, phoneNumberVerified: true}),
						pool: {...shop, signInAttributes: ['phone_number']},
					},
				],
		},
	},
});

for (const [name, body] of tests) test(name, body);
