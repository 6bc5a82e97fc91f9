import assert from 'node:assert/strict';
import {test} from 'node:test';
import {deskWork} from '../../source/flow/desk-work.ts';
import type {Services} from '../../source/flow/services.ts';
import {deskWith} from '../helpers/fake-desk.ts';
import {errand, states} from './samples.ts';

const {signal} = new AbortController();
const access = {kind: 'profile', name: 'support'} as const;
const device = 'arn:aws:iam::123456789012:mfa/jo';

/** A desk whose profile may name a device, and the calls it receives. */
function arrange(found: string | undefined) {
	const asked: unknown[] = [];
	const desk = deskWith({
		mfaDevice: async (...given) => {
			asked.push(['mfaDevice', ...given]);
			return found;
		},
		checkAccess: async (...given) => {
			asked.push(['checkAccess', ...given]);
		},
		investigate: async (...given) => {
			asked.push(['investigate', ...given]);
			return 'an investigation' as never;
		},
	});
	const services = {openDesk: async () => desk} as unknown as Services;
	return {asked, services};
}

test('the code of an MFA device is asked for before credentials are checked, and goes with them', async () => {
	const form = {...states.checkingAccess, access};
	const withDevice = arrange(device);
	assert.deepEqual(await deskWork.checkingAccess(form, withDevice.services, signal), {
		type: 'mfaCodeNeeded',
		device,
	});
	assert.deepEqual(withDevice.asked, [['mfaDevice', access]]);

	const coded = arrange(device);
	const withCode = {...form, mfaCode: '123456'};
	assert.deepEqual(await deskWork.checkingAccess(withCode, coded.services, signal), {
		type: 'accessFound',
	});
	assert.deepEqual(coded.asked, [['checkAccess', access, '123456', signal]]);

	const without = arrange(undefined);
	assert.deepEqual(await deskWork.checkingAccess(form, without.services, signal), {
		type: 'accessFound',
	});
	assert.deepEqual(without.asked, [
		['mfaDevice', access],
		['checkAccess', access, undefined, signal],
	]);
});

test('an investigation asks for the code of an MFA device too, but for the demo', async () => {
	const form = {step: 'startingWhy', errand, access} as const;
	const ready = {type: 'investigationReady', investigation: 'an investigation'};
	const investigated = ['investigate', errand.complaint, access];
	const withDevice = arrange(device);
	assert.deepEqual(await deskWork.startingWhy(form, withDevice.services, signal), {
		type: 'mfaCodeNeeded',
		device,
	});
	assert.deepEqual(withDevice.asked, [['mfaDevice', access]]);

	const coded = arrange(device);
	const withCode = {...form, mfaCode: '123456'};
	assert.deepEqual(await deskWork.startingWhy(withCode, coded.services, signal), ready);
	assert.deepEqual(coded.asked, [['checkAccess', access, '123456', signal], investigated]);

	const demo = arrange(device);
	const ofDemo = {...form, errand: {...errand, isDemo: true}};
	assert.deepEqual(await deskWork.startingWhy(ofDemo, demo.services, signal), ready);
	assert.deepEqual(demo.asked, [investigated]);

	const without = arrange(undefined);
	assert.deepEqual(await deskWork.startingWhy(form, without.services, signal), ready);
	assert.deepEqual(without.asked, [['mfaDevice', access], investigated]);
});
