import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readProxyAddress, readWebAddress, withoutUserInfo} from '../source/web-address.ts';

test('a name and a password are taken off an address, escaped or not', () => {
	for (const [given, left] of [
		['https://cognito.example.com/path@x?q', 'https://cognito.example.com/path@x?q'],
		['http://svc:hush@127.0.0.1:9/p', 'http://127.0.0.1:9/p'],
		['http://svc@[::1]:9', 'http://[::1]:9'],
		['HTTP://s@v:hu@h', 'HTTP://h'],
		['http://svc:hu#sh@h:9/p', 'http://h:9/p'],
		['http://svc:hu/sh@h', 'http://h'],
		['http://svc:hu?sh@h', 'http://h'],
		['http://svc:1#sh@h', 'http://h'],
		['//svc:hush@h', '//h'],
		['svc:hush@h', 'h'],
		['', ''],
	] as const) {
		assert.equal(withoutUserInfo(given), left, given);
		assert.equal(withoutUserInfo(left), left, 'twice');
	}
});

test('only an address that can be called is one', () => {
	for (const [given, read] of [
		[' https://h/p ', 'https://h/p'],
		['HTTP://svc:hush@h', 'HTTP://h'],
		['ftp://h', undefined],
		['https://', undefined],
		['http://h:99999', undefined],
		['http://[::1', undefined],
		['h', undefined],
		['xhttps://h', undefined],
		['https:/h', undefined],
		['http://h:1/?a@b', 'http://b'],
	] as const) {
		assert.equal(readWebAddress(given), read, given);
	}
});

test('a proxy’s password may hold anything', () => {
	for (const password of ['p#w', 'p/w', 'p?w', 'p%w', 'p@w', '1#w', '%zz%C3', 'p:w', 'é', '%40']) {
		const address = readProxyAddress(`http://us%20er:${password}@127.0.0.1:9`) ?? '';
		const url = new URL(address);
		assert.equal(url.host, '127.0.0.1:9', password);
		assert.equal(decodeURIComponent(url.username), 'us er');
		assert.equal(decodeURIComponent(url.password), password === '%40' ? '@' : password);
	}
	assert.equal(readProxyAddress('http://user@h:1'), 'http://user@h:1');
	assert.equal(readProxyAddress('http://h:1'), 'http://h:1');
	assert.equal(
		readProxyAddress('https://us:er:p@[::1]:9/x?y#z'),
		'https://us:er%3Ap@[::1]:9/x?y#z',
	);
	assert.equal(readProxyAddress('http://:p@h'), 'http://:p@h');
	assert.equal(readProxyAddress('http://u:@h'), 'http://u:@h');
	assert.equal(readProxyAddress('HTTP://u@h'), 'HTTP://u@h');
	assert.equal(readProxyAddress('http://a:b\nc@h'), 'http://a:b%0Ac@h');
	for (const none of [
		...['http://', 'http://h:x', 'http://user:pw@', 'ftp://h', 'http://[::1'],
		...['h', '//h', 'http:///h', 'http://.h', 'http://h..i', 'http://h i', 'http://\th'],
		...['http://socks5://h', 'http://socks5://u:p@h', 'http:// socks5://u:p@h'],
	]) {
		assert.equal(readProxyAddress(none), undefined, none);
	}
});

test('an address of a million question marks is read at once', () => {
	const address = `https://h/${'?'.repeat(1_000_000)}`;
	assert.equal(withoutUserInfo(address), address);
	assert.equal(withoutUserInfo(`https://svc:hu${'?'.repeat(1_000_000)}@h`), 'https://h');
});
