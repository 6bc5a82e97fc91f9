import type {AccessState} from './states/access.ts';
import type {WorkOf} from './waiting.ts';

type AccessStep = Extract<AccessState['step'], 'findingProfiles' | 'checkingAccess'>;

/** What is asked of AWS's files, and of what gives credentials, before anything is signed. */
export const accessWork: {readonly [Name in AccessStep]: WorkOf<Name>} = {
	findingProfiles: async (_, {openDesk}) => ({
		type: 'profilesFound',
		...(await (await openDesk()).profiles()),
	}),
	checkingAccess: async ({access, mfaCode}, {openDesk}) => {
		const desk = await openDesk();
		const device = mfaCode === undefined ? await desk.mfaDevice(access) : undefined;
		if (device !== undefined) return {type: 'mfaCodeNeeded', device};
		await desk.checkAccess(access, mfaCode);
		return {type: 'accessFound'};
	},
};
