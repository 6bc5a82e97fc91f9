const signs: Readonly<Record<string, string>> = {
	'…': '~',
	'’': "'",
	'“': '"',
	'”': '"',
	'·': '-',
	'–': '-',
	'•': '*',
	'›': '>',
	'↑': '^',
	'↓': 'v',
};

const anySign = new RegExp(`[${Object.keys(signs).join('')}]`, 'g');

/** The signs that this program draws, in ASCII and as wide; what somebody else wrote stays as it is. */
export const toAscii = (text: string): string => text.replace(anySign, sign => signs[sign] ?? sign);

/** A stream whose text is written in ASCII, as far as this program's own signs go; otherwise the stream itself. */
export const asciiStream = <Stream extends NodeJS.WriteStream>(stream: Stream): Stream =>
	new Proxy(stream, {
		get(target, key) {
			const value: unknown = Reflect.get(target, key);
			if (typeof value !== 'function') return value;
			return key === 'write'
				? (chunk: unknown, ...rest: unknown[]) =>
						value.call(target, typeof chunk === 'string' ? toAscii(chunk) : chunk, ...rest)
				: value.bind(target);
		},
	});
