/** What JSON holds; `undefined` for text that isn't JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** An object of JSON; `undefined` for text that isn't JSON, or JSON of another kind. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
	const value = parseJson(text);
	return isRecord(value) ? value : undefined;
}

/** An object of whatever it holds. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
