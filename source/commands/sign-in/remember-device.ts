import type {Cognito, Device, Tokens} from '../../cognito/cognito.ts';
import {deviceName} from '../../cognito/device-name.ts';
import {promptWords} from '../../copy/prompt-words.ts';
import {Problem} from '../../problem.ts';
import {sayProblem} from '../../say-failure.ts';
import type {Prompt} from '../prompt.ts';
import type {Run} from '../run.ts';

/**
 * Confirms the device that the pool gave a key to, remembered or not as was chosen or is answered at a terminal, and not
 * where nobody is asked. Gives the tokens with the device as it was confirmed. A device that could not be confirmed is
 * said and costs nothing else: the key that is with the tokens refreshes them.
 */
export async function confirmDevice(
	cognito: Cognito,
	tokens: Tokens,
	device: Device,
	{run, choice}: {readonly run: Run; readonly choice: 'yes' | 'no' | undefined},
): Promise<Tokens> {
	const isRemembered = (choice ?? (run.prompt && (await askWhether(run.prompt)))) === 'yes';
	try {
		const request = {name: deviceName(), isRemembered};
		const options = {signal: run.signal};
		return {
			...tokens,
			device: await cognito.rememberDevice(tokens.accessToken, device, request, options),
		};
	} catch (error) {
		if (!(error instanceof Problem) || run.signal.aborted) throw error;
		sayProblem(error, run.stderr);
		return tokens;
	}
}

async function askWhether(prompt: Prompt): Promise<'yes' | 'no'> {
	prompt.say(promptWords.rememberDevice);
	for (;;) {
		const answer = (await prompt.ask(promptWords.yesOrNo)).trim().toLowerCase();
		if (answer === 'yes' || answer === 'y') return 'yes';
		if (answer === 'no' || answer === 'n') return 'no';
	}
}
