import {regionOf} from '../typed-input.ts';
import type {Access} from './desk.ts';
import type {Prefill} from './prefill.ts';
import type {State} from './state.ts';

/** Lists the pools that these credentials can see. */
export function lookUpWith(prefill: Prefill, access: Access): State {
	const endpointUrl = prefill.endpointUrl ?? prefill.defaultEndpointUrl;
	const place = {prefill, visit: {access, endpointUrl}, isDemo: false};
	const region = prefill.region ?? regionOf(prefill.userPoolId ?? '');
	return {step: 'findingPools', place, ...(region !== undefined && {region})};
}

/** The demo's own account, which accepts any credentials. */
export const demoAccount = (prefill: Prefill): State => ({
	step: 'findingPools',
	place: {prefill, visit: {access: {kind: 'usual'}}, isDemo: true},
});
