import type {Dialect} from './dialect.ts';
import type {AwsCliVersion} from './failure.ts';
import {v1} from './v1.ts';

/** Loads the dialect of a version, so that v2's code is only loaded for v2. */
export async function loadDialect(version: AwsCliVersion): Promise<Dialect> {
	if (version === 'v1') return v1;
	const {v2} = await import('./v2/dialect.ts');
	return v2;
}
