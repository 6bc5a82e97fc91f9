import {test} from 'node:test';
import {killWriters} from '../helpers/store-kills.ts';

test('a process killed while it writes leaves the old sessions or the new ones', async t => {
	await killWriters(t, 8);
});
