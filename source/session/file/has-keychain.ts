import {existsSync} from 'node:fs';
import type {StoreHost} from './store-folder.ts';

/** Whether asking the keychain is worth a process: on Linux, the Secret Service needs a session bus. */
export function hasKeychain({env, platform}: Pick<StoreHost, 'env' | 'platform'>): boolean {
	if (env['COGNITO_VERIFY_NO_KEYCHAIN']) return false;
	return (
		platform === 'darwin' ||
		platform === 'win32' ||
		env['DBUS_SESSION_BUS_ADDRESS'] !== undefined ||
		existsSync(`${env['XDG_RUNTIME_DIR'] ?? ''}/bus`)
	);
}
