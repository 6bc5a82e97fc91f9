/**
 * A test reporter that prints a line for each failed test and nothing else.
 * @param {AsyncIterable<{type: string; data: {name?: string}}>} events
 */
export default async function* failures(events) {
	for await (const {type, data} of events) {
		if (type === 'test:fail') yield `failed: ${data.name}\n`;
	}
}
