/** The keys of a section, in lowercase, with their values; a multi-line value contains its line breaks. */
export type IniSection = ReadonlyMap<string, string>;

/** A syntax error in INI; `line` counts from 1. */
export class IniError extends Error {
	override readonly name = 'IniError';
	readonly line: number;

	constructor(line: number) {
		super(`line ${line}`);
		this.line = line;
	}
}

/**
 * Parses INI as Python's `configparser` does (docs.python.org/3/library/configparser.html), with which the AWS CLI
 * reads its files: `=` or `:` after a key, comments only on their own lines, a line indented more than its key
 * continues the value, no duplicate sections or keys, the keys of `[DEFAULT]` in every section. Throws `IniError`.
 */
export function parseIni(text: string): ReadonlyMap<string, IniSection> {
	const sections = new Map<string, Map<string, string>>();
	let section: Map<string, string> | undefined;
	let key: string | undefined;
	let indent = 0;
	for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
		const content = line.trim();
		if (/^[#;]/.test(content)) continue;
		const isMore = content === '' || line.search(/\S/) > indent;
		if (section && key !== undefined && isMore) {
			section.set(key, `${section.get(key)}\n${content}`);
			continue;
		}
		if (content === '') continue;
		indent = line.search(/\S/);
		const name = /^\[(.+)\]/.exec(content)?.[1];
		if (name !== undefined) {
			section = sections.get(name);
			if (section && name !== 'DEFAULT') throw new IniError(index + 1);
			section ??= new Map();
			sections.set(name, section);
			key = undefined;
			continue;
		}
		const [, written = '', value] = /^([^=:]*)[=:](.*)$/.exec(content) ?? [];
		key = written.trim().toLowerCase();
		if (section === undefined || key === '' || value === undefined || section.has(key)) {
			throw new IniError(index + 1);
		}
		section.set(key, value.trim());
	}
	return withDefaults(sections);
}

function withDefaults(sections: ReadonlyMap<string, IniSection>): ReadonlyMap<string, IniSection> {
	const defaults = sections.get('DEFAULT') ?? [];
	const filled = new Map<string, IniSection>();
	for (const [name, section] of sections) {
		if (name === 'DEFAULT') continue;
		const values = [...defaults, ...section];
		filled.set(name, new Map(values.map(([key, value]) => [key, value.trimEnd()])));
	}
	return filled;
}
