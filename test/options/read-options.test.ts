import assert from 'node:assert/strict';
import {test} from 'node:test';
import {optionsOf} from '../../source/options/command.ts';
import {
	guidedCommand,
	ownCommands,
	sessionsCommand,
	signInCommand,
	signOutCommand,
} from '../../source/options/commands.ts';
import {options} from '../../source/options/options.ts';
import {readOptions} from '../../source/options/read-options.ts';
import {UsageError} from '../../source/options/usage-error.ts';

function complaint(read: () => unknown): string {
	try {
		read();
	} catch (error) {
		if (error instanceof UsageError) return error.message;
		throw error;
	}
	return 'none';
}

test('every option has a value of its own kind, given or not', () => {
	assert.deepEqual(readOptions(signOutCommand, [], {}), {
		values: {
			session: undefined,
			all: false,
			everywhere: false,
			'allow-http': false,
			help: false,
			version: false,
		},
		words: [],
	});
	const argv = ['--session=a=b', '--everywhere', '--session', 'last one'];
	assert.deepEqual(readOptions(signOutCommand, argv, {}).values, {
		session: 'last one',
		all: false,
		everywhere: true,
		'allow-http': false,
		help: false,
		version: false,
	});
	const {answer} = readOptions(signInCommand, ['--answer', 'a=1', '--answer=b=-2'], {}).values;
	assert.deepEqual(answer, ['a=1', 'b=-2']);
	assert.deepEqual(readOptions(signInCommand, [], {}).values.answer, []);
});

test('an environment variable of ours stands in for its option, unless it holds a secret', () => {
	const env = {
		COGNITO_VERIFY_USER_POOL_ID: 'eu-west-1_Env',
		COGNITO_VERIFY_CLIENT_ID: '',
		COGNITO_VERIFY_CLIENT_SECRET: 'hush-hush',
		AWS_PROFILE: 'env',
	};
	const {values} = readOptions(signInCommand, [], env);
	assert.equal(values['user-pool-id'], 'eu-west-1_Env');
	assert.equal(values['client-id'], undefined);
	assert.equal(values['client-secret'], undefined);
	assert.equal(values.profile, undefined);
	const flagged = readOptions(signInCommand, ['--user-pool-id', 'eu-west-1_Flag'], env);
	assert.equal(flagged.values['user-pool-id'], 'eu-west-1_Flag');
});

test('an ID means the same in an option and in its variable, however it was copied', () => {
	const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC';
	const arn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbC';
	for (const pool of [issuer, arn, ' "eu-west-1_AbC",\r\n']) {
		const client = '“client1”\u200b';
		const ids = ['--user-pool-id', pool, '--client-id', client];
		const variables = {COGNITO_VERIFY_USER_POOL_ID: pool, COGNITO_VERIFY_CLIENT_ID: client};
		for (const command of [guidedCommand, signInCommand]) {
			for (const {values} of [readOptions(command, ids, {}), readOptions(command, [], variables)]) {
				assert.deepEqual(
					[values['user-pool-id'], values['client-id']],
					['eu-west-1_AbC', 'client1'],
					pool,
				);
			}
		}
	}
	const {values} = readOptions(signInCommand, ['--region', ' "eu-west-1"\n'], {});
	assert.equal(values.region, 'eu-west-1');
});

test('what isn’t a user pool ID is refused in the same words by every command, and from the environment', () => {
	const message = "isn't a user pool ID such as eu-west-1_AbC123.";
	const takers = [guidedCommand, ...ownCommands].filter(command =>
		optionsOf(command).some(option => option === options.userPoolId),
	);
	assert.ok(takers.length > 3);
	for (const command of takers) {
		for (const pool of ['hush-hush', 'eu-west-1', 'arn:aws:cognito-idp:eu-west-1:1:userpool/']) {
			assert.equal(
				complaint(() => readOptions(command, ['--user-pool-id', pool], {})),
				`--user-pool-id ${message}`,
			);
			assert.equal(
				complaint(() => readOptions(command, [], {COGNITO_VERIFY_USER_POOL_ID: pool})),
				`COGNITO_VERIFY_USER_POOL_ID ${message}`,
			);
		}
	}
});

