/** Wraps a function so that its first result is returned from then on; after a failure, it is called again. */
export function once<Thing>(open: () => Promise<Thing>): () => Promise<Thing> {
	let opened: Promise<Thing> | undefined;
	return () => {
		opened ??= open().catch(error => {
			opened = undefined;
			throw error;
		});
		return opened;
	};
}
