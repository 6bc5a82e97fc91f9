import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readAddress} from '../../../source/aws-cli/call/request-address.ts';

test('an address is taken apart as urllib3 does, and escaped where it has to be', () => {
	const secure = {isSecure: true, hostname: 'example.com', port: 443, authority: 'example.com'};
	const at = (path: string) => ({...secure, path, href: `https://example.com${path}`});
	const cases: readonly (readonly [string, ReturnType<typeof readAddress>])[] = [
		['https://example.com', at('/')],
		['https://example.com/a?b', at('/a?b')],
		['https://example.com?', at('/')],
		// Either every `%` starts an escape, or none of them counts as one.
		['https://example.com/%2f%41', at('/%2F%41')],
		['https://example.com/%2f%zz', at('/%252F%25zz')],
		['https://example.com/a?%2f%', at('/a?%252F%25')],
		['https://example.com/é b', at('/%C3%A9%20b')],
		['https://example.com/a;b/c;d;e?f;g', {...at('/a;b/c;d;e?f;g'), path: '/a;b/c?f;g'}],
		['https://example.com\\h/a', at('/a')],
		[
			'HTTP://[::1]:8080/',
			{
				isSecure: false,
				hostname: '::1',
				port: 8080,
				path: '/',
				authority: '[::1]:8080',
				href: 'http://[::1]:8080/',
			},
		],
		[
			'//example.com',
			{...secure, isSecure: false, port: 80, path: '/', href: 'http://example.com/'},
		],
		['https://', 'No host specified.'],
		['ftp://example.com', 'Not supported URL scheme ftp'],
		['https://example.com:65536', 'Failed to parse: https://example.com:65536/'],
		['example.com', 'Failed to parse: example.com'],
	];
	for (const [url, expected] of cases) assert.deepEqual(readAddress(url), expected, url);
});
