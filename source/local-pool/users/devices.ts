import type {Context} from '../context.ts';
import {notFound} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import type {Device, User} from '../model/user.ts';

/** The user's device with that key. Throws Cognito's error if there is none. */
export function deviceOf(user: User, key: string): Device {
	const device = Object.hasOwn(user.devices, key) ? user.devices[key] : undefined;
	if (!device) throw notFound('Device does not exist.');
	return device;
}

/** Marks a device as remembered or not. One that isn't is asked for a second factor. */
export function rememberDevice(
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	user: User,
	key: string,
	isRemembered: boolean,
): void {
	const device = {...deviceOf(user, key), isRemembered, modifiedAt: clock()};
	state.change(pool, user, {devices: {...user.devices, [key]: device}});
}

/** Forgets a device. Its next sign-in counts as one from a new device. */
export function forgetDevice(
	{state}: Pick<Context, 'state'>,
	pool: UserPool,
	user: User,
	key: string,
): void {
	const {[deviceOf(user, key).key]: _, ...devices} = user.devices;
	state.change(pool, user, {devices});
}
