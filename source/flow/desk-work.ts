import type {DeskPlace} from './desk.ts';
import type {Services} from './services.ts';
import type {WorkOf} from './waiting.ts';

type DeskStep =
	| 'findingProfiles'
	| 'checkingAccess'
	| 'startingWhy'
	| 'asking'
	| 'findingPools'
	| 'lookingUp'
	| 'findingClients'
	| 'acting';

/**
 * The work that needs AWS credentials: finding out why a code did not arrive, looking up users, and acting for them.
 */
export const deskWork: {readonly [Name in DeskStep]: WorkOf<Name>} = {
	findingProfiles: async (_, {openDesk}) => ({
		type: 'profilesFound',
		...(await (await openDesk()).profiles()),
	}),
	checkingAccess: async ({access, mfaCode}, {openDesk}, signal) => {
		const desk = await openDesk();
		const device = mfaCode === undefined ? await desk.mfaDevice(access) : undefined;
		if (device !== undefined) return {type: 'mfaCodeNeeded', device};
		await desk.checkAccess(access, mfaCode, signal);
		return {type: 'accessFound'};
	},
	startingWhy: async ({errand, access, mfaCode}, {openDesk}, signal) => {
		const desk = await openDesk();
		if (!errand.isDemo && mfaCode === undefined) {
			const device = await desk.mfaDevice(access);
			if (device !== undefined) return {type: 'mfaCodeNeeded', device};
		}
		if (mfaCode !== undefined) await desk.checkAccess(access, mfaCode, signal);
		return {
			type: 'investigationReady',
			investigation: await desk.investigate(errand.complaint, access),
		};
	},
	asking: async ({investigation}, _, signal) => ({
		type: 'whyAnswered',
		answer: await investigation.answer(signal),
	}),
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

/** The demo's account is available once the demo has started. */
async function entered(
	place: DeskPlace,
	{startDemo}: Services,
): Promise<{readonly place: DeskPlace; readonly region?: string}> {
	if (!place.isDemo) return {place};
	const {client} = await startDemo();
	const visit = {...place.visit, endpointUrl: client.endpointUrl};
	return {place: {...place, visit}, region: client.region};
}
