import assert from 'node:assert/strict';
import {test} from 'node:test';
import {errorCode, readFault} from '../source/error-code.ts';

const coded = (code: unknown) => Object.assign(new Error('hush'), {code});

test('only an error of the system has a code', () => {
	assert.equal(errorCode(coded('ENOENT')), 'ENOENT');
	for (const error of [
		coded(2),
		new Error('ENOENT'),
		{code: 'ENOENT'},
		'ENOENT',
		undefined,
		null,
	]) {
		assert.equal(errorCode(error), undefined);
	}
});

test('why a file could not be read is said with the system’s own word', () => {
	const said = {
		ENOENT: 'no such file (ENOENT)',
		ENOTDIR: 'no such file (ENOTDIR)',
		EISDIR: 'it is a folder (EISDIR)',
		ENOTSUP: 'it is not a regular file (ENOTSUP)',
		EFBIG: 'it is too large (EFBIG)',
		EACCES: 'permission denied (EACCES)',
		EPERM: 'permission denied (EPERM)',
		EIO: 'it is unreadable (EIO)',
	};
	assert.deepEqual(
		Object.fromEntries(Object.keys(said).map(code => [code, readFault(coded(code))])),
		said,
	);
	assert.equal(readFault(new Error('hush')), 'it is unreadable');
});
