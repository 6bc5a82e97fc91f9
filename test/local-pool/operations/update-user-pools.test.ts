import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hours, textOf} from '../../helpers/local-pool-client.ts';
import {createContext} from '../../helpers/pool-context.ts';

const start = 1_772_366_400;

/** A pool created by a call, and calls about it. */
async function createPool(given: object) {
	const pool = createContext();
	const made = await pool.call('CreateUserPool', {PoolName: 'made', ...given});
	const UserPoolId = textOf(made, 'UserPool', 'Id');
	const call = (operation: string, request: object = {}) =>
		pool.call(operation, {UserPoolId, ...request});
	const describe = async () => Object(await call('DescribeUserPool')).UserPool;
	return {pool, UserPoolId, call, describe, Arn: textOf(made, 'UserPool', 'Arn')};
}

const invalid = (message: string) => ({name: 'InvalidParameterException', message});

const sms = {SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'}};

test('an update gives a setting that it does not name its default, and leaves what never changes', async () => {
	const {pool, call, describe} = await createPool({
		AliasAttributes: ['email'],
		AutoVerifiedAttributes: ['email'],
		Policies: {PasswordPolicy: {MinimumLength: 20}},
		Schema: [{Name: 'tenant', AttributeDataType: 'String'}],
		UserPoolTags: {team: 'one'},
	});
	const before = await describe();
	pool.pass(hours(1));
	const update = {
		DeletionProtection: 'ACTIVE',
		AutoVerifiedAttributes: ['phone_number'],
		...sms,
		Policies: {PasswordPolicy: {MinimumLength: 8}},
	};
	assert.deepEqual(await call('UpdateUserPool', update), {});
	const {PasswordPolicy} = before.Policies;
	assert.deepEqual(await describe(), {
		...before,
		...update,
		LastModifiedDate: start + 3_600,
		Policies: {
			...before.Policies,
			PasswordPolicy: {...PasswordPolicy, MinimumLength: 8},
		},
	});
});

// Contrary to the API page, these stay: cdkd, measured in August 2026.
test('an update leaves the policies, the passkeys, MFA and what is verified before a change where it does not name them', async () => {
	const given = {
		AutoVerifiedAttributes: ['email'],
		Policies: {
			PasswordPolicy: {MinimumLength: 20, RequireSymbols: false},
			SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN']},
		},
		UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate: ['email']},
		DeletionProtection: 'ACTIVE',
	};
	const {call, describe} = await createPool(given);
	await call('SetUserPoolMfaConfig', {
		MfaConfiguration: 'OPTIONAL',
		SoftwareTokenMfaConfiguration: {Enabled: true},
		WebAuthnConfiguration: {RelyingPartyId: 'example.com', UserVerification: 'required'},
	});
	const before = await describe();
	const config = await call('GetUserPoolMfaConfig');
	await call('UpdateUserPool', {AutoVerifiedAttributes: ['email']});
	assert.deepEqual(await describe(), {...before, DeletionProtection: 'INACTIVE'});
	assert.deepEqual(await call('GetUserPoolMfaConfig'), config);
	const SignInPolicy = {AllowedFirstAuthFactors: ['PASSWORD']};
	await call('UpdateUserPool', {
		AutoVerifiedAttributes: ['email'],
		Policies: {SignInPolicy},
	});
	assert.deepEqual((await describe()).Policies, {...before.Policies, SignInPolicy});
	await assert.rejects(
		call('UpdateUserPool'),
		invalid(
			'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
		),
	);
});

test('an update leaves the MFA factors and refuses MFA without one', async () => {
	const {call} = await createPool({});
	const totp = {SoftwareTokenMfaConfiguration: {Enabled: true}};
	await assert.rejects(
		call('UpdateUserPool', {MfaConfiguration: 'ON'}),
		invalid(
			'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
		),
	);
	assert.deepEqual(await call('GetUserPoolMfaConfig'), {MfaConfiguration: 'OFF'});
	await call('SetUserPoolMfaConfig', {...totp, MfaConfiguration: 'ON'});
	assert.deepEqual(await call('GetUserPoolMfaConfig'), {...totp, MfaConfiguration: 'ON'});
	await call('UpdateUserPool', {MfaConfiguration: 'OPTIONAL'});
	assert.deepEqual(await call('GetUserPoolMfaConfig'), {...totp, MfaConfiguration: 'OPTIONAL'});
	await call('UpdateUserPool', {MfaConfiguration: 'OFF'});
	assert.deepEqual(await call('GetUserPoolMfaConfig'), {...totp, MfaConfiguration: 'OFF'});
});

