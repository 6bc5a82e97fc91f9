import type {Context, Operation} from '../context.ts';
import type {Domain} from '../model/domain.ts';
import {invalidParameter} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {integer, members, optional, read, text} from '../model/shape.ts';
import {poolOf, type State} from '../store/state.ts';
import {refuseInLite} from './check-tier.ts';

const domainRequest = members({
	Domain: text,
	UserPoolId: text,
	ManagedLoginVersion: optional(integer),
	CustomDomainConfig: optional(members({CertificateArn: text})),
});

/**
 * Words that a prefix of amazoncognito.com must not contain between hyphens (Developer Guide, user pool domains).
 * `awsome` was accepted (cdk-preflight, 2026).
 */
const reservedWords = ['aws', 'amazon', 'cognito'];

/** The CloudFront distribution of a domain, which the CNAME record of a custom domain points to. */
const distributionOf = ({name}: Domain): string =>
	`d${Buffer.from(name).toString('hex').slice(0, 13).padEnd(13, '0')}.cloudfront.net`;

const answerOf = (domain: Domain) => ({
	ManagedLoginVersion: domain.managedLoginVersion,
	...(domain.certificateArn !== undefined && {CloudFrontDomain: distributionOf(domain)}),
});

function findDomain(state: State, name: string) {
	for (const pool of state.pools.values()) {
		const domain = pool.domains.get(name);
		if (domain) return {pool, domain};
	}
	return undefined;
}

function keep({state}: Context, pool: UserPool, domain: Domain) {
	pool.domains.set(domain.name, domain);
	state.touch();
	return answerOf(domain);
}

/** The domain that a request changes. Throws Cognito's error if the pool has no such domain. */
function domainOf(
	{state}: Context,
	request: {readonly Domain: string; readonly UserPoolId: string},
): {readonly pool: UserPool; readonly domain: Domain} {
	const pool = poolOf(state, request.UserPoolId);
	const domain = pool.domains.get(request.Domain);
	if (!domain) throw invalidParameter('No such domain or user pool exists.');
	return {pool, domain};
}

/**
 * Throws for a custom domain without a parent domain, or with a certificate CloudFront can't use (cdk-preflight, 2026).
 */
function checkOwnDomain(name: string, certificateArn: string): void {
	if (!name.includes('.')) throw invalidParameter('Custom domain is not a valid subdomain');
	const [, region] = /^arn:[^:]*:acm:([^:]*):/.exec(certificateArn) ?? [];
	if (region === 'us-east-1') return;
	throw invalidParameter(
		"The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
	);
}

/** Throws for managed login in a pool whose plan only includes the classic hosted UI. */
function checkPages(pool: UserPool, version: number | undefined): void {
	if (version !== 2) return;
	refuseInLite(
		pool,
		'The following feature is not available for the LITE pricing tier configured: Managed Login Version 2',
	);
}

/**
 * CreateUserPoolDomain. The domain is stored and returned, but the pages stay at the server's address, and a custom
 * domain's certificate is not checked.
 */
export const createUserPoolDomain: Operation = context => async body => {
	const {Domain: name, UserPoolId, ...request} = read(domainRequest, body);
	const pool = poolOf(context.state, UserPoolId);
	const certificateArn = request.CustomDomainConfig?.CertificateArn;
	const isPrefix = certificateArn === undefined;
	checkPages(pool, request.ManagedLoginVersion);
	if (certificateArn !== undefined) checkOwnDomain(name, certificateArn);
	if (isPrefix && !/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name)) {
		throw invalidParameter(
			'The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens.',
		);
	}
	const reserved = reservedWords.find(word => isPrefix && name.split('-').includes(word));
	if (reserved !== undefined) {
		throw invalidParameter(`Domain cannot contain reserved word: ${reserved}`);
	}
	if (findDomain(context.state, name)) {
		throw invalidParameter('Domain already associated with another user pool.');
	}
	if ([...pool.domains.values()].some(one => (one.certificateArn === undefined) === isPrefix)) {
		throw invalidParameter('User pool already has a domain configured.');
	}
	const managedLoginVersion = request.ManagedLoginVersion ?? 1;
	return keep(context, pool, {
		name,
		certificateArn,
		managedLoginVersion,
		modifiedAt: context.clock(),
	});
};

/** UpdateUserPoolDomain: changes the certificate or the version of the pages. */
export const updateUserPoolDomain: Operation = context => async body => {
	const request = read(domainRequest, body);
	const {pool, domain} = domainOf(context, request);
	checkPages(pool, request.ManagedLoginVersion);
	return keep(context, pool, {
		...domain,
		certificateArn: request.CustomDomainConfig?.CertificateArn ?? domain.certificateArn,
		managedLoginVersion: request.ManagedLoginVersion ?? domain.managedLoginVersion,
		modifiedAt: context.clock(),
	});
};

/** DeleteUserPoolDomain. */
export const deleteUserPoolDomain: Operation = context => async body => {
	const {pool, domain} = domainOf(context, read(domainRequest, body));
	pool.domains.delete(domain.name);
	context.state.touch();
	return {};
};

const describeRequest = members({Domain: text});

/** DescribeUserPoolDomain: an empty description if the domain doesn't exist. */
export const describeUserPoolDomain: Operation = context => async body => {
	const found = findDomain(context.state, read(describeRequest, body).Domain);
	if (!found) return {DomainDescription: {}};
	const {pool, domain} = found;
	const {certificateArn} = domain;
	return {
		DomainDescription: {
			UserPoolId: pool.id,
			AWSAccountId: context.account.id,
			Domain: domain.name,
			S3Bucket: 'aws-cognito-prod-assets',
			CloudFrontDistribution: distributionOf(domain),
			Version: new Date(domain.modifiedAt).toISOString().slice(0, 19).replace(/\D/g, ''),
			Status: 'ACTIVE',
			CustomDomainConfig: certificateArn === undefined ? {} : {CertificateArn: certificateArn},
			ManagedLoginVersion: domain.managedLoginVersion,
		},
	};
};
