/** The folder of `source/` that a file is in, or `source` for the files beside them. */
export function roomOf(file: string) {
	const [, room = '', rest] = file.split('/');
	return rest === undefined ? 'source' : room;
}
