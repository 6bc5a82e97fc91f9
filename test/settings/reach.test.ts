import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {createCertificate} from '../../harness/certificate.ts';
import {reach, readTrust} from '../../source/settings/reach.ts';
import {isProblem} from '../helpers/client.ts';
import {temporaryFolder} from '../helpers/store.ts';

test('the runtime’s certificates, any at all, or those of a file', async t => {
	const path = join(temporaryFolder(t), 'ca.pem');
	const {cert} = createCertificate();
	writeFileSync(path, cert);
	assert.deepEqual(await readTrust({kind: 'default'}), {});
	assert.deepEqual(await readTrust({kind: 'unverified'}), {verifyTls: false});
	assert.deepEqual(await readTrust({kind: 'bundle', path}), {caPem: cert});
});

test('a file of certificates that is missing, a folder or without any is said so', async t => {
	const folder = temporaryFolder(t);
	mkdirSync(join(folder, 'folder'));
	writeFileSync(join(folder, 'empty.pem'), '-----BEGIN PRIVATE KEY-----\n');
	for (const [name, fault] of [
		['missing.pem', 'no such file (ENOENT)'],
		['folder', 'it is a folder (EISDIR)'],
		['empty.pem', 'it contains no PEM certificate'],
	] as const) {
		const path = join(folder, name);
		await assert.rejects(
			readTrust({kind: 'bundle', path}),
			isProblem('sourceUnreadable', {source: `the certificates in ${path}`, fault}),
		);
	}
});

test('the proxy is the environment’s, and one without a host is refused', () => {
	const trust = {verifyTls: false};
	const url = 'https://example.com';
	assert.deepEqual(reach(url, {}, trust), trust);
	assert.deepEqual(reach(url, {https_proxy: 'http://proxy:1'}, trust), {
		...trust,
		proxyUrl: 'http://proxy:1',
	});
	assert.throws(() => reach(url, {https_proxy: 'http://'}, trust), isProblem('proxyInvalid'));
});
