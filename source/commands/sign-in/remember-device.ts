import type {Cognito, Device, Tokens} from '../../cognito/cognito.ts';
import {deviceName} from '../../cognito/device-name.ts';
import {promptWords} from '../../copy/prompt-words.ts';
import {Problem} from '../../problem.ts';
import {sayProblem} from '../../say-failure.ts';
import type {Run} from '../run.ts';
import {askWhether} from './challenge-questions.ts';

/**
 * Confirms a new device, remembered or not according to the option or the answer at the terminal; without either, not
 * remembered. Returns the tokens with the confirmed device. If that fails, it is only reported: the device key in the
 * tokens can still refresh them.
 */
export async function confirmDevice(
	cognito: Cognito,
	tokens: Tokens,
	device: Device,
	{run, choice}: {readonly run: Run; readonly choice: 'yes' | 'no' | undefined},
): Promise<Tokens> {
	const isRemembered =
		choice === undefined
			? run.prompt !== undefined && (await askWhether(promptWords.rememberDevice, run.prompt))
			: choice === 'yes';
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
