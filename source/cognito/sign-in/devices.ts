import {
	ConfirmDeviceCommand,
	UpdateDeviceStatusCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type {Cognito} from '../cognito.ts';
import type {Wire} from '../wire/wire.ts';
import {createDeviceSecret} from './device-srp.ts';

/** Registers this computer as a device of the pool, with a device password for the next sign-in. */
export function deviceOperations({call, random}: Wire): Pick<Cognito, 'rememberDevice'> {
	return {
		rememberDevice: async (accessToken, device, {name, isRemembered}, options) => {
			const target = {AccessToken: accessToken, DeviceKey: device.key};
			const {password, config} = await createDeviceSecret(device, random);
			const confirm = new ConfirmDeviceCommand({
				...target,
				DeviceName: name,
				DeviceSecretVerifierConfig: config,
			});
			const answer = await call((sdk, abort) => sdk.send(confirm, abort), options);
			// Some pools remember devices automatically, others if the user agrees: only a deviation is reported.
			if (isRemembered === (answer.UserConfirmationNecessary ?? false)) {
				const update = new UpdateDeviceStatusCommand({
					...target,
					DeviceRememberedStatus: isRemembered ? 'remembered' : 'not_remembered',
				});
				await call((sdk, abort) => sdk.send(update, abort), options);
			}
			return {...device, password};
		},
	};
}
