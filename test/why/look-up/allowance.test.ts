import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Asked, denialIn, judgePolicies} from '../../../source/why/look-up/allowance.ts';

const pool = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Shop';
const asked: Asked = {
	principals: ['cognito-idp.amazonaws.com'],
	action: 'lambda:InvokeFunction',
	context: {
		'aws:sourcearn': pool,
		'aws:sourceaccount': '123456789012',
		'sts:externalid': 'shop',
	},
};

const allow = {
	Effect: 'Allow',
	Principal: {Service: 'cognito-idp.amazonaws.com'},
	Action: 'lambda:InvokeFunction',
};
const {Principal: _principal, ...anybody} = allow;
const {Action: _action, ...noAction} = allow;
const under = (Condition: object) => ({...allow, Condition});

test('a policy is read as IAM reads it', () => {
	const rows: readonly (readonly [string, unknown, string])[] = [
		['an Allow', allow, 'yes'],
		['one statement without a list', {Statement: allow}, 'yes'],
		['any action of the service, in other capitals', {...allow, Action: ['Lambda:*']}, 'yes'],
		['one of several actions', {...allow, Action: ['lambda:Get*', 'lambda:Invoke*']}, 'yes'],
		['none of several actions', {...allow, Action: ['lambda:Get*', 'lambda:List*']}, 'no'],
		['every action but several', {...noAction, NotAction: ['s3:*', 'lambda:Invoke*']}, 'no'],
		['an account that may be anybody', {...allow, Principal: {AWS: ['x', '*']}}, 'yes'],
		['an account', {...allow, Principal: {AWS: 'arn:aws:iam::1:root'}}, 'no'],
		['any principal', {...allow, Principal: '*'}, 'yes'],
		[
			'a list of principals',
			{...allow, Principal: {Service: ['x.amazonaws.com', 'cognito-idp.amazonaws.com']}},
			'yes',
		],
		['everybody but a user', {...anybody, NotPrincipal: {AWS: 'arn:aws:iam::1:user/x'}}, 'yes'],
		['everybody but Cognito', {...anybody, NotPrincipal: allow.Principal}, 'no'],
		['every action but another', {...noAction, NotAction: 'lambda:Delete*'}, 'yes'],
		['every action but this', {...noAction, NotAction: 'lambda:Invoke*'}, 'no'],
		['another service', {...allow, Principal: {Service: 'events.amazonaws.com'}}, 'no'],
		['another action', {...allow, Action: 'lambda:GetFunction'}, 'no'],
		['this pool', under({ArnLike: {'AWS:SourceArn': pool}}), 'yes'],
		[
			'every pool of the account',
			under({ArnLike: {'aws:SourceArn': 'arn:aws:cognito-idp:*:123456789012:userpool/*'}}),
			'yes',
		],
		[
			'a wildcard where it is compared letter by letter',
			under({StringEquals: {'aws:SourceArn': 'arn:*'}}),
			'no',
		],
		[
			'a question mark for a character',
			under({ArnLike: {'aws:SourceArn': pool.replace('eu-west-1:', '??-west-?:')}}),
			'yes',
		],
		['a pattern that ends too soon', under({ArnLike: {'aws:SourceArn': '*userpool'}}), 'no'],
		['another pool', under({ArnEquals: {'aws:SourceArn': `${pool}2`}}), 'no'],
		['another account', under({StringEquals: {'AWS:SourceAccount': ['1', '2']}}), 'no'],
		[
			'one of several accounts',
			under({StringEquals: {'AWS:SourceAccount': ['1', '123456789012']}}),
			'yes',
		],
		[
			'a condition that is not understood',
			under({IpAddress: {'aws:SourceIp': '10.0.0.0/8'}}),
			'maybe',
		],
		['a key that is not understood', under({StringEquals: {'aws:PrincipalOrgID': 'o'}}), 'maybe'],
		[
			'one that fails beside one that is not understood',
			under({IpAddress: {'aws:SourceIp': 'x'}, StringEquals: {'sts:ExternalId': 'y'}}),
			'no',
		],
		...Object.entries({
			yes: [
				{StringEqualsIfExists: {'aws:SourceAccount': '123456789012'}},
				{StringEqualsIgnoreCase: {'sts:ExternalId': 'SHOP'}},
				{'ForAnyValue:StringLike': {'sts:ExternalId': ['x', 'sh*']}},
				{ArnNotLike: {'aws:SourceArn': `${pool}2`}},
				{StringNotLike: {'sts:ExternalId': 'x*'}},
				{Bool: {'aws:SecureTransport': true}},
				{Null: {'aws:SourceArn': 'false'}},
				{StringEquals: {'aws:SourceAccount': 123456789012}},
				{},
			],
			no: [
				{ArnNotEquals: {'aws:SourceArn': pool.replace('eu-west-1:', '*:')}},
				{StringNotEqualsIgnoreCase: {'sts:ExternalId': 'SHOP'}},
				{Bool: {'aws:SecureTransport': 'false'}},
				{Null: {'aws:SourceArn': true}},
				{StringEquals: {'aws:SourceAccount': []}},
			],
			maybe: [
				{StringEquals: {'aws:SourceAccount': ['x', `$${'{aws:PrincipalAccount}'}`]}},
				{NumericEquals: {'aws:SourceAccount': '1'}},
				{Null: {'aws:PrincipalArn': true}},
			],
		}).flatMap(([allowance, conditions]) =>
			conditions.map(each => [JSON.stringify(each), under(each), allowance] as const),
		),
		['nothing', {}, 'no'],
		['no policy', undefined, 'no'],
		['text', 'Allow', 'no'],
	];
	for (const [name, statement, allowance] of rows) {
		const policy = name === 'one statement without a list' ? statement : {Statement: [statement]};
		assert.equal(judgePolicies([policy], asked).allowance, allowance, name);
	}
});

