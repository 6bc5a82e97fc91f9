import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../source/local-pool/account/account.ts';
import {createPool} from '../../../source/local-pool/model/pool.ts';
import {
	checkTier,
	refuseInLite,
	tierOf,
	toBeDisabled,
} from '../../../source/local-pool/operations/check-tier.ts';
import {arnOf, describePool} from '../../../source/local-pool/operations/describe-pool.ts';
import {clientWith, poolWith, tellOf} from '../../helpers/pool-parts.ts';

const protection = (AdvancedSecurityMode: string) => ({UserPoolAddOns: {AdvancedSecurityMode}});
const tier = (UserPoolTier: string) => ({UserPoolTier});
const passwordless = {
	Policies: {SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP']}},
};
const trigger = (LambdaVersion?: string) => ({
	LambdaConfig: {PreTokenGenerationConfig: {LambdaVersion}},
});
const rotating = {RefreshTokenRotation: {Feature: 'ENABLED'}};

test('a pool has the plan that it names, the highest for threat protection, and otherwise the middle one', () => {
	for (const [settings, expected] of [
		[{}, 'ESSENTIALS'],
		[{UserPoolAddOns: {}}, 'ESSENTIALS'],
		[protection('OFF'), 'ESSENTIALS'],
		[protection('AUDIT'), 'PLUS'],
		[tier('LITE'), 'LITE'],
		[tier('PLUS'), 'PLUS'],
		[tier('ESSENTIALS'), 'ESSENTIALS'],
		[{...tier('LITE'), ...protection('ENFORCED')}, 'LITE'],
		[tier('OTHER'), 'ESSENTIALS'],
	] as const) {
		assert.equal(tierOf(poolWith(settings)), expected, JSON.stringify(settings));
	}
	assert.equal(
		toBeDisabled('PLUS', 'One', 'Two'),
		'The following features need to be disabled for the PLUS pricing tier configured: One, Two',
	);
	const refuse = (settings: object) => tellOf(() => refuseInLite(poolWith(settings), 'words'));
	assert.deepEqual([{}, tier('PLUS'), tier('LITE')].map(refuse), [
		undefined,
		undefined,
		'FeatureUnavailableInTierException: words',
	]);
});

test('all that a plan lacks is told at once, and a change of plan in a type of its own', () => {
	const everything = {
		...passwordless,
		...trigger('V2_0'),
		EmailMfaConfiguration: {},
		...protection('AUDIT'),
	};
	const own =
		'Passwordless Sign-In, Token Customization with Pre-Token Generation Lambda V2_0, Email MFA, Threat Protection';
	const lacking = (plan: string, features: string, type = 'FeatureUnavailableInTierException') =>
		`${type}: The following features need to be disabled for the ${plan} pricing tier configured: ${features}`;
	const change = 'TierChangeNotAllowedException';
	const pool = (settings: object, clients: readonly object[] = []) => {
		const made = poolWith(settings);
		for (const [id, client] of clients.entries()) made.clients.set(String(id), clientWith(client));
		return made;
	};
	const lite = tier('LITE');
	for (const [settings, before, clients, words] of [
		[{}, undefined, [], undefined],
		[lite, undefined, [rotating], undefined],
		[{...lite, ...everything}, undefined, [], lacking('LITE', own)],
		[{...lite, ...everything}, lite, [], lacking('LITE', own)],
		[
			{...lite, ...everything},
			{},
			[{}, rotating],
			lacking('LITE', `${own}, Refresh Token Rotation`, change),
		],
		[lite, {}, [rotating], lacking('LITE', 'Refresh Token Rotation', change)],
		[lite, {}, [{}], undefined],
		[lite, lite, [rotating], undefined],
		[tier('PLUS'), {}, [rotating], undefined],
		[{...lite, ...trigger('V1_0')}, undefined, [], undefined],
		[{...lite, ...trigger()}, undefined, [], undefined],
		[{...lite, ...protection('OFF')}, undefined, [], undefined],
		[
			{...tier('ESSENTIALS'), ...everything},
			undefined,
			[],
			lacking('ESSENTIALS', 'Threat Protection'),
		],
		[
			{...tier('ESSENTIALS'), ...everything},
			tier('PLUS'),
			[],
			lacking('ESSENTIALS', 'Threat Protection', change),
		],
		[{...tier('PLUS'), ...everything}, undefined, [], undefined],
		[everything, undefined, [], undefined],
	] as const) {
		assert.equal(
			tellOf(() => checkTier(pool(settings, clients), before && pool(before))),
			words,
			JSON.stringify([settings, before]),
		);
	}
});

test('a pool’s ARN begins with the partition of its region', () => {
	const account = createAccount({AccountId: '123456789012'});
	for (const [region, partition] of [
		['eu-west-1', 'aws'],
		['cn-north-1', 'aws-cn'],
		['us-gov-west-1', 'aws-us-gov'],
		['us-east-1', 'aws'],
	] as const) {
		assert.equal(
			arnOf({account}, createPool(`${region}_a`, {PoolName: 'p'}, 0)),
			`arn:${partition}:cognito-idp:${region}:123456789012:userpool/${region}_a`,
		);
	}
});

test('a message is described in its older and its newer place, whichever it was given in', () => {
	const described = (settings: object) => {
		const all: Record<string, unknown> = describePool(
			{account: createAccount()},
			poolWith(settings),
		);
		const {SmsVerificationMessage, EmailVerificationMessage, EmailVerificationSubject} = all;
		return [
			all['VerificationMessageTemplate'],
			SmsVerificationMessage,
			EmailVerificationMessage,
			EmailVerificationSubject,
		];
	};
	const none = {DefaultEmailOption: 'CONFIRM_WITH_CODE'};
	assert.deepEqual(described({}), [none, undefined, undefined, undefined]);
	const newer = {SmsMessage: 's', EmailMessage: 'm', EmailSubject: 'j'};
	const older = {
		SmsVerificationMessage: 's',
		EmailVerificationMessage: 'm',
		EmailVerificationSubject: 'j',
	};
	const both = [{...none, ...newer}, 's', 'm', 'j'];
	assert.deepEqual(described(older), both);
	assert.deepEqual(described({VerificationMessageTemplate: newer}), both);
	assert.deepEqual(
		described({
			SmsVerificationMessage: 'x',
			EmailVerificationMessage: 'x',
			EmailVerificationSubject: 'x',
			VerificationMessageTemplate: {...newer, DefaultEmailOption: 'CONFIRM_WITH_LINK'},
		}),
		[{...newer, DefaultEmailOption: 'CONFIRM_WITH_LINK'}, 's', 'm', 'j'],
	);
	const pool = poolWith({LambdaConfig: null, UserPoolTags: null});
	const domain = (name: string, certificateArn?: string) =>
		pool.domains.set(name, {name, certificateArn, managedLoginVersion: 1, modifiedAt: 0});
	domain('a');
	domain('b.c', 'arn');
	const shown: Record<string, unknown> = describePool({account: createAccount()}, pool);
	const {Domain, CustomDomain, LambdaConfig, UserPoolTags} = shown;
	assert.deepEqual([Domain, CustomDomain, LambdaConfig, UserPoolTags], ['a', 'b.c', {}, {}]);
});
