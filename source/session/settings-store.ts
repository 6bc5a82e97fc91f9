import Conf from 'conf';
import type {AppClient} from '../cognito/cognito.ts';
import {isSameClient} from '../endpoint.ts';
import {isRecord, parseJson} from '../json.ts';
import {toAppClient} from './file/sessions-file.ts';
import {type StoreHost, settingsName, settingsPath, storeFolder} from './file/store-folder.ts';
import {checkStore, makeStoreFolder} from './file/store-safety.ts';
import {toStoreProblem} from './store-problem.ts';

/** What saves a person typing, in `settings.json`. No secret is ever in it. */
export type SettingsStore = {
	/** The pools connected to, last one first. */
	readonly listPools: () => readonly AppClient[];
	/** Keeps a pool, without its client secret, as the last one. Throws `storeNotWritable`. */
	readonly rememberPool: (client: AppClient) => void;
	/** Takes a pool off the list; nothing where it is not there. Throws `storeNotWritable`. */
	readonly forgetPool: (client: AppClient) => void;
};

/** As many as fit on a screen to choose from. */
const poolLimit = 10;

/**
 * Opens the settings. A file that cannot be read as settings counts as empty and a folder that cannot be made as a
 * store that forgets, since nothing in it is hard to replace. Throws `storeUnsafe`.
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
