import type {WorkOf} from './waiting.ts';
import type {WhyState} from './why.ts';

type WhyStep = Extract<WhyState['step'], 'findingProfiles' | 'startingWhy' | 'asking'>;

/** What is asked of AWS and of its files on the way to why a code did not arrive. */
export const whyWork: {readonly [Name in WhyStep]: WorkOf<Name>} = {
	findingProfiles: async (_, {openDesk}) => ({
		type: 'profilesFound',
		profiles: await (await openDesk()).profiles(),
	}),
	startingWhy: async ({errand, access}, {openDesk}) => ({
		type: 'investigationReady',
		investigation: await (await openDesk()).investigate(errand.complaint, access),
	}),
	asking: async ({investigation}, _, signal) => ({
		type: 'whyAnswered',
		answer: await investigation.answer(signal),
	}),
};
