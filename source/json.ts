/** Parses JSON; `undefined` if it is invalid. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Parses a JSON object; `undefined` if it is invalid or another kind of JSON. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
	const value = parseJson(text);
	return isRecord(value) ? value : undefined;
}

/** Whether a value is an object rather than a list or null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
