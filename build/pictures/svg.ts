import type {Run, Screen} from './screen-cells.ts';

/** The colors of a terminal: the default ones, and the palette entries that the app uses, by number. */
export type Palette = {
	readonly ink: string;
	readonly paper: string;
	readonly colours: Readonly<Record<number, string>>;
};

export const dark: Palette = {
	ink: '#d4d4d8',
	paper: '#18181b',
	colours: {
		0: '#52525b',
		1: '#f87171',
		2: '#4ade80',
		3: '#facc15',
		4: '#60a5fa',
		5: '#e879f9',
		6: '#22d3ee',
		7: '#e4e4e7',
		8: '#a1a1aa',
	},
};

export const light: Palette = {
	ink: '#27272a',
	paper: '#fafafa',
	colours: {
		0: '#27272a',
		1: '#b91c1c',
		2: '#15803d',
		3: '#a16207',
		4: '#1d4ed8',
		5: '#a21caf',
		6: '#0e7490',
		7: '#52525b',
		8: '#71717a',
	},
};

const cellWidth = 8.4;
const rowHeight = 17;
const margin = 16;

/** A frame of an animation, and how long it is shown. */
export type Frame = {readonly screen: Screen; readonly ms: number};

/** Draws a screen as an SVG with text, so that it stays sharp and searchable. */
export function drawStill(screen: Screen, title: string, palette: Palette): string {
	const rows = screen.findLastIndex(runs => runs.length > 0) + 1;
	const lines = screen.map((runs, row) => translate(row, drawRuns(runs, palette)));
	return wrap(lines.join('\n'), {columns: 80, rows, title, palette});
}

/**
 * Draws the frames as an endless animation. Rows that frames have in common are written once. Where nothing moves (the
 * viewer prefers reduced motion, or doesn't support CSS), the frame `stillFrame` is shown.
 */
export function drawAnimation(
	frames: readonly Frame[],
	{title, palette, stillFrame}: {title: string; palette: Palette; stillFrame: number},
): string {
	const ids = new Map<string, string>();
	const idOf = (line: string) => {
		const id = ids.get(line) ?? `l${ids.size}`;
		ids.set(line, id);
		return id;
	};
	const whole = frames.reduce((sum, {ms}) => sum + ms, 0);
	const percent = (ms: number) => `${((ms / whole) * 100).toFixed(2)}%`;
	let at = 0;
	const groups: string[] = [];
	const rules: string[] = [];
	for (const [index, {screen, ms}] of frames.entries()) {
		const uses = screen.flatMap((runs, row) =>
			runs.length > 0
				? `<use href="#${idOf(drawRuns(runs, palette))}" y="${row * rowHeight}"/>`
				: [],
		);
		const isStill = index === stillFrame;
		groups.push(
			`<g class="f"${isStill ? '' : ' visibility="hidden"'} id="f${index}">${uses.join('')}</g>`,
		);
		rules.push(
			`#f${index}{animation-name:k${index}}@keyframes k${index}{0%{visibility:${at === 0 ? 'visible' : 'hidden'}}${percent(at)}{visibility:visible}${percent(at + ms)}{visibility:hidden}}`,
		);
		at += ms;
	}
	const lines = [...ids].map(([line, id]) => `<g id="${id}">${line}</g>`);
	const style = `@media (prefers-reduced-motion:no-preference){.f{animation:${whole}ms step-end infinite}${rules.join('')}}`;
	const rows = Math.max(...frames.map(({screen}) => screen.length));
	return wrap(`<style>${style}</style>\n<defs>${lines.join('\n')}</defs>\n${groups.join('\n')}`, {
		columns: 80,
		rows,
		title,
		palette,
	});
}

function translate(row: number, content: string): string {
	return content && `<g transform="translate(0 ${row * rowHeight})">${content}</g>`;
}

function drawRuns(runs: readonly Run[], palette: Palette): string {
	return runs.map(run => drawRun(run, palette)).join('');
}

/** `textLength` keeps the columns aligned in any font. */
function drawRun({column, text, style}: Run, palette: Palette): string {
	const colour = (value: number | string | undefined, otherwise: string) =>
		typeof value === 'string'
			? value
			: (value !== undefined && palette.colours[value]) || otherwise;
	const [ink, paper] = [colour(style.colour, palette.ink), colour(style.background, palette.paper)];
	const [front, back] = style.isInverse ? [paper, ink] : [ink, paper];
	const x = (margin + column * cellWidth).toFixed(1);
	const width = (text.length * cellWidth).toFixed(1);
	const attributes = [
		`x="${x}"`,
		`y="${margin + 0.75 * rowHeight}"`,
		`fill="${front}"`,
		...(text.length > 1 ? [`textLength="${width}"`] : []),
		...(style.isBold ? ['font-weight="bold"'] : []),
		...(style.isDim ? ['opacity="0.6"'] : []),
		...(style.isUnderlined ? ['text-decoration="underline"'] : []),
	];
	const box =
		back === palette.paper
			? ''
			: `<rect x="${x}" y="${margin}" width="${width}" height="${rowHeight}" fill="${back}"/>`;
	const isBlank = text.trim() === '' && !style.isUnderlined;
	return box + (isBlank ? '' : `<text ${attributes.join(' ')}>${escapeXml(unbroken(text))}</text>`);
}

/** No viewer collapses no-break spaces; `xml:space` and `white-space` on the picture aren't heeded by all. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

function wrap(
	content: string,
	{columns, rows, title, palette}: {columns: number; rows: number; title: string; palette: Palette},
): string {
	const width = Math.ceil(columns * cellWidth + margin * 2);
	const height = rows * rowHeight + margin * 2;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(title)}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
<rect width="100%" height="100%" rx="8" fill="${palette.paper}"/>
${content}
</svg>
`;
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