test('what isn’t a client ID is refused before anything is called, and from the environment', () => {
	const message = "isn't an app client ID, which has letters and digits only, usually 26.";
	for (const command of [guidedCommand, signInCommand]) {
		for (const client of ['hush hush', 'client-1', 'x'.repeat(129)]) {
			assert.equal(
				complaint(() => readOptions(command, ['--client-id', client], {})),
				`--client-id ${message}`,
			);
			assert.equal(
				complaint(() => readOptions(command, [], {COGNITO_VERIFY_CLIENT_ID: client})),
				`COGNITO_VERIFY_CLIENT_ID ${message}`,
			);
		}
		const longest = 'x'.repeat(128);
		const {values} = readOptions(command, ['--client-id', longest], {});
		assert.equal(values['client-id'], longest);
	}
});

test('a command line that can’t be read is said so, and no value is repeated', () => {
	const said: readonly (readonly [argv: readonly string[], message: string])[] = [
		[['--usernam', 'hush-hush'], 'Unknown option --usernam. Did you mean --username?'],
		[['--pasword=hush-hush'], 'Unknown option --pasword. Did you mean --password?'],
		[['--xyzzy'], 'Unknown option --xyzzy.'],
		[['-u', 'hush-hush'], 'Unknown option -u.'],
		[['--__proto__', 'hush-hush'], 'Unknown option --__proto__.'],
		[['--username'], '--username needs a value.'],
		[['--username', '--browser'], '--username needs a value.'],
		[['--browser=hush-hush'], '--browser takes no value.'],
		[['--remember-device', 'hush-hush'], '--remember-device must be one of yes, no.'],
		[['--remember-device', 'yess'], '--remember-device must be one of yes, no. Did you mean yes?'],
		[['hush-hush'], 'Unexpected argument after sign-in.'],
		[['--password-stdin', 'hush-hush'], 'Unexpected argument after --password-stdin.'],
		[['--username=jane', 'hush-hush'], 'Unexpected argument after --username.'],
		[['--', '--username'], 'Unexpected argument after --.'],
		[
			['--domain-url', 'hush-hush.example.com'],
			'--domain-url must be an address that begins with https:// or http://.',
		],
		[
			['--redirect-uri', 'https://['],
			'--redirect-uri must be an address that begins with https:// or http://.',
		],
	];
	for (const [argv, message] of said) {
		assert.equal(
			complaint(() => readOptions(signInCommand, argv, {})),
			message,
		);
	}
	assert.equal(
		complaint(() => readOptions(guidedCommand, ['--cli-read-timeout', '1.5'], {})),
		'--cli-read-timeout must be a whole number of seconds.',
	);
	assert.equal(
		complaint(() => readOptions(guidedCommand, ['word'], {})),
		'Unexpected argument after cognito-verify.',
	);
});

test('a dash alone is a value, and so is what begins with one behind an equals sign', () => {
	const {values} = readOptions(signInCommand, ['--password', '-', '--username=-jane'], {});
	assert.deepEqual([values.password, values.username], ['-', '-jane']);
});

test('a command that takes words gets them in order, and its options from between', () => {
	const read = readOptions(sessionsCommand, ['use', '--output', 'json', 'jane'], {});
	assert.deepEqual([read.words, read.values.output], [['use', 'jane'], 'json']);
});

test('each option is in the table once, and no command takes two of one name', () => {
	const used = new Set([guidedCommand, ...ownCommands].flatMap(command => optionsOf(command)));
	assert.deepEqual(used, new Set(Object.values(options)));
	for (const command of [guidedCommand, ...ownCommands]) {
		const names = optionsOf(command).map(({name}) => name);
		assert.deepEqual(names, [...new Set(names)], command.name);
	}
});
