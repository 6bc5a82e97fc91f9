import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checkBrackets, checkEndpoint, endpointUrl} from '../../../source/aws-cli/call/endpoint.ts';

const plain = {useFips: false, useDualStack: false};
const fips = {useFips: true, useDualStack: false};
const dual = {useFips: false, useDualStack: true};
const both = {useFips: true, useDualStack: true};

test('each partition has its hosts, with FIPS and with both stacks', () => {
	const hosts: readonly (readonly [string, typeof plain, string])[] = [
		['us-east-1', plain, 'cognito-idp.us-east-1.amazonaws.com'],
		['mx-central-1', plain, 'cognito-idp.mx-central-1.amazonaws.com'],
		['xx-mars-1', plain, 'cognito-idp.xx-mars-1.amazonaws.com'],
		['cn-north-1', plain, 'cognito-idp.cn-north-1.amazonaws.com.cn'],
		['us-gov-west-1', plain, 'cognito-idp.us-gov-west-1.amazonaws.com'],
		['us-iso-east-1', plain, 'cognito-idp.us-iso-east-1.c2s.ic.gov'],
		['us-isob-east-1', plain, 'cognito-idp.us-isob-east-1.sc2s.sgov.gov'],
		['eu-isoe-west-1', plain, 'cognito-idp.eu-isoe-west-1.cloud.adc-e.uk'],
		['us-isof-south-1', plain, 'cognito-idp.us-isof-south-1.csp.hci.ic.gov'],
		['eusc-de-east-1', plain, 'cognito-idp.eusc-de-east-1.amazonaws.eu'],
		['cn-north-1\n', plain, 'cognito-idp.cn-north-1\n.amazonaws.com.cn'],
		['eu-west-1', fips, 'cognito-idp-fips.eu-west-1.amazonaws.com'],
		['fips-us-east-1', plain, 'cognito-idp-fips.us-east-1.amazonaws.com'],
		['us-west-2-fips', plain, 'cognito-idp-fips.us-west-2.amazonaws.com'],
		['eu-west-1', dual, 'cognito-idp.eu-west-1.amazonaws.com'],
		['cn-north-1', dual, 'cognito-idp.cn-north-1.api.amazonwebservices.com.cn'],
		['us-gov-west-1', dual, 'cognito-idp.us-gov-west-1.api.aws'],
		['us-west-2', both, 'cognito-idp-fips.us-west-2.amazonaws.com'],
		['eu-west-1', both, 'cognito-idp-fips.eu-west-1.api.aws'],
	];
	for (const [region, options, host] of hosts) {
		assert.equal(endpointUrl(region, options), `https://${host}`);
	}
	assert.throws(() => endpointUrl('us-isof-south-1', both), {
		kind: 'configuration',
		message: /variant\(s\) \['dualstack', 'fips'\]: $/,
	});
});

test('what cannot be a region is refused', () => {
	for (const region of ['a b', '-a', 'a-', '123', 'a.b', 'x'.repeat(64)]) {
		assert.throws(() => endpointUrl(region, plain), {
			kind: 'configuration',
			message: `Provided region_name '${region}' doesn't match a supported format.`,
		});
	}
	assert.equal(endpointUrl('', plain), 'https://cognito-idp..amazonaws.com');
});

test('an address needs a host', () => {
	const label = `${'a'.repeat(63)}.`;
	for (const url of [
		'http://localhost',
		'https://a.b.c.:8443/x',
		'http://127.0.0.1:1',
		'http://[::1]:2',
		'http://u:p@h/',
		`http://${label.repeat(3)}${'b'.repeat(63)}`,
	]) {
		assert.doesNotThrow(() => checkEndpoint(url), url);
	}
	for (const url of [
		'http://',
		'https://cognito-idp..amazonaws.com',
		'http://a_b',
		'http://-a',
		'http:x',
		'http://a\tb',
		' http://:1',
		'\thttp://h',
		`http://${label.repeat(3)}${'b'.repeat(63)}.`,
		`http://${'a'.repeat(64)}`,
	]) {
		assert.throws(() => checkEndpoint(url), {message: `Invalid endpoint: ${url}`}, url);
	}
});

test('the brackets of an address hold an IPv6 address and nothing else', () => {
	for (const [url, message] of [
		['http://[::1', 'Invalid IPv6 URL'],
		['http://::1]', 'Invalid IPv6 URL'],
		['http://[::g]:1', "'::g' does not appear to be an IPv4 or IPv6 address"],
		['http://[]', "'' does not appear to be an IPv4 or IPv6 address"],
		['http://[127.0.0.1]', 'An IPv4 address cannot be in brackets'],
		['http://[v1]', 'IPvFuture address is invalid'],
	] as const) {
		assert.throws(() => checkBrackets(url), {kind: 'general', message}, url);
	}
	for (const url of ['http://h/[', 'http://[fe80::1%25lo]/', 'http://[v1.x]', 'x', '']) {
		assert.doesNotThrow(() => checkBrackets(url), url);
	}
});
