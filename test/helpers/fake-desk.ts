import assert from 'node:assert/strict';
import type {Desk} from '../../source/flow/desk.ts';

/** A desk with unchecked credentials; calls that a test doesn't expect fail it. */
export const deskWith = (desk: Partial<Desk> = {}): Desk => ({
	profiles: async () => ({profiles: []}),
	mfaDevice: async () => undefined,
	checkAccess: async () => {},
	investigate: async () => assert.fail('nothing is investigated'),
	pools: async () => assert.fail('no pools are listed'),
	lookUp: async () => assert.fail('nobody is looked up'),
	clients: async () => assert.fail('no app clients are listed'),
	act: async () => assert.fail('nothing is done'),
	...desk,
});
