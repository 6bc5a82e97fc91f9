import assert from 'node:assert/strict';
import {test} from 'node:test';
import {lossMessage, shownUrl} from '../../../source/aws-cli/call/loss-message.ts';
import {RequestLost} from '../../../source/aws-cli/call/request-lost.ts';

test('a proxy that gave no tunnel is named without its name and password', () => {
	const endless = `http://${'a'.repeat(1_000_000)}`;
	const shown = {
		'http://proxy.example:8080': 'http://proxy.example:8080',
		'http://jane:hush@proxy.example:8080': 'http://***:***@proxy.example:8080',
		'https://jane@proxy.example': 'https://***@proxy.example',
		'http://:hush@proxy.example/': 'http://:***@proxy.example/',
		'http://jane:@proxy.example': 'http://***:@proxy.example',
		'http://ja%40ne:hu%2Fsh@proxy.example': 'http://***:***@proxy.example',
		[endless]: endless,
	};
	for (const [proxy, masked] of Object.entries(shown)) {
		assert.equal(
			lossMessage(new RequestLost('proxyRefused', 'why'), 'https://service.example', proxy),
			`Failed to connect to proxy URL: "${masked}"`,
		);
	}
});

test('an address is shown as Python’s urlunsplit puts it together', () => {
	const shown = {
		'HTTP://h': 'http://h/',
		'http://h?a#b': 'http://h/?a#b',
		'http://h?': 'http://h/',
		'http://h#': 'http://h/',
		'http://h/a?#': 'http://h/a',
		'http://h/a?#b?': 'http://h/a#b?',
		'http://h?a#': 'http://h/?a',
		'http://h?a?': 'http://h/?a?',
	};
	for (const [given, expected] of Object.entries(shown)) assert.equal(shownUrl(given), expected);
});
