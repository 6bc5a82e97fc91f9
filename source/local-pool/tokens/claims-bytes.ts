/**
 * Claims as JSON in UTF-8, in a `Uint8Array` of this realm. jose asks `instanceof`, and where a test runner gives each test
 * file globals of its own (Jest, Vitest under jsdom) what `TextEncoder` and `Buffer` give belongs to another realm.
 */
export const claimsBytes = (claims: object): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(new TextEncoder().encode(JSON.stringify(claims)));
