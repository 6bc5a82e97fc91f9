/**
 * The region of the user pool that issued an access token, from the pool's id at the end of its `iss` claim
 * (`…/us-east-1_AbCdEf`); nothing for what is no such token. The token is not verified: this only finds the way.
 */
export function tokenRegion(accessToken: unknown): string | undefined {
	if (typeof accessToken !== 'string') return undefined;
	const [, payload = ''] = accessToken.split('.');
	try {
		const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
		if (typeof claims !== 'object' || claims === null || !('iss' in claims)) return undefined;
		return /\/([a-z]{2,}(?:-[a-z]+)+-\d+)_[^/]*\/?$/.exec(String(claims.iss))?.[1];
	} catch {
		return undefined;
	}
}
