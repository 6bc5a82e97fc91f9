import {mfaCodeOf} from '../copy/prompt-words.ts';
import {codeOf} from '../typed-input.ts';
import type {Run} from './run.ts';

/**
 * The prompt for an MFA device's code, needed if a profile assumes a role with MFA. Empty without a terminal; the
 * search for credentials then reports that.
 */
export function mfaCodePrompt({prompt}: Pick<Run, 'prompt'>): {
	readonly mfaCode?: (device: string) => Promise<string>;
} {
	return prompt === undefined
		? {}
		: {mfaCode: async device => codeOf(await prompt.ask(mfaCodeOf(device)))};
}
