import type {TokenSource} from '../hooks/token-hook.ts';
import type {User} from '../model/user.ts';
import {issueTokens} from '../tokens/tokens.ts';
import {goOnWithCustom} from './custom.ts';
import {askDevice, deviceGroupOf, newDeviceKey, rememberedDevice} from './device.ts';
import {askMfa, wantsMfa} from './mfa.ts';
import {askNewPassword} from './new-password.ts';
import type {AuthResponse, Step, Verdict} from './steps.ts';

/**
 * Returns what follows an answer: the next challenge in Cognito's order (custom auth, new password, second factor,
 * device), or the tokens if nothing is missing.
 */
export async function proceed(step: Step, verdict: Verdict): Promise<AuthResponse> {
	if (!('passed' in verdict)) return verdict;
	const {user} = verdict;
	const passed = [...step.signIn.passed, verdict.passed];
	// A migrated user's username can differ from the name that was typed.
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

/** The trigger source that the token hook gets. */
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
