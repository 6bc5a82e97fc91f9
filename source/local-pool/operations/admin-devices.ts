import type {Operation} from '../context.ts';
import {members, optional, read, text} from '../model/shape.ts';
import {deviceOf, forgetDevice, rememberDevice} from '../users/devices.ts';
import {userNamed} from './admin-users.ts';
import {describeDevice, describeDevices} from './describe-device.ts';
import {devicePage, rememberedStatus} from './request-parts.ts';

const named = {UserPoolId: text, Username: text};
const deviceRequest = members({...named, DeviceKey: text});
const listRequest = members({...named, ...devicePage});
const statusRequest = members({
	...named,
	DeviceKey: text,
	DeviceRememberedStatus: optional(rememberedStatus),
});

/** AdminGetDevice. */
export const adminGetDevice: Operation = context => async body => {
	const request = read(deviceRequest, body);
	const {user} = userNamed(context, request);
	return {Device: describeDevice(deviceOf(user, request.DeviceKey), 'admin')};
};

/** AdminListDevices. */
export const adminListDevices: Operation = context => async body => {
	const request = read(listRequest, body);
	return describeDevices(userNamed(context, request).user, 'admin', request);
};

/** AdminForgetDevice. */
export const adminForgetDevice: Operation = context => async body => {
	const request = read(deviceRequest, body);
	const {pool, user} = userNamed(context, request);
	forgetDevice(context, pool, user, request.DeviceKey);
	return {};
};

/** AdminUpdateDeviceStatus. */
export const adminUpdateDeviceStatus: Operation = context => async body => {
	const {DeviceKey, DeviceRememberedStatus, ...request} = read(statusRequest, body);
	const {pool, user} = userNamed(context, request);
	rememberDevice(context, pool, user, DeviceKey, DeviceRememberedStatus === 'remembered');
	return {};
};
