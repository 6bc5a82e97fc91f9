import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {type TestContext, test} from 'node:test';
import {bundledProgram} from '../helpers/program.ts';

const cli = await bundledProgram();

const start = (t: TestContext, ...args: readonly string[]) => {
	const program = spawn(process.execPath, [cli, 'local-pool', ...args], {
		env: {...process.env, NODE_DISABLE_COMPILE_CACHE: '1'},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	t.after(() => program.kill('SIGKILL'));
	return program;
};

const errorOf = async (program: ReturnType<typeof start>) => {
	let said = '';
	program.stderr.on('data', (chunk: Buffer) => {
		said += chunk;
	});
	const [code] = await once(program, 'close');
	return {code, said};
};

test('the local pool says where it is in its first line, serves, and ends when asked', async t => {
	const program = start(t);
	const [line] = await once(createInterface({input: program.stdout}), 'line');
	const pool: unknown = JSON.parse(line);
	assert.ok(typeof pool === 'object' && pool !== null);
	assert.deepEqual(Object.keys(pool), [
		'endpoint',
		'region',
		'userPoolId',
		'clients',
		'users',
		'inbox',
	]);
	assert.ok('inbox' in pool && typeof pool.inbox === 'string');
	const inbox = await fetch(pool.inbox, {headers: {accept: 'application/json'}});
	assert.deepEqual(await inbox.json(), []);

	program.kill('SIGTERM');
	const [code] = await once(program, 'exit');
	assert.equal(code, 0);
});

test('a port that is none is a usage problem, said before anything starts', async t => {
	const {code, said} = await errorOf(start(t, '--port', '70000'));
	assert.equal(code, 2);
	assert.match(said, /--port takes a number from 0 to 65535, not "70000"/);
});

test('a data file that is something else is left alone and said', async t => {
	const {code, said} = await errorOf(start(t, '--data', cli));
	assert.equal(code, 1);
	assert.match(said, /could not start: /);
});

test('--help tells the options and starts nothing', async t => {
	const program = start(t, '--help');
	let said = '';
	program.stdout.on('data', (chunk: Buffer) => {
		said += chunk;
	});
	const [code] = await once(program, 'close');
	assert.equal(code, 0);
	assert.match(said, /^usage: cognito-verify local-pool .*--data FILE/);
});
