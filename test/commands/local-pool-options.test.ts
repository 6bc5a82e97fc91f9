import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {readPoolFiles, readPoolOptions} from '../../source/commands/local-pool-options.ts';
import {localPoolCommand} from '../../source/options/commands.ts';
import {readOptions} from '../../source/options/read-options.ts';
import {temporaryFolder} from '../helpers/store.ts';

function read(...argv: readonly string[]) {
	const {values, words} = readOptions(localPoolCommand, argv, {});
	return readPoolOptions(values, words);
}

test('what the command line says of a pool is taken, and nothing else', () => {
	assert.deepEqual(read(), {allowedOrigins: []});
	assert.deepEqual(
		read(
			...['--port', '0', '--host', '::1', '--data', 'pool.json', '--issuer', 'self'],
			...['--allow-origin', 'HTTPS://App.example.com:443/', '--allow-origin', '*'],
			...[
				'--allow-origin',
				'http://app.example.com:8080',
				'--allow-origin',
				'capacitor://localhost',
			],
			...['--tls', 'certificate.pem', 'key.pem'],
		),
		{
			port: 0,
			host: '::1',
			dataFile: 'pool.json',
			issuer: 'self',
			allowedOrigins: [
				'https://app.example.com',
				'*',
				'http://app.example.com:8080',
				'capacitor://localhost',
			],
		},
	);
	assert.deepEqual(read('--issuer', 'https://id.example.com', '--port', '65535'), {
		port: 65_535,
		issuer: 'https://id.example.com',
		allowedOrigins: [],
	});
});

test('what cannot be read is refused with what would do', () => {
	const tls = '--tls takes two files: a certificate and its key.';
	for (const [argv, message] of [
		[['--port', '65536'], '--port must be a number from 0 to 65535, not "65536".'],
		[['--port', '80x'], '--port must be a number from 0 to 65535, not "80x".'],
		...[
			'https://app.example.com/back',
			'https://app.example.com?a',
			'https://ann@app.example.com',
			'app.example.com',
			'https:app.example.com',
			'https://',
			'https://a b',
			'null',
			'',
		].map(
			origin =>
				[
					[`--allow-origin=${origin}`],
					'--allow-origin must be an origin such as https://app.example.com, without a path, or *.',
				] as const,
		),
		[
			['--issuer', 'ftp://id.example.com'],
			'--issuer must be an address that begins with https:// or http://, or self.',
		],
		[['--tls', 'certificate.pem'], tls],
		[['--tls', 'certificate.pem', 'key.pem', 'more.pem'], tls],
		[['key.pem'], 'Unexpected argument after local-pool.'],
	] as const) {
		assert.throws(() => read(...argv), {name: 'UsageError', message}, argv.join(' '));
	}
});

test('the files that the command line names are read', t => {
	const folder = temporaryFolder(t);
	const write = (name: string, text: string) => {
		writeFileSync(join(folder, name), text);
		return join(folder, name);
	};
	const readFiles = (...argv: readonly string[]) => {
		const {values, words} = readOptions(localPoolCommand, argv, {});
		return readPoolFiles(values, words);
	};
	const tls = ['--tls', write('cert.pem', 'a certificate'), write('key.pem', 'a key')];
	const seed = ['--seed', write('seed.json', '{"userPools": []}')];
	const files = {tls: {cert: 'a certificate', key: 'a key'}, seed: {userPools: []}};
	assert.deepEqual(readFiles(), {});
	assert.deepEqual(readFiles(...tls), {tls: files.tls});
	assert.deepEqual(readFiles(...seed), {seed: files.seed});
	assert.deepEqual(readFiles(...seed, ...tls), files);
	for (const text of ['[]', '{', 'null', '']) {
		assert.throws(() => readFiles('--seed', write('wrong.json', text)), {
			name: 'Problem',
			code: 'sourceUnreadable',
			detail: {source: join(folder, 'wrong.json'), fault: "it isn't a JSON object"},
		});
	}
	assert.throws(() => readFiles('--seed', join(folder, 'none.json')), {code: 'sourceUnreadable'});
});
