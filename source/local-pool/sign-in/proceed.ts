import type {TokenSource} from '../hooks/token-hook.ts';
import type {User} from '../model/user.ts';
import {issueTokens} from '../tokens/tokens.ts';
import {goOnWithCustom} from './custom.ts';
import {askDevice, deviceGroupOf, newDeviceKey, rememberedDevice} from './device.ts';
import {askMfa, wantsMfa} from './mfa.ts';
import {askNewPassword} from './new-password.ts';
import type {AuthResponse, Step, Verdict} from './steps.ts';

/**
 * What comes after an answer: the next question, in Cognito's order (custom rounds, new password, second factor,
 * device), and when nothing is missing the tokens.
 */
export async function proceed(step: Step, verdict: Verdict): Promise<AuthResponse> {
	if (!('passed' in verdict)) return verdict;
	const {user} = verdict;
	const passed = [...step.signIn.passed, verdict.passed];
	// A user whom a hook brought over may have another username than what was typed.
	const on: Step = {...step, signIn: {...step.signIn, username: user.username, passed}};
	if (on.signIn.flow === 'custom' && !passed.includes('custom')) {
		return proceed(on, await goOnWithCustom(on, user));
	}
	if (user.status === 'FORCE_CHANGE_PASSWORD') {
		return askNewPassword({...on, signIn: {...on.signIn, hadNewPassword: true}}, user);
	}
	const device = rememberedDevice(on.pool, user, on.signIn);
	if (!passed.includes('mfa') && wantsMfa(on.pool, user, on.signIn)) return askMfa(on, user);
	if (device && !passed.includes('device')) return askDevice(on, user, device);
	return finish(on, user, device?.key);
}

/** What tokens are made after, as the hook for them is told. */
function sourceOf({signIn}: Step): TokenSource {
	if (signIn.passed.includes('device')) return 'TokenGeneration_AuthenticateDevice';
	return signIn.hadNewPassword
		? 'TokenGeneration_NewPasswordChallenge'
		: 'TokenGeneration_Authentication';
}

async function finish(step: Step, user: User, known: string | undefined): Promise<AuthResponse> {
	const {context, pool, client, signIn} = step;
	const isTracked = pool.settings.DeviceConfiguration !== undefined && !signIn.isAdmin;
	const device = known ?? (isTracked ? newDeviceKey(context, pool) : undefined);
	return {
		ChallengeParameters: {},
		AuthenticationResult: {
			...(await issueTokens(context, {
				pool,
				client,
				user,
				device,
				source: sourceOf(step),
				clientMetadata: step.isFirst ? undefined : step.clientMetadata,
			})),
			...(device !== undefined &&
				known === undefined && {
					NewDeviceMetadata: {DeviceKey: device, DeviceGroupKey: deviceGroupOf(context, user)},
				}),
		},
	};
}
