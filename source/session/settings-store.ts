import Conf from 'conf';
import type {AppClient} from '../cognito/cognito.ts';
import {isSameClient} from '../endpoint.ts';
import {isRecord, parseJson} from '../json.ts';
import {toAppClient} from './file/sessions-file.ts';
import {type StoreHost, settingsName, settingsPath, storeFolder} from './file/store-folder.ts';
import {checkStore, makeStoreFolder} from './file/store-safety.ts';
import {toStoreProblem} from './store-problem.ts';

/** Recent pools, which save the user typing, in `settings.json`. It never contains a secret. */
export type SettingsStore = {
	/** The pools connected to, most recent first. */
	readonly listPools: () => readonly AppClient[];
	/** Stores a pool without its client secret as the most recent one. Throws `storeNotWritable`. */
	readonly rememberPool: (client: AppClient) => void;
	/** Removes a pool from the list; does nothing if it isn't there. Throws `storeNotWritable`. */
	readonly forgetPool: (client: AppClient) => void;
};

/** As many as fit on a screen. */
const poolLimit = 10;

/**
 * Opens the settings. An invalid file counts as empty, and if the folder can't be created, nothing is saved: nothing in
 * it is hard to replace. Throws `storeUnsafe`.
 */
export function openSettingsStore(host: StoreHost): SettingsStore {
	const conf = openConf(host);
	let pools: readonly AppClient[] = [];
	const listPools = () => conf?.get('pools', []) ?? pools;

	const without = (client: AppClient) => listPools().filter(pool => !isSameClient(pool, client));
	const write = (next: readonly AppClient[]) => {
		pools = next;
		try {
			conf?.set('pools', pools);
		} catch (error) {
			throw toStoreProblem(error, settingsPath(storeFolder(host)));
		}
	};

	return {
		listPools,
		rememberPool: ({clientSecret: _, ...client}) => {
			write([client, ...without(client)].slice(0, poolLimit));
		},
		forgetPool: client => {
			write(without(client));
		},
	};
}

function openConf(host: StoreHost): Conf<{pools: readonly AppClient[]}> | undefined {
	const folder = storeFolder(host);
	try {
		makeStoreFolder(folder, host);
		checkStore({folder, file: settingsPath(folder)}, host);
		return new Conf({
			cwd: folder,
			configName: settingsName,
			configFileMode: 0o600,
			accessPropertiesByDotNotation: false,
			deserialize: text => ({pools: readPools(text)}),
		});
	} catch (error) {
		const problem = toStoreProblem(error, folder);
		if (problem.code === 'storeUnsafe') throw problem;
		return undefined;
	}
}

function readPools(text: string): readonly AppClient[] {
	const file = parseJson(text);
	const pools = isRecord(file) && Array.isArray(file['pools']) ? file['pools'] : [];
	return pools.map(toAppClient).filter(pool => pool !== undefined);
}
