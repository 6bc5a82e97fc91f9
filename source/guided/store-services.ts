import type {Services} from '../flow/services.ts';
import type {StoreHost} from '../session/file/store-folder.ts';
import {createMemoryStore} from '../session/memory-store.ts';
import type {SessionStore} from '../session/session.ts';
import {once} from './once.ts';

type Names = 'openStore' | 'usedPools' | 'rememberPool' | 'forgetPool' | 'foundPools';

/**
 * The services for sessions and pools on this computer, whose code is loaded after the first frame. The demo keeps its
 * sessions in memory and has no other pools.
 */
export function storeServices(
	host: StoreHost & {readonly cwd: () => string},
	{isDemo}: {readonly isDemo: boolean},
): Pick<Services, Names> {
	if (isDemo) {
		return {
			openStore: once(async () => createMemoryStore()),
			usedPools: async () => [],
			rememberPool: async () => {},
			forgetPool: async () => {},
			foundPools: async () => [],
		};
	}
	const openSettings = once(async () => {
		const {openSettingsStore} = await import('../session/settings-store.ts');
		return openSettingsStore(host);
	});
	return {
		openStore: once(async (): Promise<SessionStore> => {
			const {openSessionStore} = await import('../session/session-store.ts');
			return openSessionStore({host, now: Date.now});
		}),
		usedPools: async () => (await openSettings()).listPools(),
		rememberPool: async client => (await openSettings()).rememberPool(client),
		forgetPool: async client => (await openSettings()).forgetPool(client),
		foundPools: async () => {
			const {findPools} = await import('./find-pools.ts');
			return findPools(host.cwd());
		},
	};
}