test('a pool is deleted only when nothing protects it and it has no domain', async () => {
	const {call, UserPoolId} = await createPool({DeletionProtection: 'ACTIVE'});
	await assert.rejects(
		call('DeleteUserPool'),
		invalid(
			'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
		),
	);
	await call('UpdateUserPool', {DeletionProtection: 'INACTIVE'});
	await call('CreateUserPoolDomain', {Domain: 'mine'});
	await assert.rejects(
		call('DeleteUserPool'),
		invalid(
			'User pool cannot be deleted. It has a domain configured that should be deleted first.',
		),
	);
	await call('DeleteUserPoolDomain', {Domain: 'mine'});
	assert.deepEqual(await call('DeleteUserPool'), {});
	await assert.rejects(call('DescribeUserPool'), {
		name: 'ResourceNotFoundException',
		message: `User pool ${UserPoolId} does not exist.`,
	});
});

test('attributes are added under their prefix, whatever their name, and no name twice', async () => {
	const {call, describe} = await createPool({
		Schema: [{Name: 'tenant', AttributeDataType: 'String'}],
	});
	const before = await describe();
	const rules = {AttributeDataType: 'String', DeveloperOnlyAttribute: false, Mutable: true};
	const CustomAttributes = [
		{
			Name: 'email',
			AttributeDataType: 'String',
			StringAttributeConstraints: {MinLength: '1', MaxLength: '9'},
		},
		{Name: 'level', AttributeDataType: 'Number', Mutable: false},
	];
	assert.deepEqual(await call('AddCustomAttributes', {CustomAttributes}), {});
	assert.deepEqual((await describe()).SchemaAttributes, [
		...before.SchemaAttributes,
		{
			...rules,
			Name: 'custom:email',
			Required: false,
			StringAttributeConstraints: {MinLength: '1', MaxLength: '9'},
		},
		{
			...rules,
			Name: 'custom:level',
			AttributeDataType: 'Number',
			Mutable: false,
			Required: false,
			NumberAttributeConstraints: {},
		},
	]);
	for (const names of [['tenant'], ['level'], ['new', 'new']]) {
		const name = `custom:${names[0]}`;
		await assert.rejects(
			call('AddCustomAttributes', {
				CustomAttributes: names.map(Name => ({Name, AttributeDataType: 'String'})),
			}),
			invalid(`${name}: Existing attribute already has name ${name}.`),
		);
	}
	await call('UpdateUserPool');
	assert.equal((await describe()).SchemaAttributes.length, before.SchemaAttributes.length + 2);
});

test('tags are set, changed and taken off by the ARN of their pool', async () => {
	const {pool, call, describe, Arn: ResourceArn} = await createPool({UserPoolTags: {a: '1'}});
	const tags = () => pool.call('ListTagsForResource', {ResourceArn});
	assert.deepEqual(await tags(), {Tags: {a: '1'}});
	const Tags = {a: '2', b: '3'};
	assert.deepEqual(await pool.call('TagResource', {ResourceArn, Tags}), {});
	assert.deepEqual(await tags(), {Tags});
	assert.deepEqual((await describe()).UserPoolTags, Tags);
	assert.deepEqual(await pool.call('UntagResource', {ResourceArn, TagKeys: ['a', 'c']}), {});
	await call('UpdateUserPool', {});
	assert.deepEqual(await tags(), {Tags: {b: '3'}});
	const other = ResourceArn.replace(/.$/, '_');
	await assert.rejects(pool.call('ListTagsForResource', {ResourceArn: other}), {
		name: 'ResourceNotFoundException',
	});
});

