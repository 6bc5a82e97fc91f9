import assert from 'node:assert/strict';
import {test} from 'node:test';
import {textOf} from '../../helpers/local-pool-client.ts';
import {createContext, UserPoolId} from '../../helpers/pool-context.ts';

const web = {
	AllowedOAuthFlowsUserPoolClient: true,
	AllowedOAuthFlows: ['code'],
	AllowedOAuthScopes: ['openid'],
	CallbackURLs: ['https://app.example.com/back'],
};
const callback = (url: string, more: object = {}) => ({...web, CallbackURLs: [url], ...more});
const parameter = (message: string) => `InvalidParameterException: ${message}`;
const rotating = {RefreshTokenRotation: {Feature: 'ENABLED', RetryGracePeriodSeconds: 0}};
const noFlows = parameter(
	'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
);
const order = parameter(
	'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
);

test('an app client whose settings go against each other is refused, new or changed', async () => {
	const {told, call} = createContext();
	const cases: readonly (readonly [object, string | undefined])[] = [
		[
			{ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']},
			parameter("Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names."),
		],
		[{ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH']}, undefined],
		[
			{EnablePropagateAdditionalUserContextData: true},
			parameter(
				'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
			),
		],
		[web, undefined],
		[{...web, AllowedOAuthFlows: []}, noFlows],
		[{...web, AllowedOAuthScopes: []}, noFlows],
		[{AllowedOAuthFlows: ['code']}, undefined],
		[
			{...web, CallbackURLs: []},
			'InvalidOAuthFlowException: CallbackUrls can not be empty when code flow or implicit flow is selected',
		],
		[
			callback('http://app.example.com/back'),
			parameter('http://app.example.com/back cannot use the HTTP protocol.'),
		],
		[
			callback('http://localhost.example.com'),
			parameter('http://localhost.example.com cannot use the HTTP protocol.'),
		],
		[
			{LogoutURLs: ['http://app.example.com']},
			parameter('http://app.example.com cannot use the HTTP protocol.'),
		],
		[
			callback('https://app.example.com/#back'),
			parameter('https://app.example.com/#back cannot use fragment'),
		],
		[callback('http://localhost:3000/back'), undefined],
		[callback('http://127.0.0.1:3000'), undefined],
		[callback('http://[::1]:3000/back'), undefined],
		[callback('myapp://back'), undefined],
		[
			{...web, DefaultRedirectURI: 'https://app.example.com/elsewhere'},
			parameter(
				'The default redirect URI https://app.example.com/elsewhere is not in the callback URIs list.',
			),
		],
		[{...web, DefaultRedirectURI: 'https://app.example.com/back'}, undefined],
		[
			{RefreshTokenValidity: 1, TokenValidityUnits: {RefreshToken: 'hours'}, IdTokenValidity: 2},
			order,
		],
		[
			{
				RefreshTokenValidity: 1,
				TokenValidityUnits: {RefreshToken: 'hours'},
				AccessTokenValidity: 2,
			},
			order,
		],
		[{RefreshTokenValidity: 1, TokenValidityUnits: {RefreshToken: 'hours'}}, undefined],
		[{RefreshTokenValidity: 0}, undefined],
		[
			{RefreshTokenValidity: 59, TokenValidityUnits: {RefreshToken: 'minutes'}},
			parameter('Invalid range for token validity.'),
		],
		[{SupportedIdentityProviders: ['COGNITO']}, undefined],
		[
			{SupportedIdentityProviders: ['COGNITO', 'Google']},
			parameter(`The provider Google does not exist for User Pool ${UserPoolId}.`),
		],
		[{...rotating, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH']}, undefined],
		// terraform-provider-aws #43028 and #45165
		[
			{...rotating, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']},
			parameter(
				'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.',
			),
		],
	];
	const first = await call('CreateUserPoolClient', {UserPoolId, ClientName: 'c'});
	const ClientId = textOf(first, 'UserPoolClient', 'ClientId');
	for (const [settings, refused] of cases) {
		const answers = [
			await told('CreateUserPoolClient', {UserPoolId, ClientName: 'c', ...settings}),
			await told('UpdateUserPoolClient', {UserPoolId, ClientId, ...settings}),
		];
		for (const answer of answers) {
			if (refused === undefined) assert.equal(typeof answer, 'object', String(answer));
			else assert.equal(answer, refused);
		}
	}
});

test('a domain’s prefix has the letters that a host name may have, and no reserved word as a part', async () => {
	const {told} = createContext();
	const create = (Domain: string) => told('CreateUserPoolDomain', {UserPoolId, Domain});
	for (const name of ['Shop', 'shop.auth', '-shop']) {
		assert.match(
			String(await create(name)),
			/^InvalidParameterException: (?:The domain name contains an invalid character\. Domain names can only contain lower-case letters, numbers, and hyphens\.|1 validation error detected: .*)$/,
		);
	}
	assert.equal(
		await create('my-cognito-shop'),
		'InvalidParameterException: Domain cannot contain reserved word: cognito',
	);
	assert.equal(typeof (await create('my-awsome-shop')), 'object');
});

test('a domain of one’s own has a parent, and a certificate from where CloudFront takes them', async () => {
	const {told} = createContext();
	const create = (Domain: string, region: string) =>
		told('CreateUserPoolDomain', {
			UserPoolId,
			Domain,
			CustomDomainConfig: {CertificateArn: `arn:aws:acm:${region}:000000000000:certificate/a`},
		});
	assert.equal(
		await create('auth', 'us-east-1'),
		parameter('Custom domain is not a valid subdomain'),
	);
	assert.equal(
		await create('auth.example.com', 'eu-central-1'),
		parameter(
			"The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
		),
	);
	assert.equal(typeof (await create('auth.example.com', 'us-east-1')), 'object');
});

test('the cheapest plan has no rotation of refresh tokens and no managed login of the second version', async () => {
	const {told} = createContext({UserPoolTier: 'LITE'});
	assert.equal(
		await told('CreateUserPoolClient', {UserPoolId, ClientName: 'c', ...rotating}),
		'FeatureUnavailableInTierException: The following features need to be disabled for the LITE pricing tier configured: Refresh Token Rotation',
	);
	const Domain = 'shop';
	assert.equal(
		await told('CreateUserPoolDomain', {UserPoolId, Domain, ManagedLoginVersion: 2}),
		'FeatureUnavailableInTierException: The following feature is not available for the LITE pricing tier configured: Managed Login Version 2',
	);
	assert.deepEqual(await told('CreateUserPoolDomain', {UserPoolId, Domain}), {
		ManagedLoginVersion: 1,
	});
	assert.equal(
		await told('UpdateUserPoolDomain', {UserPoolId, Domain, ManagedLoginVersion: 2}),
		'FeatureUnavailableInTierException: The following feature is not available for the LITE pricing tier configured: Managed Login Version 2',
	);
});

test('a token whose life is not given lives as long as ever, whatever unit is named', async () => {
	const {told} = createContext();
	const described = async (settings: object) => {
		const made = await told('CreateUserPoolClient', {UserPoolId, ClientName: 'c', ...settings});
		return Object(made).UserPoolClient?.RefreshTokenValidity ?? made;
	};
	const units = (unit: string) => ({
		TokenValidityUnits: {AccessToken: unit, IdToken: unit, RefreshToken: unit},
	});
	assert.equal(await described({}), 30);
	assert.equal(await described({RefreshTokenValidity: 0}), 30);
	assert.equal(await described(units('minutes')), 43_200);
	assert.equal(await described({...units('days'), RefreshTokenValidity: 2}), 2);
	assert.equal(
		await described({...units('minutes'), RefreshTokenValidity: 30}),
		parameter('Invalid range for token validity.'),
	);
});
