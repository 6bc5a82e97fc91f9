import {eastAsianWidthType} from 'get-east-asian-width';

/** A section of a table; a list within a list has no title. */
export type Section = {
	readonly title: string | undefined;
	/** The nesting depth: the number of edges on either side. */
	readonly level: number;
	readonly headers: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** Everything that determines column widths: the rows and all headers, including ones that were replaced. */
	readonly measured: readonly (readonly string[])[];
};

/** How a table is drawn. Sections with one row that are wider than `columns` become vertical. */
export type TableLayout = {readonly columns: number; readonly isColored: boolean};

type Paint = {
	readonly reset: string;
	readonly edge: string;
	readonly cell: (text: string) => string;
};

const plain: Paint = {reset: '', edge: '|', cell: text => text};

/* As in the AWS CLI, every colored write is followed by a reset. */
const colored: Paint = {
	reset: '\u001b[0m',
	edge: '\u001b[2m\u001b[33m|\u001b[0m',
	cell: text => `\u001b[1m\u001b[34m${text}\u001b[0m`,
};

/** Draws sections below each other, all as wide as the widest. */
export function drawTable(sections: readonly Section[], layout: TableLayout): string {
	const isTooWide = tableWidth(sections) > layout.columns;
	const shown = isTooWide ? sections.map(turned) : sections;
	const width = tableWidth(shown);
	const paint = layout.isColored ? colored : plain;
	const {reset} = paint;
	const lines = shown.flatMap(section => {
		const edge = paint.edge.repeat(section.level) + reset;
		return sectionLines(section, width - 2 * section.level, paint.cell).map(
			line => `${edge}${line}${reset}${edge}\n${reset}`,
		);
	});
	return `${'-'.repeat(width)}\n${reset}${lines.join('')}`;
}

/** Turns a section with one row into a row per column: `header | value`. */
function turned(section: Section): Section {
	const {headers, rows} = section;
	const [row] = rows;
	if (rows.length !== 1 || row === undefined || headers.length === 0) return section;
	const pairs = headers.slice(0, row.length).map((header, index) => [header, row[index] ?? '']);
	return {...section, headers: [], rows: pairs, measured: pairs};
}

function sectionLines(
	section: Section,
	width: number,
	paintCell: (text: string) => string,
): readonly string[] {
	const {title, headers, rows} = section;
	const lines: string[] = [];
	if (title) lines.push(centered(title, width, '|'));
	if (title && headers.length === 0 && rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`);

	const widths = stretchedWidths(section, width);
	if (widths.length === 0) return lines;
	const rule = widths.map((column, index) => ruleOf(column, index === 0)).join('');
	if (headers.length > 0) {
		const cells = headers.map((header, index) =>
			centered(header, widths[index] ?? 0, index === 0 ? '|' : ''),
		);
		lines.push(rule, cells.join(''));
	}
	if (rows.length === 0) return lines;
	const drawn = rows.map(row =>
		row
			.map((cell, index) =>
				leftAligned(cell, widths[index] ?? 0, index === 0 ? '|' : '', paintCell),
			)
			.join(''),
	);
	return [...lines, rule, ...drawn, rule];
}

function ruleOf(column: number, isFirst: boolean): string {
	return isFirst ? `+${spread('-', column - 2)}+` : `${spread('-', column - 1)}+`;
}

function centered(text: string, width: number, left: string): string {
	const length = textWidth(text);
	const before = Math.floor(width / 2) - Math.floor(length / 2) - 1;
	const after = width - 1 - (left.length + before + length);
	return `${left}${spread(' ', before)}${text}${spread(' ', after)}|`;
}

function leftAligned(
	text: string,
	width: number,
	left: string,
	paint: (text: string) => string,
): string {
	const length = textWidth(text);
	const padding = width >= length + 2 + left.length + 1 ? 2 : 0;
	const after = width - (left.length + padding + length) - 1;
	return `${left}${spread(' ', padding)}${paint(text)}${spread(' ', after)}|`;
}

function spread(character: string, count: number): string {
	return character.repeat(Math.max(0, count));
}

function tableWidth(sections: readonly Section[]): number {
	return Math.max(...sections.map(sectionWidth));
}

function sectionWidth(section: Section): number {
	const edges = 2 + 2 * section.level;
	const columns = columnWidths(section).reduce((sum, width) => sum + width, 0);
	return Math.max(textWidth(section.title ?? 'None') + edges, columns + edges);
}

/** The widest cell of each column, plus two spaces on either side. */
function columnWidths({measured}: Section): readonly number[] {
	const columns = measured.find(cells => cells.length > 0) ?? [];
	return columns.map(
		(_, index) => 4 + Math.max(...measured.map(cells => textWidth(cells[index] ?? ''))),
	);
}

/** Scales the column widths to fill the table, distributing the remainder one by one. */
function stretchedWidths(section: Section, width: number): readonly number[] {
	const wanted = columnWidths(section);
	const scale = width / wanted.reduce((sum, column) => sum + column, 0);
	const widths = wanted.map(column => roundHalfToEven(scale * column));
	let excess = widths.reduce((sum, column) => sum + column, 0) - width;
	while (excess !== 0 && widths.length > 0) {
		const step = excess > 0 ? -1 : 1;
		for (let count = 0; count < widths.length && excess !== 0; count += 1) {
			const index = step < 0 ? count : widths.length - 1 - count;
			widths[index] = (widths[index] ?? 0) + step;
			excess += step;
		}
	}
	return widths;
}

function roundHalfToEven(value: number): number {
	const floor = Math.floor(value);
	if (value - floor !== 0.5) return Math.round(value);
	return floor % 2 === 0 ? floor : floor + 1;
}

/** The columns that a text takes on a terminal where East Asian wide, fullwidth and ambiguous characters take two. */
function textWidth(text: string): number {
	let width = 0;
	for (const character of text) {
		const type = eastAsianWidthType(character.codePointAt(0) ?? 0);
		width += type === 'wide' || type === 'fullwidth' || type === 'ambiguous' ? 2 : 1;
	}
	return width;
}
