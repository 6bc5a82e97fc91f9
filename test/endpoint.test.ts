import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checkEndpoint, endpointId, isClearAndFar, shownEndpoint} from '../source/endpoint.ts';

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
