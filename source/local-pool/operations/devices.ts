import type {Operation} from '../context.ts';
import {invalidParameter} from '../model/failure.ts';
import {members, optional, read, text, withDefault} from '../model/shape.ts';
import {deviceGroupOf} from '../sign-in/device.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {deviceOf, forgetDevice, rememberDevice} from '../users/devices.ts';
import {describeDevice, describeDevices} from './describe-device.ts';
import {devicePage, rememberedStatus} from './request-parts.ts';

const confirmRequest = members({
	AccessToken: text,
	DeviceKey: text,
	DeviceName: withDefault(text, ''),
	DeviceSecretVerifierConfig: optional(members({PasswordVerifier: text, Salt: text})),
});

const toHex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');

/** ConfirmDevice: stores the secret's verifier for the device that the access token was issued to. */
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
				modifiedAt: undefined,
				lastSignInAt: now,
			},
		},
	});
	return {UserConfirmationNecessary: isAskedFirst};
};

const statusRequest = members({
	AccessToken: text,
	DeviceKey: text,
	DeviceRememberedStatus: rememberedStatus,
});

/** UpdateDeviceStatus. */
export const updateDeviceStatus: Operation = context => async body => {
	const {AccessToken, DeviceKey, DeviceRememberedStatus} = read(statusRequest, body);
	const {pool, user} = await bearerOf(context, AccessToken);
	rememberDevice(context, pool, user, DeviceKey, DeviceRememberedStatus === 'remembered');
	return {};
};

const deviceRequest = members({AccessToken: text, DeviceKey: text});

/** GetDevice. */
export const getDevice: Operation = context => async body => {
	const {AccessToken, DeviceKey} = read(deviceRequest, body);
	const {user} = await bearerOf(context, AccessToken);
	return {Device: describeDevice(deviceOf(user, DeviceKey), 'user')};
};

/** ForgetDevice. */
export const forgetOwnDevice: Operation = context => async body => {
	const {AccessToken, DeviceKey} = read(deviceRequest, body);
	const {pool, user} = await bearerOf(context, AccessToken);
	forgetDevice(context, pool, user, DeviceKey);
	return {};
};

const listRequest = members({...devicePage, AccessToken: text});

/** ListDevices. In a pool that doesn't track devices, the list is empty; Cognito's response there is not known. */
export const listDevices: Operation = context => async body => {
	const request = read(listRequest, body);
	const {user} = await bearerOf(context, request.AccessToken);
	return describeDevices(user, 'user', request);
};
