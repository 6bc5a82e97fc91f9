import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readAddress} from '../../../source/aws-cli/call/request-address.ts';

test('an address is taken apart as urllib3 does, and escaped where it has to be', () => {
	const named = (name: string) => ({hostname: name, authority: name, netloc: name});
	const secure = {isSecure: true, port: 443, ...named('example.com')};
	const clear = (name: string) => ({
		...{isSecure: false, port: 80, path: '/'},
		...named(name),
		href: `http://${name}/`,
	});
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
				netloc: '[::1]:8080',
				href: 'http://[::1]:8080/',
			},
		],
		['//example.com', clear('example.com')],
		// An explicit port is kept for a proxy, even if it is the default.
		[
			'http://example.com:080',
			{...clear('example.com'), netloc: 'example.com:80', href: 'http://example.com:80/'},
		],
		['http://EXAMPLE.com', clear('example.com')],
		['http://é.example', clear('xn--9ca.example')],
		// Numbers that only some parsers read as an address are ordinary names.
		...['127.1', '0x7f.1', '127.0.0.001', '1.2.3.4.5', '999.1.1.1'].map(
			name => [`http://${name}`, clear(name)] as const,
		),
		// A proxy gets the path without dot segments, and the fragment.
		[
			'http://a/b/../c?d#é"\n',
			{...clear('a'), path: '/b/../c?d', href: 'http://a/c?d#%C3%A9%22%0A'},
		],
		['https://', 'No host specified.'],
		['ftp://example.com', 'Not supported URL scheme ftp'],
		['https://example.com:65536', 'Failed to parse: https://example.com:65536/'],
		['example.com', 'Failed to parse: example.com'],
	];
	for (const [url, expected] of cases) assert.deepEqual(readAddress(url), expected, url);
});
