/**
 * Draws the pictures of the README from the real program in a real terminal: `npm run pictures`, after a build.
 * Each is the screen's cells as text in an SVG, so it stays sharp and can be searched.
 */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import xterm from '@xterm/headless';
import {spawn} from '../test/helpers/pty.ts';

const root = join(import.meta.dirname, '..');
const columns = 80;
const rows = 24;

const cellWidth = 8.4;
const rowHeight = 18;
const margin = 16;

const ink = '#d4d4d8';
const paper = '#18181b';
/** The colours of the palette that the app uses, by their number in it. */
const palette: Readonly<Record<number, string>> = {
	1: '#f87171',
	2: '#4ade80',
	3: '#facc15',
	6: '#22d3ee',
};

/** The screen that a program's output makes, as an SVG. */
async function draw(transcript: string, title: string): Promise<string> {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	await new Promise<void>(resolve => terminal.write(transcript, resolve));
	const {active} = terminal.buffer;
	const spans: string[] = [];
	let last = 0;
	for (let row = 0; row < rows; row++) {
		const line = active.getLine(active.baseY + row);
		for (let column = 0; column < columns; column++) {
			const cell = line?.getCell(column);
			const text = cell?.getChars() ?? '';
			if (!cell || text.trim() === '') continue;
			last = row;
			const style = [
				`fill="${(cell.isFgPalette() && palette[cell.getFgColor()]) || ink}"`,
				...(cell.isBold() ? ['font-weight="bold"'] : []),
				...(cell.isDim() ? ['opacity="0.6"'] : []),
			];
			const x = margin + column * cellWidth;
			const y = margin + (row + 0.75) * rowHeight;
			spans.push(`<text x="${x.toFixed(1)}" y="${y}" ${style.join(' ')}>${escapeXml(text)}</text>`);
		}
	}
	const width = Math.ceil(columns * cellWidth + margin * 2);
	const height = (last + 1) * rowHeight + margin * 2;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(title)}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
<rect width="100%" height="100%" rx="8" fill="${paper}"/>
${spans.join('\n')}
</svg>
`;
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

mkdirSync(join(root, 'pictures'), {recursive: true});
const save = async (name: string, title: string, transcript: string) =>
	writeFileSync(join(root, 'pictures', `${name}.svg`), await draw(transcript, title));

await using app = spawn(process.execPath, [join(root, 'dist/cognito-verify.cjs'), 'demo'], {
	columns,
	rows,
});
await app.until('User name');
app.press('enter');
await app.until('Password');
app.press('enter');
await app.until('Choose an attribute');
await save('choose-an-attribute', 'The attributes of the user, to choose one', app.transcript());
app.press('enter');
await app.until('Demo inbox (1)');
const shown = await app.until('Ctrl+C leave');
await save('code-sent', 'Where the code went, with the field to type it in', app.transcript());
const code = /\b(\d{6})\.\s/.exec(shown)?.[1];
app.send(`${code}\r`);
await app.until('is verified');
await save('verified', 'The attribute is verified', app.transcript());
app.press('enter');
await app.exit;
