import type {Dialect} from './dialect.ts';
import type {AwsCliVersion} from './failure.ts';
import {v1} from './v1.ts';

/** The dialect of a version; what is of v2 alone is loaded only for it. */
export async function loadDialect(version: AwsCliVersion): Promise<Dialect> {
	if (version === 'v1') return v1;
	const {v2} = await import('./v2/dialect.ts');
	return v2;
}
