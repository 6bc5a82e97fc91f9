import type {DeskPlace} from './desk.ts';

import type {Services} from './services.ts';
import type {WorkOf} from './waiting.ts';

type LookUpStep = 'findingPools' | 'lookingUp' | 'findingClients' | 'acting';

/** What a support desk asks of AWS to look somebody up, and the one thing that it does. */
export const lookUpWork: {readonly [Name in LookUpStep]: WorkOf<Name>} = {
	findingPools: async ({place: asked, region: named}, services, signal) => {
		const {place, region = named} = await entered(asked, services);
		const desk = await services.openDesk();
		return {type: 'poolsFound', place, list: await desk.pools(place.visit, region, signal)};
	},
	lookingUp: async ({search, asksMfa}, {openDesk}, signal) => {
		const {place, scope, who} = search;
		const desk = await openDesk();
		return {
			type: 'lookedUp',
			found: await desk.lookUp(place.visit, {scope, who, asksMfa}, signal),
		};
	},
	findingClients: async ({search, person}, {openDesk}, signal) => {
		const {place, scope} = search;
		const desk = await openDesk();
		const {region} = scope;
		return {
			type: 'clientsFound',
			clients: await desk.clients(place.visit, {region, userPoolId: person.userPoolId}, signal),
		};
	},
	acting: async ({search, order}, {openDesk}, signal) => {
		const {place, scope} = search;
		const desk = await openDesk();
		return {type: 'actDone', done: await desk.act(place.visit, scope, order, signal)};
	},
};

/** The demo's account is there once the demo has begun. */
async function entered(
	place: DeskPlace,
	{startDemo}: Services,
): Promise<{readonly place: DeskPlace; readonly region?: string}> {
	if (!place.isDemo) return {place};
	const {client} = await startDemo();
	const visit = {...place.visit, endpointUrl: client.endpointUrl};
	return {place: {...place, visit}, region: client.region};
}
