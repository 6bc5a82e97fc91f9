/** A text with the digits of every script as ASCII ones. */
export function withAsciiDigits(text: string): string {
	// Spared where there are none: the digits of every script are a long table to build, in each call.
	if (!/[^\x00-\x7f]/.test(text)) return text;
	return text.replaceAll(/\p{Nd}/gu, digit => {
		// Every script has its ten digits in a row, from zero on (Unicode Standard, section 4.6).
		const code = digit.codePointAt(0) ?? 0;
		let before = 0;
		while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
		return String(before % 10);
	});
}
