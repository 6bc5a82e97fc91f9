import {makeSigningKey} from '../../source/local-pool/tokens/keys.ts';

const made: Promise<string>[] = [];

/**
 * Provides the two keys of a pool, the same for all pools of a test file, since creating keys takes longer than most
 * tests.
 */
export function sharedSigningKeys(): () => Promise<string> {
	let asked = 0;
	return () => {
		const key = made[asked] ?? makeSigningKey();
		made[asked] = key;
		asked += 1;
		return key;
	};
}
