import {existsSync} from 'node:fs';
import type {StoreHost} from './store-folder.ts';

/** Whether it is worth a process to ask the keychain: on Linux the Secret Service is reached over the session's bus. */
export function hasKeychain({env, platform}: Pick<StoreHost, 'env' | 'platform'>): boolean {
	if (env['COGNITO_VERIFY_NO_KEYCHAIN']) return false;
	return (
		platform === 'darwin' ||
		platform === 'win32' ||
		env['DBUS_SESSION_BUS_ADDRESS'] !== undefined ||
		existsSync(`${env['XDG_RUNTIME_DIR'] ?? ''}/bus`)
	);
}
