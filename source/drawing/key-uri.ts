/** The longest URI of which the QR code, at the low error level, is 37 modules wide: version 5 (ISO/IEC 18004, table 7). */
const longest = 106;

/**
 * The key URI that authenticator apps read from a QR code (google-authenticator wiki, "Key Uri Format"), with what they
 * need: the secret, and whose it is. Digits, period and algorithm are left to their defaults, which are Cognito's. The
 * username is cut where it would make the code too large for a window of 24 rows.
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
