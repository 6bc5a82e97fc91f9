import assert from 'node:assert/strict';
import {test} from 'node:test';
import {wordsOfContinued} from '../../../source/commands/sign-in/continued-words.ts';
import {readSignInWords} from '../../../source/commands/sign-in/sign-in-words.ts';

const names = ['region', 'user-pool-id', 'client-id', 'endpoint-url', 'auth-flow'] as const;

/** A value for each option that a sign-in starts with; the pool's name distinguishes them. */
const valuesOf = (pool: 'Typed' | 'Begun' | 'Other') => ({
	region: `eu-${pool.toLowerCase()}-1`,
	'user-pool-id': `eu-west-1_${pool}`,
	'client-id': `client${pool.toLowerCase()}`,
	'endpoint-url': `http://127.0.0.1:${pool.length}/${pool}`,
	'auth-flow': {Typed: 'USER_AUTH', Begun: 'CUSTOM_AUTH', Other: 'USER_PASSWORD_AUTH'}[pool],
});

test('the command line goes before what a sign-in was begun with, and that before the environment', () => {
	const [typed, begun, other] = [valuesOf('Typed'), valuesOf('Begun'), valuesOf('Other')];
	const read = (argv: readonly string[], parameters: Readonly<Record<string, string>>) => {
		const given = {...readSignInWords({argv, env: {}}), ...other} as never;
		const continued = {ChallengeParameters: {'cognito-verify': JSON.stringify(parameters)}};
		const words = wordsOfContinued(continued, given, {argv} as never);
		return Object.fromEntries(names.map(name => [name, words[name]]));
	};
	assert.deepEqual(read([], {}), other);
	assert.deepEqual(read([], begun), begun);
	for (const name of names) {
		const argv = [`--${name}`, typed[name]];
		assert.deepEqual(read(argv, begun), {...begun, [name]: typed[name]}, name);
		assert.deepEqual(read(argv, {}), {...other, [name]: typed[name]}, name);
	}
	assert.deepEqual(read([], {...begun, 'auth-flow': 'ANOTHER'}), {
		...begun,
		'auth-flow': other['auth-flow'],
	});
});
