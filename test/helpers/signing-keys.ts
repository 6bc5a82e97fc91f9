import {makeSigningKey} from '../../source/local-pool/tokens/keys.ts';

const made: Promise<string>[] = [];

/** For one pool of a test: its two keys, the same for each pool of a test file, since most tests take less time. */
export function sharedSigningKeys(): () => Promise<string> {
	let asked = 0;
	return () => {
		const key = made[asked] ?? makeSigningKey();
		made[asked] = key;
		asked += 1;
		return key;
	};
}
