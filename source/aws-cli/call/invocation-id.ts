/**
 * Returns a random UUID (RFC 9562, version 4) that identifies the attempts of one call. It protects nothing, so
 * `Math.random` is enough: loading `node:crypto` would take longer than everything else in a call.
 */
export function invocationId(): string {
	return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replaceAll(/[xy]/g, place => {
		const digit = Math.floor(Math.random() * 16);
		return (place === 'x' ? digit : (digit & 0x3) | 0x8).toString(16);
	});
}
