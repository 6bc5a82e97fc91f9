import {encode} from 'uqr';

/** The quiet zone around a code, in modules. ISO/IEC 18004 requires 4; phones read 2, and rows are scarce. */
const edge = 2;

/**
 * The lines of a text's QR code in half blocks, two modules per character, all of equal length. Blocks are the dark
 * modules if it is painted black on white, and otherwise the light ones, as most terminals are dark. Undefined if the
 * text is too long for a QR code.
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
				// With an odd number of rows, the last half row stays unpainted.
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