test('a Deny goes before every Allow, also one of another policy, where it surely fits', () => {
	const deny = {...allow, Effect: 'Deny'};
	const denies = (Condition: object) => ({...deny, Condition});
	const {Principal: _, ...denyNobody} = deny;
	const rows: readonly (readonly [string, unknown, string, string])[] = [
		['this pool', deny, 'yes', 'no'],
		['its account', denies({StringEquals: {'aws:SourceAccount': '123456789012'}}), 'yes', 'no'],
		['others', denies({StringNotEquals: {'aws:SourceAccount': '123456789012'}}), 'no', 'yes'],
		['what is sent in clear', denies({Bool: {'aws:SecureTransport': false}}), 'no', 'yes'],
		[
			'a condition that is not understood',
			denies({IpAddress: {'aws:SourceIp': 'x'}}),
			'maybe',
			'maybe',
		],
		['everybody but Cognito', {...denyNobody, NotPrincipal: allow.Principal}, 'no', 'yes'],
		[
			'everybody but a user',
			{...denyNobody, NotPrincipal: {AWS: 'arn:aws:iam::1:user/x'}},
			'yes',
			'no',
		],
		['nobody', denyNobody, 'no', 'yes'],
	];
	for (const [name, statement, denial, allowance] of rows) {
		for (const policies of [
			[{Statement: [allow, statement]}],
			[{Statement: allow}, {Statement: statement}],
		]) {
			assert.equal(denialIn(policies, asked), denial, name);
			assert.equal(judgePolicies(policies, asked).allowance, allowance, name);
		}
	}
});

test('the condition that keeps somebody out is named', () => {
	const policy = {Statement: [under({StringEquals: {'sts:ExternalId': 'other'}})]};
	assert.deepEqual(judgePolicies([policy], asked), {allowance: 'no', misfit: 'sts:externalid'});
});

test('a pattern of many stars is judged in time', () => {
	for (const pattern of [`${'*'.repeat(5_000)}x`, `${'*o'.repeat(40)}*x`, `${'*?'.repeat(90)}x`]) {
		const policy = {Statement: [under({ArnLike: {'aws:SourceArn': pattern}})]};
		assert.equal(judgePolicies([policy], asked).allowance, 'no');
	}
});
