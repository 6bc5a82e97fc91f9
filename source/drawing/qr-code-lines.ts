import {encode} from 'uqr';

/** The light edge around a code, in modules. ISO/IEC 18004 asks for 4; phones read 2, and rows are dear. */
const edge = 2;

/**
 * The lines of a text's QR code in half blocks, two modules a character, all as long. Blocks stand for its dark modules
 * when it is painted black on white, and for its light ones when it is not, as most terminals are dark. Undefined for a
 * text longer than any QR code holds.
 */
export function qrCodeLines(text: string, isPainted: boolean): readonly string[] | undefined {
	const modules = modulesOf(text);
	if (!modules) return undefined;
	const hasBlock = (row: number, column: number) => (modules[row]?.[column] ?? false) === isPainted;
	const blocks = [' ', '▄', '▀', '█'];
	return Array.from({length: Math.ceil(modules.length / 2)}, (_, line) =>
		modules
			.map((_, column) => {
				const upper = hasBlock(2 * line, column) ? 2 : 0;
				// The half row below an odd number of rows is left as the terminal is.
				const lower = 2 * line + 1 < modules.length && hasBlock(2 * line + 1, column) ? 1 : 0;
				return blocks[upper + lower];
			})
			.join(''),
	);
}

function modulesOf(text: string): boolean[][] | undefined {
	try {
		return encode(text, {ecc: 'L', border: edge}).data;
	} catch {
		return undefined;
	}
}
