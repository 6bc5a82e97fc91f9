import {createHmac} from 'node:crypto';
import type {Context} from '../context.ts';
import {incorrectUsernameOrPassword, invalidParameter, notFound} from '../model/failure.ts';
import {regionOf, type UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import type {Device, User} from '../model/user.ts';
import {deviceOf} from '../users/devices.ts';
import type {Challenge, SignIn} from './challenges.ts';
import {provesSecret} from './password.ts';
import {openExchange} from './srp.ts';
import {type Answers, ask, open, required, type Step, type Verdict} from './steps.ts';

/** The device that a sign-in comes from, if the pool remembers it. Admin sign-ins don't support devices. */
export function rememberedDevice(
	pool: UserPool,
	user: User,
	{deviceKey, isAdmin}: SignIn,
): Device | undefined {
	if (!pool.settings.DeviceConfiguration || deviceKey === undefined || isAdmin) return undefined;
	const device = deviceOf(user, deviceKey);
	return device.isRemembered ? device : undefined;
}

/** The group key of a user's devices. It is derived, so that a device that is never confirmed leaves nothing behind. */
export const deviceGroupOf = ({keys}: Pick<Context, 'keys'>, {username}: User): string =>
	`-${createHmac('sha256', keys.seal).update(username).digest('base64url').slice(0, 8)}`;

/** A key for a new device: `<region>_<uuid>`. */
export const newDeviceKey = ({random}: Pick<Context, 'random'>, pool: UserPool): string =>
	`${regionOf(pool)}_${randomUuid(random)}`;

/** DEVICE_SRP_AUTH. */
export const askDevice = (step: Step, user: User, {key}: Device) =>
	ask(step, {name: 'DEVICE_SRP_AUTH'}, {DEVICE_KEY: key, USERNAME: user.username});

/** The answer to DEVICE_SRP_AUTH: starts SRP with the device's verifier. */
export function answerDeviceSrp(step: Step, user: User, answers: Answers): Verdict {
	const {context, pool, signIn} = step;
	const device = rememberedDevice(pool, user, signIn);
	const A = required(answers, 'SRP_A');
	if (!device?.verifier) throw notFound('Device does not exist.');
	const {salt, verifier} = device.verifier;
	const exchange = openExchange(A, verifier, context.random(32));
	if (!exchange) throw invalidParameter('Invalid SRP_A');
	const secretBlock = open(step, {name: 'DEVICE_PASSWORD_VERIFIER', exchange, verifier});
	return {
		ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
		Session: secretBlock,
		ChallengeParameters: {
			SALT: salt,
			SRP_B: exchange.B,
			SECRET_BLOCK: secretBlock,
			DEVICE_KEY: device.key,
			USERNAME: user.username,
		},
	};
}

/** The answer to DEVICE_PASSWORD_VERIFIER. It has one try, like PASSWORD_VERIFIER. */
export function answerDeviceVerifier(
	step: Step,
	user: User,
	challenge: Extract<Challenge, {exchange: unknown}>,
	answers: Answers,
): Verdict {
	const {context, pool, signIn} = step;
	context.challenges.use(required(answers, 'PASSWORD_CLAIM_SECRET_BLOCK'));
	const device = rememberedDevice(pool, user, signIn);
	if (!device) throw notFound('Device does not exist.');
	const who = {group: device.groupKey, identity: device.key};
	if (!provesSecret(step, who, challenge, answers)) throw incorrectUsernameOrPassword();
	return {
		passed: 'device',
		user: context.state.change(pool, user, {
			devices: {...user.devices, [device.key]: {...device, lastSignInAt: context.clock()}},
		}),
	};
}
