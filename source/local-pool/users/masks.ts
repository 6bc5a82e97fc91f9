/** `alice@example.com` → `a***@e***`: always three stars and no top-level domain, as Cognito masks it today. */
export function maskEmail(address: string): string {
	const at = address.lastIndexOf('@');
	return `${first(address)}***@${first(address.slice(at + 1))}***`;
}

/** `+14325550008` → `+*******0008`: a star for each digit but the last four. */
export function maskPhoneNumber(number: string): string {
	const digits = number.replace(/^\+/, '');
	return `+${'*'.repeat(Math.max(0, digits.length - 4))}${digits.slice(-4)}`;
}

function first(text: string): string {
	const [character = ''] = text;
	return character;
}
