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

/** Replaces the signs that this program draws with ASCII of the same width; other text stays unchanged. */
export const toAscii = (text: string): string => text.replace(anySign, sign => signs[sign] ?? sign);

/** Wraps a stream to write this program's own signs in ASCII if necessary; otherwise returns the stream itself. */
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
