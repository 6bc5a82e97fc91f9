/** The key URI that authenticator apps read from a QR code: the secret, whose it is, and for what. */
export const keyUri = (username: string, poolId: string | undefined, secret: string): string => {
	const issuer = encodeURIComponent(`Cognito ${poolId ?? ''}`.trim());
	return `otpauth://totp/${issuer}:${encodeURIComponent(username)}?secret=${secret}&issuer=${issuer}`;
};
