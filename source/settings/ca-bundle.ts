import {readConfigFile} from './read-file.ts';

/** Bytes; Mozilla's whole list has a fiftieth of it. */
const largestBundle = 10 * 1024 * 1024;

/**
 * The text of a file of certificates in PEM, or nothing where it has none: OpenSSL would take it for an empty list, and
 * refuse every server. Throws the system's error for what can't be read.
 */
export function readCaBundle(path: string): string | undefined {
	const text = readConfigFile(path, largestBundle);
	return /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/.test(text) ? text : undefined;
}
