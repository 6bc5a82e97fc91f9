/** Decodes bytes, passed as one character each, or returns why it can't. */
type Codec = (bytes: string) => string | {readonly undecodable: string};

/**
 * Finds a codec by any of Python's names for it, with Python's own messages (CPython 3.11, `Objects/unicodeobject.c`).
 */
export function pythonCodec(name: string): Codec | undefined {
	switch (name.toLowerCase().replaceAll(/[^a-z\d]+/g, '_')) {
		case 'utf_8':
		case 'utf8':
		case 'u8':
			return readUtf8;
		case 'utf_16':
		case 'utf16':
		case 'u16':
			return bytes => readUtf16(bytes, bytes.startsWith('\xfe\xff'), true);
		case 'utf_16_le':
		case 'utf_16le':
			return bytes => readUtf16(bytes, false);
		case 'utf_16_be':
		case 'utf_16be':
			return bytes => readUtf16(bytes, true);
		case 'ascii':
		case 'us_ascii':
			return readAscii;
		default:
			return undefined;
	}
}

const readAscii: Codec = bytes => {
	const at = bytes.search(/[^\0-\x7f]/);
	return at < 0 ? bytes : undecodable('ascii', bytes, at, 1, 'ordinal not in range(128)');
};

/* Table 3-7 of the Unicode Standard: a character, and its valid prefixes. */
const character =
	/[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|(?:\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f])[\x80-\xbf]|(?:\xf0[\x90-\xbf]|[\xf1-\xf3][\x80-\xbf]|\xf4[\x80-\x8f])[\x80-\xbf]{2}/y;
const beginning =
	/[\xc2-\xdf]|\xe0[\xa0-\xbf]?|[\xe1-\xec\xee\xef][\x80-\xbf]?|\xed[\x80-\x9f]?|(?:\xf0[\x90-\xbf]|[\xf1-\xf3][\x80-\xbf]|\xf4[\x80-\x8f])[\x80-\xbf]?|[\xf0-\xf4]/y;

const readUtf8: Codec = bytes => {
	let at = 0;
	character.lastIndex = 0;
	while (character.test(bytes)) at = character.lastIndex;
	if (at === bytes.length) return Buffer.from(bytes, 'latin1').toString();
	beginning.lastIndex = at;
	const begun = beginning.exec(bytes)?.[0].length ?? 0;
	if (begun === 0) return undecodable('utf-8', bytes, at, 1, 'invalid start byte');
	const isEnd = at + begun === bytes.length;
	const reason = isEnd ? 'unexpected end of data' : 'invalid continuation byte';
	return undecodable('utf-8', bytes, at, begun, reason);
};

function readUtf16(bytes: string, isBigEndian: boolean, hasMark = false): ReturnType<Codec> {
	const name = isBigEndian ? 'utf-16-be' : 'utf-16-le';
	const start = hasMark && /^(?:\xfe\xff|\xff\xfe)/.test(bytes) ? 2 : 0;
	const units = Buffer.from(bytes.slice(start, bytes.length - (bytes.length % 2)), 'latin1');
	const text = (isBigEndian ? units.swap16() : units).toString('utf16le');
	const lone = /\p{Cs}/u.exec(text);
	const at = start + 2 * (lone?.index ?? 0);
	if (lone && lone[0] >= '\udc00') return undecodable(name, bytes, at, 2, 'illegal encoding');
	if (lone && lone.index < text.length - 1) {
		return undecodable(name, bytes, at, 2, 'illegal UTF-16 surrogate');
	}
	if (lone) return undecodable(name, bytes, at, bytes.length - at, 'unexpected end of data');
	if (bytes.length % 2 === 0) return text;
	return undecodable(name, bytes, bytes.length - 1, 1, 'truncated data');
}

/* `UnicodeDecodeError.__str__` */
function undecodable(name: string, bytes: string, at: number, length: number, reason: string) {
	const byte = bytes.charCodeAt(at).toString(16).padStart(2, '0');
	const where =
		length === 1
			? `byte 0x${byte} in position ${at}`
			: `bytes in position ${at}-${at + length - 1}`;
	return {undecodable: `'${name}' codec can't decode ${where}: ${reason}`};
}
