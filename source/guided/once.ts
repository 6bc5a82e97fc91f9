/** Opens a thing when it is first asked for, and gives the same one ever after. */
export function once<Thing>(open: () => Promise<Thing>): () => Promise<Thing> {
	let opened: Promise<Thing> | undefined;
	return () => {
		opened ??= open();
		return opened;
	};
}
