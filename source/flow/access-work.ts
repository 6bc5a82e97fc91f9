import type {AccessState} from './access.ts';
import type {WorkOf} from './waiting.ts';

type AccessStep = Extract<AccessState['step'], 'findingProfiles' | 'checkingAccess'>;

/** What is asked of AWS's files, and of what gives credentials, before anything is signed. */
export const accessWork: {readonly [Name in AccessStep]: WorkOf<Name>} = {
	findingProfiles: async (_, {openDesk}) => ({
		type: 'profilesFound',
		...(await (await openDesk()).profiles()),
	}),
	checkingAccess: async ({access}, {openDesk}) => {
		await (await openDesk()).checkAccess(access);
		return {type: 'accessFound'};
	},
};
