/**
 * The longest URI whose QR code, at the low error correction level, is 37 modules wide: version 5 (ISO/IEC 18004, table
 * 7).
 */
const longest = 106;

/**
 * The key URI that authenticator apps read from a QR code (google-authenticator wiki, "Key Uri Format"), with just the
 * secret and its owner. Digits, period and algorithm have their defaults, which are Cognito's. The username is
 * truncated if the code would otherwise be too large for a window of 24 rows.
 */
export function keyUri(username: string, secret: string): string {
	const uri = (name: string) => `otpauth://totp/Cognito:${name}?secret=${secret}`;
	let name = '';
	for (const character of username.toWellFormed()) {
		const next = name + encodeURIComponent(character);
		if (uri(next).length > longest) break;
		name = next;
	}
	return uri(name);
}
