/**
 * A random UUID (RFC 9562, version 4), by which the attempts of one call are known. It keeps nothing safe, so
 * `Math.random` will do: to read `node:crypto` for it would take longer than to read everything else of a call.
 */
export function invocationId(): string {
	return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replaceAll(/[xy]/g, place => {
		const digit = Math.floor(Math.random() * 16);
		return (place === 'x' ? digit : (digit & 0x3) | 0x8).toString(16);
	});
}
