import {mfaCodeOf} from '../copy/prompt-words.ts';
import {codeOf} from '../typed-input.ts';
import type {Run} from './run.ts';

/**
 * What asks a person for the code of an MFA device, where a profile assumes a role that needs one. Nothing without a
 * terminal: the search for credentials then says so.
 */
export function mfaCodePrompt({prompt}: Pick<Run, 'prompt'>): {
	readonly mfaCode?: (device: string) => Promise<string>;
} {
	return prompt === undefined
		? {}
		: {mfaCode: async device => codeOf(await prompt.ask(mfaCodeOf(device)))};
}
