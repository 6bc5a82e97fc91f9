import type {WhyState} from './states/why.ts';
import type {WorkOf} from './waiting.ts';

type WhyStep = Extract<WhyState['step'], 'startingWhy' | 'asking'>;

/** What is asked of AWS on the way to why a code did not arrive. */
export const whyWork: {readonly [Name in WhyStep]: WorkOf<Name>} = {
	startingWhy: async ({errand, access, mfaCode}, {openDesk}) => {
		const desk = await openDesk();
		if (!errand.isDemo && mfaCode === undefined) {
			const device = await desk.mfaDevice(access);
			if (device !== undefined) return {type: 'mfaCodeNeeded', device};
		}
		if (mfaCode !== undefined) await desk.checkAccess(access, mfaCode);
		return {
			type: 'investigationReady',
			investigation: await desk.investigate(errand.complaint, access),
		};
	},
	asking: async ({investigation}, _, signal) => ({
		type: 'whyAnswered',
		answer: await investigation.answer(signal),
	}),
};
