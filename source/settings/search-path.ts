import {delimiter, isAbsolute} from 'node:path';

/**
 * An environment in which no program of the working directory is found: PATH without its relative parts, an empty one
 * among them (POSIX, Base Definitions, section 8.3).
 */
export function withAbsolutePath<Value>(
	env: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value | string>> {
	return Object.fromEntries(
		Object.entries(env).map(([name, value]) => [
			name,
			/^path$/i.test(name) ? absoluteParts(String(value)) : value,
		]),
	);
}

/* Where nothing is left, what a system without a PATH searches. */
const absoluteParts = (path: string) =>
	path
		.split(delimiter)
		.filter(part => isAbsolute(part))
		.join(delimiter) || '/usr/bin:/bin';
