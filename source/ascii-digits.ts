/** Converts the digits of every script to ASCII. */
export function withAsciiDigits(text: string): string {
	// Skipped if there are none: the table of all scripts' digits is too long to build in each call.
	if (!/[^\x00-\x7f]/.test(text)) return text;
	return text.replaceAll(/\p{Nd}/gu, digit => {
		// Every script has its ten digits in a row, starting at zero (Unicode Standard, section 4.6).
		const code = digit.codePointAt(0) ?? 0;
		let before = 0;
		while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
		return String(before % 10);
	});
}
