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

test('a reader that went away with the rest of a long output unread wants no more; a full disk does', async () => {
	await using service = await startAwsService();
	service.script({body: JSON.stringify({Username: 'x'.repeat(9000), UserAttributes: []})});
	const argv = ['get-user', '--access-token', 't', '--region', 'us-east-1'];
	const words = [...argv, '--endpoint-url', service.http];
	const left = await runCommand(words, {unwritten: gone});
	assert.deepEqual([left.code, left.stderr], [0, '']);
	const lost = await runCommand(words, {unwritten: full});
	assert.deepEqual(
		[lost.code, lost.stderr],
		[120, `${ignored}OSError: [Errno 28] No space left on device\n`],
	);
});
