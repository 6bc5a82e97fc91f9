import assert from 'node:assert/strict';
import {test} from 'node:test';
import {runCommand} from '../helpers/aws-run.ts';
import {startAwsService} from '../helpers/aws-service.ts';

const gone = Object.assign(new Error('write EPIPE'), {code: 'EPIPE', errno: -32});
const full = Object.assign(new Error('write ENOSPC'), {code: 'ENOSPC', errno: -28});
const ignored =
	"Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n";

for (const [what, unwritten, said] of [
	['a disk is full', full, 'OSError: [Errno 28] No space left on device\n'],
	['a reader has gone away', gone, 'BrokenPipeError: [Errno 32] Broken pipe\n'],
	['the system gives no number', new Error('no more'), 'OSError: no more\n'],
] as const) {
	test(`output that was not written is told as Python tells it: ${what}`, async () => {
		const {code, stderr} = await runCommand(['--version'], {unwritten});
		assert.deepEqual([code, stderr], [120, ignored + said]);
	});
}

/** A user with a name of this length, or with this many attributes. */
const named = (length: number) => ({Username: 'x'.repeat(length), UserAttributes: []});
const described = (count: number) => ({
	Username: 'x',
	UserAttributes: Array(count).fill({Name: 'n', Value: 'v'.repeat(40)}),
});

test('a reader that went away wants no more where Python had written all it held; a full disk does', async () => {
	await using service = await startAwsService();
	const argv = ['get-user', '--access-token', 't', '--region', 'us-east-1'];
	const run = async (user: object, unwritten: Error) => {
		service.script({body: JSON.stringify(user)});
		const {code, stderr} = await runCommand([...argv, '--endpoint-url', service.http], {unwritten});
		return [code, stderr];
	};
	const isTold = [120, `${ignored}BrokenPipeError: [Errno 32] Broken pipe\n`];
	assert.deepEqual(await run(named(10), gone), isTold);
	assert.deepEqual(await run(named(4030), gone), isTold);
	assert.deepEqual(await run(named(8000), gone), [0, '']);
	assert.deepEqual(await run(named(8200), gone), isTold);
	assert.deepEqual(await run(described(200), gone), [0, '']);
	const noSpace = `${ignored}OSError: [Errno 28] No space left on device\n`;
	assert.deepEqual(await run(named(9000), full), [120, noSpace]);
});
