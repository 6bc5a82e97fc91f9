import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {proxyFor} from '../../source/settings/proxy.ts';
import {parseInteger, resolveRetries, resolveSettings} from '../../source/settings/settings.ts';
import type {ConfigFiles} from '../../source/settings/settings-file.ts';

function files(
	profiles: Readonly<Record<string, Readonly<Record<string, string>>>>,
	services: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): ConfigFiles {
	const sections = (all: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
		new Map(Object.entries(all).map(([name, keys]) => [name, new Map(Object.entries(keys))]));
	return {profiles: sections(profiles), services: sections(services), hasPlugins: false};
}
const none = files({});

test('with nothing set there is no region, and the output is JSON', () => {
	assert.deepEqual(resolveSettings({}, {}, none), {
		region: undefined,
		output: 'json',
		endpointUrl: undefined,
		certificates: {kind: 'default'},
		useFips: false,
		useDualStack: false,
		appId: undefined,
	});
});

test('a flag goes before the environment, the environment before the profile', () => {
	const profile = files({default: {region: 'of-profile', output: 'of-profile'}});
	const env = {AWS_DEFAULT_REGION: 'of-env', AWS_DEFAULT_OUTPUT: 'of-env'};
	const flags = {region: 'of-flag', output: 'of-flag'};
	for (const key of ['region', 'output'] as const) {
		assert.equal(resolveSettings({}, {}, profile)[key], 'of-profile');
		assert.equal(resolveSettings({}, env, profile)[key], 'of-env');
		assert.equal(resolveSettings(flags, env, profile)[key], 'of-flag');
	}
});

test('AWS_REGION counts after AWS_DEFAULT_REGION and before the profile, unless it is empty', () => {
	const profile = files({default: {region: 'of-profile'}});
	const region = (env: Readonly<Record<string, string>>) =>
		resolveSettings({}, env, profile).region;
	assert.equal(region({AWS_REGION: 'r'}), 'r');
	assert.equal(region({AWS_REGION: 'r', AWS_DEFAULT_REGION: 'd'}), 'd');
	assert.equal(region({AWS_REGION: ''}), 'of-profile');
	assert.equal(region({AWS_DEFAULT_REGION: ''}), '');
});

describe('the profile', () => {
	const profiles = files({default: {region: 'd'}, p1: {region: '1'}, p2: {region: '2'}});
	const region = (profile: string | undefined, env: Readonly<Record<string, string>>) =>
		resolveSettings({profile}, env, profiles).region;

	test('is the flag’s, then AWS_DEFAULT_PROFILE’s, then AWS_PROFILE’s', () => {
		assert.equal(region('p1', {AWS_DEFAULT_PROFILE: 'p2'}), '1');
		assert.equal(region(undefined, {AWS_DEFAULT_PROFILE: 'p2', AWS_PROFILE: 'p1'}), '2');
		assert.equal(region(undefined, {AWS_PROFILE: 'p1'}), '1');
		assert.equal(region('', {}), 'd');
	});

	test('must be there when it is named, even with no name', () => {
		assert.throws(() => region('nope', {}), {
			message: 'The config profile (nope) could not be found',
		});
		assert.throws(() => region(undefined, {AWS_PROFILE: ''}), {
			message: 'The config profile () could not be found',
		});
		assert.throws(() => resolveSettings({profile: 'default'}, {}, none), /\(default\)/);
	});
});

test('the endpoint: flag, its own variable, the global one, the services section, the profile', () => {
	const profiles = files(
		{default: {endpoint_url: 'profile', services: 's'}},
		{s: {'cognito_identity_provider.endpoint_url': 'services'}},
	);
	const endpoint = (env: Readonly<Record<string, string>>, endpointUrl?: string) =>
		resolveSettings({endpointUrl}, env, profiles).endpointUrl;
	const own = {AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'own'};
	const global = {AWS_ENDPOINT_URL: 'global'};
	assert.equal(endpoint({...own, ...global}, 'flag'), 'flag');
	assert.equal(endpoint({...own, ...global}), 'own');
	assert.equal(endpoint(global), 'global');
	assert.equal(endpoint({AWS_ENDPOINT_URL: ''}), 'services');
	assert.equal(
		resolveSettings({}, {}, files({default: {endpoint_url: 'profile'}})).endpointUrl,
		'profile',
	);
	const ignored = {AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True', ...own};
	assert.equal(endpoint(ignored), undefined);
	assert.equal(endpoint(ignored, 'flag'), 'flag');
	assert.throws(
		() => resolveSettings({}, {}, files({default: {services: 'gone'}})),
		/the "gone" services configuration does not exist/,
	);
});

test('certificates: none asked for, the flag, the variables, the profile', () => {
	const profile = files({default: {ca_bundle: 'profile'}});
	const env = {AWS_CA_BUNDLE: 'aws', REQUESTS_CA_BUNDLE: 'requests'};
	const trusted = (flags: object, from: Readonly<Record<string, string>> = {}, of = profile) =>
		resolveSettings(flags, from, of).certificates;
	assert.deepEqual(trusted({verifySsl: false, caBundle: 'flag'}), {kind: 'unverified'});
	assert.deepEqual(trusted({caBundle: 'flag'}, env), {kind: 'bundle', path: 'flag'});
	assert.deepEqual(trusted({}, env), {kind: 'bundle', path: 'aws'});
	assert.deepEqual(trusted({}, {REQUESTS_CA_BUNDLE: 'r'}), {kind: 'bundle', path: 'profile'});
	assert.deepEqual(trusted({}, {REQUESTS_CA_BUNDLE: 'r'}, none), {kind: 'bundle', path: 'r'});
});

test('FIPS and dual stack, from the environment or the profile', () => {
	const profile = files({default: {use_fips_endpoint: 'true', use_dualstack_endpoint: 'TRUE'}});
	const {useFips, useDualStack} = resolveSettings({}, {AWS_USE_FIPS_ENDPOINT: 'no'}, profile);
	assert.deepEqual({useFips, useDualStack}, {useFips: false, useDualStack: true});
});

test('one attempt unless retries are asked for, then as many as the mode has', () => {
	const retries = (env: Readonly<Record<string, string>>, of = none) => resolveRetries({}, env, of);
	assert.deepEqual(retries({}), {mode: 'legacy', attempts: 1, isAskedFor: false});
	assert.deepEqual(retries({AWS_RETRY_MODE: 'legacy'}).attempts, 5);
	assert.deepEqual(retries({AWS_RETRY_MODE: 'adaptive'}).attempts, 3);
	assert.deepEqual(retries({AWS_MAX_ATTEMPTS: '4'}), {
		mode: 'legacy',
		attempts: 4,
		isAskedFor: true,
	});
	assert.deepEqual(retries({AWS_NEW_RETRIES_2026: 'true'}).mode, 'standard');
	assert.deepEqual(retries({}, files({default: {max_attempts: '2', retry_mode: 'standard'}})), {
		mode: 'standard',
		attempts: 2,
		isAskedFor: true,
	});
	assert.throws(() => retries({AWS_MAX_ATTEMPTS: '0'}), {
		message: 'Value provided to "max_attempts": 0 must be an integer greater than or equal to 1.',
	});
	assert.throws(() => retries({AWS_RETRY_MODE: 'bogus'}), {
		message:
			"Invalid value provided to \"mode\": \"bogus\" must be one of: ('legacy', 'standard', 'adaptive')",
	});
});

test('whole numbers are read as Python reads them', () => {
	assert.equal(parseInteger(' +1_000 '), 1000);
	assert.equal(parseInteger('-2'), -2);
	for (const text of ['', '1.0', '1__0', 'abc', '0x1']) {
		assert.throws(() => parseInteger(text), {
			message: `invalid literal for int() with base 10: '${text}'`,
		});
	}
	assert.throws(() => parseInteger('9'.repeat(4301)), {
		message:
			'Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit',
	});
});

test('a proxy is the one for the scheme, lower case first, unless the host is excepted', () => {
	const url = 'https://cognito-idp.us-east-1.amazonaws.com:8443/';
	assert.equal(proxyFor(url, {HTTPS_PROXY: 'http://a', https_proxy: 'http://b'}), 'http://b');
	assert.equal(proxyFor(url, {HTTPS_PROXY: 'a:3128'}), 'http://a:3128');
	assert.equal(proxyFor(url, {HTTPS_PROXY: '//a'}), 'http://a');
	assert.equal(proxyFor(url, {HTTP_PROXY: 'http://a'}), undefined);
	assert.equal(proxyFor(url, {HTTPS_PROXY: ''}), undefined);
	for (const NO_PROXY of [
		'*',
		'x, .AmazonAWS.com',
		'us-east-1.amazonaws.com',
		'cognito-idp.us-east-1.amazonaws.com:8443',
	]) {
		assert.equal(proxyFor(url, {HTTPS_PROXY: 'http://a', NO_PROXY}), undefined, NO_PROXY);
	}
	for (const NO_PROXY of ['', ' *', 'aws.com', 'east-1.amazonaws.com', 'amazonaws.com:443']) {
		assert.equal(proxyFor(url, {HTTPS_PROXY: 'http://a', NO_PROXY}), 'http://a', NO_PROXY);
	}
});

test('a port that is written out counts for an exception, the scheme’s own too', () => {
	const env = {HTTPS_PROXY: 'http://a', NO_PROXY: 'pool.example:443'};
	assert.equal(proxyFor('https://pool.example:443/', env), undefined);
	assert.equal(proxyFor('https://pool.example/', env), 'http://a');
});

test('an empty variable in lower case takes the proxy away', () => {
	assert.equal(proxyFor('https://x', {HTTPS_PROXY: 'http://a', https_proxy: ''}), undefined);
});

test('a proxy’s variable has any case of letters, and a line end behind it is passed', () => {
	const cases: readonly (readonly [Record<string, string>, string | undefined])[] = [
		[{Http_Proxy: 'http://a'}, 'http://a'],
		[{HTTP_PROXY: 'http://a', Http_Proxy: 'http://b'}, 'http://b'],
		[{HTTP_PROXY: 'http://a', Http_Proxy: ''}, 'http://a'],
		[{HTTP_proxy: 'http://b', HTTP_PROXY: 'http://a'}, 'http://b'],
		[{HTTP_proxy: '', HTTP_PROXY: 'http://a'}, undefined],
		[{HTTP_PROXY: 'http://a', No_Proxy: 'x'}, undefined],
		[{HTTP_PROXY: 'http://a', NO_PROXY: 'x', no_proxy: ''}, 'http://a'],
		[{HTTP_PROXY: 'http://u:p@a:1\n'}, 'http://u:p@a:1'],
		[{HTTP_PROXY: 'http://u:p[x]@a:1'}, 'http://u:p%5Bx%5D@a:1'],
		[{HTTP_PROXY: `http://${'a'.repeat(63)}.b:1`}, `http://${'a'.repeat(63)}.b:1`],
	];
	for (const [env, proxy] of cases) {
		assert.equal(proxyFor('http://x', env), proxy, JSON.stringify(env));
	}
});

test('HTTP_PROXY is not read in a CGI program, whose client may have set it', () => {
	const env = {HTTP_PROXY: 'http://a', HTTPS_PROXY: 'http://b', REQUEST_METHOD: 'GET'};
	assert.equal(proxyFor('http://x', env), undefined);
	assert.equal(proxyFor('https://x', env), 'http://b');
	assert.equal(proxyFor('http://x', {...env, http_proxy: 'http://c'}), 'http://c');
});

test('where a request is handed to a proxy whole, a proxy without a host is told in its own words', () => {
	const message = 'An HTTP Client raised an unhandled exception: No host specified.';
	for (const HTTP_PROXY of ['http://', 'http://u:secret@:1', 'http:/h:1', 'http:h']) {
		assert.throws(() => proxyFor('http://x', {HTTP_PROXY}), {message}, HTTP_PROXY);
	}
});

test('what names no proxy is told as the AWS CLI tells it, and never with a password', () => {
	const unhandled = 'An HTTP Client raised an unhandled exception:';
	const closed =
		'Connection was closed before we received a valid response from endpoint URL: "https://x/".';
	const long = 'a'.repeat(64);
	const refused: readonly (readonly [string, string])[] = [
		[' ', closed],
		['a b', closed],
		['http://u:secret@a b', closed],
		['http://', 'Failed to connect to proxy URL: "http://"'],
		['https://u:secret@:80', 'Failed to connect to proxy URL: "https://:80"'],
		['socks5://u:secret@h:1', 'Failed to connect to proxy URL: "http://socks5://h:1"'],
		['http://u:secret@h:x', `${unhandled} Failed to parse: http://h:x`],
		['http://u:secret@h:1 ', `${unhandled} Failed to parse: http://h:1 `],
		['\thttp://h', closed],
		[' http://u:secret@h', closed],
		['http:///h:1', 'Failed to connect to proxy URL: "http:///h:1"'],
		['http://u:secret@.:1', `${unhandled} Failed to parse: '.', label empty or too long`],
		['http://a..b', `${unhandled} Failed to parse: 'a..b', label empty or too long`],
		['http://h:99999', `${unhandled} Failed to parse: http://h:99999`],
		['http://u:secret@[::1', `${unhandled} Invalid IPv6 URL`],
		['http://u:secret@h: 1', `${unhandled} Failed to parse: http://h: 1`],
		[`http://x.${long}:1`, `${unhandled} Failed to parse: 'x.${long}', label empty or too long`],
	];
	for (const [proxy, message] of refused) {
		assert.throws(() => proxyFor('https://x', {HTTPS_PROXY: proxy}), {message}, proxy);
	}
});
