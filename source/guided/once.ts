/** Opens a thing when it is first asked for, and gives the same one ever after; one that failed to open is opened anew. */
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
