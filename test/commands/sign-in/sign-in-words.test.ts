import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readSignInWords} from '../../../source/commands/sign-in/sign-in-words.ts';

function refusalOf(...argv: readonly string[]) {
	try {
		readSignInWords({argv, env: {}});
	} catch (error) {
		return String(error);
	}
	return undefined;
}

test('what belongs to another way in than the browser is refused beside it, and the other way round', () => {
	const others: readonly (readonly [string, ...string[]])[] = [
		['--username', 'jane'],
		['--access-token', 'file:///dev/null'],
		['--auth-flow', 'USER_AUTH'],
		['--preferred-challenge', 'PASSWORD'],
		['--continue', '-'],
	];
	for (const [name, ...value] of others) {
		assert.equal(
			refusalOf('--browser', name, ...value),
			`UsageError: --browser and ${name} can't be combined.`,
		);
		assert.equal(refusalOf(name, ...value), undefined, name);
	}
	for (const [name, ...value] of [
		['--domain-url', 'https://auth.example.com'],
		['--redirect-uri', 'http://localhost:8976/callback'],
		['--no-open'],
	] as const) {
		assert.equal(refusalOf(name, ...value), `UsageError: ${name} needs --browser.`);
		assert.equal(refusalOf('--browser', name, ...value), undefined, name);
	}
});
