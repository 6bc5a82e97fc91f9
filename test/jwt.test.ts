import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readJwt} from '../source/jwt.ts';

const part = (text: string) => Buffer.from(text).toString('base64url');

test('the header and the claims of a JWT are read, whatever its signature', () => {
	const token = `${part('{"kid":"k"}')}.${part('{"sub":"é","exp":1}')}.anything`;
	assert.deepEqual(readJwt(token), {header: {kid: 'k'}, claims: {sub: 'é', exp: 1}});
});

test('a part that is not a JSON object is not there, and the other one still is', () => {
	for (const text of ['', '[1]', 'null', '"text"', '{', '1']) {
		assert.deepEqual(
			readJwt(`${part('{}')}.${part(text)}.s`),
			{header: {}, claims: undefined},
			text,
		);
	}
	assert.deepEqual(readJwt('no dots'), {header: undefined, claims: undefined});
});
