import type {Device, User} from '../model/user.ts';
import {paged} from '../users/paged.ts';
import {attributeList, timestamp} from './request-parts.ts';

/** The recipient of a device description: attributes that start with `dev:` are only for administrators. */
export type Reader = 'user' | 'admin';

/** A device as GetDevice and AdminGetDevice return it. */
export const describeDevice = (device: Device, reader: Reader) => ({
	DeviceKey: device.key,
	DeviceAttributes: attributeList({
		device_status: 'valid',
		device_name: device.name,
		...(reader === 'admin' && {
			'dev:device_remembered_status': device.isRemembered ? 'remembered' : 'not_remembered',
		}),
		last_ip_used: '127.0.0.1',
	}),
	DeviceCreateDate: timestamp(device.createdAt),
	DeviceLastModifiedDate: timestamp(device.modifiedAt ?? device.createdAt),
	DeviceLastAuthenticatedDate: timestamp(device.lastSignInAt),
});

/** A page of a user's devices, as ListDevices and AdminListDevices return it. */
export function describeDevices(
	user: User,
	reader: Reader,
	{Limit, PaginationToken}: {readonly Limit: number; readonly PaginationToken: string | undefined},
) {
	const page = paged(Object.values(user.devices), Limit || 60, PaginationToken);
	return {
		Devices: page.items.map(device => describeDevice(device, reader)),
		...(page.next !== undefined && {PaginationToken: page.next}),
	};
}
