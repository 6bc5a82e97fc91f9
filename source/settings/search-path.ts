import {delimiter, isAbsolute} from 'node:path';

/**
 * The environment without relative parts in PATH, including empty ones (POSIX, Base Definitions, section 8.3), so that
 * no program of the working directory is found.
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

/* If nothing is left, the default of a system without PATH. */
const absoluteParts = (path: string) =>
	path
		.split(delimiter)
		.filter(part => isAbsolute(part))
		.join(delimiter) || '/usr/bin:/bin';