test('a client that is updated keeps its ID, its secret and its name, and gets defaults for the rest', async () => {
	const {pool, call, UserPoolId} = await createPool({});
	const created = Object(
		await call('CreateUserPoolClient', {
			ClientName: 'app',
			GenerateSecret: true,
			AuthSessionValidity: 9,
			ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
		}),
	).UserPoolClient;
	const {ClientId} = created;
	pool.pass(hours(1));
	const updated = await call('UpdateUserPoolClient', {
		ClientId,
		ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
		AccessTokenValidity: 2,
	});
	const now = {
		...created,
		LastModifiedDate: start + 3_600,
		AuthSessionValidity: 3,
		ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
		AccessTokenValidity: 2,
	};
	assert.deepEqual(updated, {UserPoolClient: now});
	assert.deepEqual(await call('DescribeUserPoolClient', {ClientId}), {UserPoolClient: now});
	await assert.rejects(
		call('UpdateUserPoolClient', {ClientId, AccessTokenValidity: 48}),
		invalid('Invalid range for token validity.'),
	);
	assert.deepEqual(await call('DeleteUserPoolClient', {ClientId}), {});
	for (const operation of [
		'DescribeUserPoolClient',
		'UpdateUserPoolClient',
		'DeleteUserPoolClient',
	]) {
		await assert.rejects(call(operation, {ClientId}), {
			name: 'ResourceNotFoundException',
			message: `User pool client ${ClientId} does not exist.`,
		});
	}
	assert.deepEqual(await call('ListUserPoolClients', {UserPoolId}), {UserPoolClients: []});
});

test('a pool has one domain of each kind, described until it is deleted', async () => {
	const {pool, call, describe, UserPoolId} = await createPool({});
	const described = async (Domain: string) =>
		Object(await pool.call('DescribeUserPoolDomain', {Domain})).DomainDescription;
	const certificate = (name: string) => ({
		CustomDomainConfig: {CertificateArn: `arn:aws:acm:us-east-1:000000000000:certificate/${name}`},
	});
	assert.deepEqual(await call('CreateUserPoolDomain', {Domain: 'shop'}), {ManagedLoginVersion: 1});
	const {CloudFrontDistribution, ...rest} = await described('shop');
	assert.match(CloudFrontDistribution, /^d\w{13}\.cloudfront\.net$/);
	assert.deepEqual(rest, {
		UserPoolId,
		AWSAccountId: '000000000000',
		Domain: 'shop',
		S3Bucket: 'aws-cognito-prod-assets',
		Version: '20260301120000',
		Status: 'ACTIVE',
		CustomDomainConfig: {},
		ManagedLoginVersion: 1,
	});
	const own = 'auth.example.com';
	const {CloudFrontDomain, ...answer} = Object(
		await call('CreateUserPoolDomain', {Domain: own, ManagedLoginVersion: 2, ...certificate('a')}),
	);
	assert.deepEqual(answer, {ManagedLoginVersion: 2});
	assert.equal((await described(own)).CloudFrontDistribution, CloudFrontDomain);
	const {Domain, CustomDomain} = await describe();
	assert.deepEqual({Domain, CustomDomain}, {Domain: 'shop', CustomDomain: own});

	assert.deepEqual(await call('UpdateUserPoolDomain', {Domain: own, ...certificate('b')}), {
		ManagedLoginVersion: 2,
		CloudFrontDomain,
	});
	assert.deepEqual((await described(own)).CustomDomainConfig, certificate('b').CustomDomainConfig);

	for (const [more, message] of [
		[{Domain: 'other'}, 'User pool already has a domain configured.'],
		[{Domain: 'shop'}, 'Domain already associated with another user pool.'],
		[{Domain: 'my-aws'}, 'Domain cannot contain reserved word: aws'],
	] as const) {
		await assert.rejects(call('CreateUserPoolDomain', more), invalid(message));
	}
	for (const operation of ['DeleteUserPoolDomain', 'UpdateUserPoolDomain']) {
		await assert.rejects(
			pool.call(operation, {UserPoolId: 'us-east-1_a', Domain: 'shop'}),
			invalid('No such domain or user pool exists.'),
		);
	}
	assert.deepEqual(await call('DeleteUserPoolDomain', {Domain: 'shop'}), {});
	assert.deepEqual(await described('shop'), {});
	assert.equal((await describe()).Domain, undefined);
});

test('triggers are kept and described, and said once not to be called', async () => {
	const PreSignUp = 'arn:aws:lambda:us-east-1:000000000000:function:check';
	const {pool, call, describe, UserPoolId} = await createPool({LambdaConfig: {PreSignUp}});
	assert.deepEqual((await describe()).LambdaConfig, {PreSignUp});
	await call('UpdateUserPool', {LambdaConfig: {PreSignUp}});
	assert.deepEqual(pool.warnings, [
		`Pool ${UserPoolId} keeps its Lambda triggers (PreSignUp), but none is called here.`,
	]);
	await call('UpdateUserPool', {LambdaConfig: {PreSignUp, PostConfirmation: PreSignUp}});
	assert.equal(pool.warnings.length, 2);
});
