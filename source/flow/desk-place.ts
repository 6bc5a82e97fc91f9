import {poolOrRegionOf} from '../typed-input.ts';
import type {Access, PoolList, Visit} from './desk.ts';
import type {Prefill} from './prefill.ts';
import type {State} from './state.ts';

/** Where a support desk is: with which credentials, in the demo's account or a real one, and what pools it may see. */
export type DeskPlace = {
	readonly prefill: Prefill;
	readonly visit: Visit;
	/** The account around the embedded pool: nobody is asked for credentials. */
	readonly isDemo: boolean;
	/** None before it was asked for. */
	readonly list?: PoolList;
};

/** The pools that these credentials may see. */
export function lookUpWith(prefill: Prefill, access: Access): State {
	const endpointUrl = prefill.endpointUrl ?? prefill.defaultEndpointUrl;
	const place = {prefill, visit: {access, endpointUrl}, isDemo: false};
	const {userPoolId, region} = prefill;
	const named = userPoolId === undefined ? undefined : poolOrRegionOf(userPoolId);
	return {
		step: 'findingPools',
		place,
		...((region ?? named?.region) !== undefined && {region: region ?? named?.region ?? ''}),
	};
}

/** The demo's own account takes any credentials. */
export const demoAccount = (prefill: Prefill): State => ({
	step: 'findingPools',
	place: {prefill, visit: {access: {kind: 'usual'}}, isDemo: true},
});
