import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	checkEndpoint,
	checkRegion,
	endpointId,
	endpointOf,
	isClearAndFar,
	isSameClient,
	shownEndpoint,
} from '../source/endpoint.ts';

test('an endpoint of Amazon is one value, however it is written, and is not shown', () => {
	for (const endpoint of [
		undefined,
		'https://cognito-idp.eu-west-1.amazonaws.com',
		'https://COGNITO-IDP.eu-west-1.amazonaws.com:443/',
		'https://cognito-idp-fips.us-gov-west-1.amazonaws.com',
		'https://cognito-idp.cn-north-1.amazonaws.com.cn',
		'https://cognito-idp.eusc-de-east-1.amazonaws.eu',
		'https://cognito-idp.eusc-de-east-1.api.amazonwebservices.eu',
		'https://cognito-idp.us-east-1.api.aws',
	]) {
		assert.equal(endpointId(endpoint), '', endpoint);
		assert.equal(shownEndpoint(endpoint), undefined, endpoint);
	}
});

test('every other endpoint is itself, and is shown without a password', () => {
	const others = {
		'http://cognito-idp.eu-west-1.amazonaws.com': 'http://cognito-idp.eu-west-1.amazonaws.com',
		'https://cognito-idp.eu-west-1.amazonaws.com.evil.example':
			'https://cognito-idp.eu-west-1.amazonaws.com.evil.example',
		'https://cognito-idp.eu-west-1.amazonaws.com:8443':
			'https://cognito-idp.eu-west-1.amazonaws.com:8443',
		'https://x:y@cognito-idp.eu-west-1.amazonaws.com':
			'https://cognito-idp.eu-west-1.amazonaws.com',
		'https://evil.example/cognito-idp.eu-west-1.amazonaws.com':
			'https://evil.example/cognito-idp.eu-west-1.amazonaws.com',
		'http://LOCALHOST:4566/': 'http://localhost:4566',
		'http://jane:hush@localhost:4566': 'http://localhost:4566',
		'no address': 'an endpoint that is not an address',
	};
	for (const [endpoint, shown] of Object.entries(others)) {
		assert.notEqual(endpointId(endpoint), '', endpoint);
		assert.equal(shownEndpoint(endpoint), shown);
	}
	assert.equal(endpointId('http://LOCALHOST:4566/'), endpointId('http://localhost:4566'));
	assert.notEqual(endpointId('http://localhost:4566'), endpointId('http://localhost:4567'));
});

test('plain http is for this computer, unless it is allowed', () => {
	const here = ['http://localhost:1', 'http://127.0.0.1', 'http://127.9.9.9', 'http://[::1]:4'];
	for (const url of [...here, 'https://example.com']) {
		assert.equal(isClearAndFar(url), false, url);
		checkEndpoint(url, {allowHttp: false});
	}
	for (const url of [
		'http://example.com',
		'http://localhost.evil.example',
		'http://127.0.0.1.evil.example',
		'http://127.0.0.1@evil.example',
		'http://192.168.0.1',
		'http://[::2]',
		'http://0.0.0.0',
	]) {
		assert.throws(() => checkEndpoint(url, {allowHttp: false}), {code: 'clearHttpRefused'}, url);
		checkEndpoint(url, {allowHttp: true});
	}
	assert.throws(() => checkEndpoint('http://jane:hush@far.example:81/x', {allowHttp: false}), {
		code: 'clearHttpRefused',
		detail: {endpoint: 'http://far.example:81/x'},
	});

	for (const url of ['', 'localhost:4566', 'ftp://localhost', 'http://', 'http://a b', '//x']) {
		assert.throws(() => checkEndpoint(url, {allowHttp: true}), {code: 'endpointInvalid'}, url);
	}
});

test('calls go to the region’s own host, in its partition, or to the endpoint that is named', () => {
	assert.deepEqual(
		['eu-west-1', 'cn-north-1', 'us-gov-west-1', 'nowhere-9'].map(region => endpointOf({region})),
		[
			'https://cognito-idp.eu-west-1.amazonaws.com',
			'https://cognito-idp.cn-north-1.amazonaws.com.cn',
			'https://cognito-idp.us-gov-west-1.amazonaws.com',
			'https://cognito-idp.nowhere-9.amazonaws.com',
		],
	);
	const region = 'eu-west-1';
	assert.equal(
		endpointOf({region, endpointUrl: ' http://jane:hush@localhost:4566/x '}),
		'http://localhost:4566/x',
	);
	assert.throws(() => endpointOf({region, endpointUrl: 'ftp://jane:hush@h'}), {
		code: 'endpointInvalid',
		detail: {endpoint: 'ftp://h'},
	});
	assert.throws(() => endpointOf({region: 'a/b', endpointUrl: 'http://localhost'}), {
		code: 'regionInvalid',
		detail: {region: 'a/b'},
	});
});

test('a region is one label of a host name', () => {
	const label = 'a'.repeat(63);
	for (const region of ['eu-west-1', 'x', 'EU', '1', label]) checkRegion(region);
	for (const region of ['', '-a', 'a-', 'a.b', 'a@b', 'a/b', 'a b', 'é', `${label}a`, 'a\nb']) {
		assert.throws(() => checkRegion(region), {code: 'regionInvalid', detail: {region}});
	}
});

test('an app client is the same by its ID, its pool and its endpoint', () => {
	const client = {userPoolId: 'eu-west-1_A', clientId: 'c', endpointUrl: 'http://LOCALHOST:1/'};
	assert.ok(isSameClient(client, {...client, endpointUrl: 'http://localhost:1'}));
	const {endpointUrl: _, ...amazon} = client;
	assert.ok(
		isSameClient(amazon, {...client, endpointUrl: 'https://cognito-idp.eu-west-1.api.aws'}),
	);
	for (const other of [
		amazon,
		{...client, clientId: 'd'},
		{...client, userPoolId: undefined},
		{...client, endpointUrl: 'http://localhost:2'},
	]) {
		assert.equal(isSameClient(client, other), false);
	}
});

test('an endpoint that can’t be used is named without its password', () => {
	assert.throws(() => checkEndpoint('ftp://jane:hush@h', {allowHttp: true}), {
		code: 'endpointInvalid',
		detail: {endpoint: 'ftp://h'},
	});
	assert.equal(isClearAndFar('no address'), false);
	assert.equal(isClearAndFar('ftp://example.com'), false);
});
