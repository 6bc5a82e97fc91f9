/** The folder of a file in `source/`, or `source` for files directly in it. */
export function roomOf(file: string) {
	const [, room = '', rest] = file.split('/');
	return rest === undefined ? 'source' : room;
}
