import assert from 'node:assert/strict';
import {test} from 'node:test';
import {runCommand} from '../../helpers/aws-run.ts';

test('a complaint about broken JSON quotes neither the token nor the code in it', async () => {
	for (const [member, secret] of [
		['AccessToken', 'an-opaque-token'],
		['Code', '654321'],
	] as const) {
		const json = `{"AttributeName": "email", "${member}": "${secret}"`;
		const argv = ['verify-user-attribute', '--region', 'eu-west-1', '--cli-input-json', json];
		const words = ['--access-token', 'x', '--attribute-name', 'email', '--code', '1'];
		const {code, stdout, stderr} = await runCommand([...argv, ...words]);
		assert.deepEqual([code, stdout], [255, '']);
		assert.ok(stderr.includes(`"${member}": "(redacted)"`), stderr);
		assert.ok(!stderr.includes(secret), stderr);
	}
});
