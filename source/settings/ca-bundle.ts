import {readConfigFile} from './read-file.ts';

/** In bytes: fifty times the size of Mozilla's whole list. */
const largestBundle = 10 * 1024 * 1024;

/**
 * Reads a file of PEM certificates; undefined if it contains none: OpenSSL would treat it as an empty list and refuse
 * every server. Throws the system's error if the file can't be read.
 */
export function readCaBundle(path: string): string | undefined {
	const text = readConfigFile(path, largestBundle);
	return /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/.test(text) ? text : undefined;
}
