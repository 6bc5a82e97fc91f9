import {test} from 'node:test';
import {stormWithKeys} from '../helpers/key-storm.tsx';

test('of 5,000 random byte streams none breaks a component, and none submits anything', async () => {
	await stormWithKeys(1_000);
});
