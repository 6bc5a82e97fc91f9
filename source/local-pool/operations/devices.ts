import type {Operation} from '../context.ts';
import {invalidParameter, notFound} from '../model/failure.ts';
import {members, oneOf, optional, read, text, withDefault} from '../model/shape.ts';
import {deviceGroupOf} from '../sign-in/device.ts';
import {bearerOf} from '../tokens/access-tokens.ts';

const confirmRequest = members({
	AccessToken: text,
	DeviceKey: text,
	DeviceName: withDefault(text, ''),
	DeviceSecretVerifierConfig: optional(members({PasswordVerifier: text, Salt: text})),
});

const toHex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');

/** ConfirmDevice: the device that this access token was issued to, with the verifier of its secret. */
export const confirmDevice: Operation = context => async body => {
	const request = read(confirmRequest, body);
	const {pool, user, device} = await bearerOf(context, request.AccessToken);
	const {DeviceKey, DeviceName, DeviceSecretVerifierConfig: config} = request;
	if (device !== DeviceKey) throw invalidParameter('Invalid device key given.');
	const verifier = toHex(config?.PasswordVerifier ?? '');
	const salt = toHex(config?.Salt ?? '');
	if (!verifier || !salt) {
		throw invalidParameter('Missing required parameter DeviceSecretVerifierConfig');
	}
	const isAskedFirst = pool.settings.DeviceConfiguration?.DeviceOnlyRememberedOnUserPrompt ?? false;
	const now = context.clock();
	context.state.change(pool, user, {
		devices: {
			...user.devices,
			[DeviceKey]: {
				key: DeviceKey,
				groupKey: deviceGroupOf(context, user),
				name: DeviceName,
				verifier: {salt, verifier},
				isRemembered: !isAskedFirst,
				createdAt: now,
				lastSignInAt: now,
			},
		},
	});
	return {UserConfirmationNecessary: isAskedFirst};
};

const statusRequest = members({
	AccessToken: text,
	DeviceKey: text,
	DeviceRememberedStatus: oneOf('remembered', 'not_remembered'),
});

/** UpdateDeviceStatus. */
export const updateDeviceStatus: Operation = context => async body => {
	const {AccessToken, DeviceKey, DeviceRememberedStatus} = read(statusRequest, body);
	const {pool, user} = await bearerOf(context, AccessToken);
	const device = user.devices[DeviceKey];
	if (!device) throw notFound('Device does not exist.');
	const isRemembered = DeviceRememberedStatus === 'remembered';
	context.state.change(pool, user, {
		devices: {...user.devices, [DeviceKey]: {...device, isRemembered}},
	});
	return {};
};
