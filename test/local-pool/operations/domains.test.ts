import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createContext, UserPoolId} from '../../helpers/pool-context.ts';

const arn = (name: string, region = 'us-east-1') =>
	`arn:aws:acm:${region}:000000000000:certificate/${name}`;
const certificate = (name: string, region?: string) => ({
	CustomDomainConfig: {CertificateArn: arn(name, region)},
});
const invalid = (words: string) => `InvalidParameterException: ${words}`;
const own = 'auth.example.com';
/** The name's first letters in hex. */
const distribution = 'd617574682e657.cloudfront.net';

test('a domain is kept with its pages and certificate, and described with when it last changed', async () => {
	const {told, pool, pass, now} = createContext();
	const call = (operation: string, more: object) => told(operation, {UserPoolId, ...more});
	const description = (more: object) => ({
		DomainDescription: {
			UserPoolId,
			AWSAccountId: '000000000000',
			S3Bucket: 'aws-cognito-prod-assets',
			Version: '20260301120000',
			Status: 'ACTIVE',
			ManagedLoginVersion: 1,
			...more,
		},
	});
	assert.deepEqual(await call('CreateUserPoolDomain', {Domain: 'a1'}), {ManagedLoginVersion: 1});
	assert.deepEqual(
		await told('DescribeUserPoolDomain', {Domain: 'a1'}),
		description({
			Domain: 'a1',
			CloudFrontDistribution: 'd6131000000000.cloudfront.net',
			CustomDomainConfig: {},
		}),
	);
	pass(1_000);
	const made = await call('CreateUserPoolDomain', {
		Domain: own,
		ManagedLoginVersion: 2,
		...certificate('a'),
	});
	assert.deepEqual(made, {ManagedLoginVersion: 2, CloudFrontDomain: distribution});
	const kept = {
		name: own,
		certificateArn: arn('a'),
		managedLoginVersion: 2,
		modifiedAt: now(),
	};
	assert.deepEqual(pool().domains.get(own), kept);
	pass(1_000);
	assert.deepEqual(await call('UpdateUserPoolDomain', {Domain: own, ManagedLoginVersion: 1}), {
		ManagedLoginVersion: 1,
		CloudFrontDomain: distribution,
	});
	assert.deepEqual(pool().domains.get(own), {
		...kept,
		managedLoginVersion: 1,
		modifiedAt: now(),
	});
	pass(1_000);
	await call('UpdateUserPoolDomain', {Domain: own, ...certificate('b')});
	assert.deepEqual(pool().domains.get(own), {
		...kept,
		certificateArn: arn('b'),
		managedLoginVersion: 1,
		modifiedAt: now(),
	});
	assert.deepEqual(
		await told('DescribeUserPoolDomain', {Domain: own}),
		description({
			Domain: own,
			CloudFrontDistribution: distribution,
			CustomDomainConfig: {CertificateArn: arn('b')},
			Version: '20260301120003',
		}),
	);
	assert.deepEqual(await told('DescribeUserPoolDomain', {Domain: 'other'}), {
		DomainDescription: {},
	});
});

test('a domain that cannot be is refused, and kept by nobody', async () => {
	const {told, pool, call} = createContext();
	const create = (Domain: string, more: object = {}) =>
		told('CreateUserPoolDomain', {UserPoolId, Domain, ...more});
	const word = (name: string) => invalid(`Domain cannot contain reserved word: ${name}`);
	const ssl = invalid(
		"The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
	);
	for (const [name, more, words] of [
		['aws', {}, word('aws')],
		['my-amazon', {}, word('amazon')],
		['cognito-x', {}, word('cognito')],
		['a.b', {}, undefined],
		['auth', certificate('a'), invalid('Custom domain is not a valid subdomain')],
		[own, certificate('a', 'eu-west-1'), ssl],
		[
			own,
			{CustomDomainConfig: {CertificateArn: 'arn:aws:iam::000000000000:server-certificate/a'}},
			ssl,
		],
	] as const) {
		const answer = await create(name, more);
		if (words === undefined) assert.match(String(answer), /^InvalidParameterException: /);
		else assert.equal(answer, words, name);
	}
	assert.equal(pool().domains.size, 0);
	assert.deepEqual(await create('my-aws.example.com', certificate('a')), {
		ManagedLoginVersion: 1,
		CloudFrontDomain: 'd6d792d6177732.cloudfront.net',
	});
	const already = invalid('User pool already has a domain configured.');
	assert.equal(await create('other.example.com', certificate('a')), already);
	assert.deepEqual(await create('awsome'), {ManagedLoginVersion: 1});
	assert.equal(await create('other'), already);
	const made = Object(await call('CreateUserPool', {PoolName: 'q'})).UserPool;
	const elsewhere = (Domain: string) => told('CreateUserPoolDomain', {UserPoolId: made.Id, Domain});
	assert.equal(
		await elsewhere('awsome'),
		invalid('Domain already associated with another user pool.'),
	);
	assert.deepEqual(await elsewhere('other'), {ManagedLoginVersion: 1});
	for (const operation of ['UpdateUserPoolDomain', 'DeleteUserPoolDomain']) {
		assert.equal(
			await told(operation, {UserPoolId, Domain: 'other'}),
			invalid('No such domain or user pool exists.'),
		);
	}
	assert.deepEqual([...pool().domains.keys()], ['my-aws.example.com', 'awsome']);
	assert.deepEqual(await told('DeleteUserPoolDomain', {UserPoolId, Domain: 'awsome'}), {});
	assert.deepEqual([...pool().domains.keys()], ['my-aws.example.com']);
});
