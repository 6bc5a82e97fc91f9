import {readJwt} from '../../jwt.ts';

/**
 * The region of the user pool that issued an access token, from the pool's ID at the end of its `iss` claim
 * (`…/us-east-1_AbCdEf`); undefined if it isn't such a token. The token is not verified: this only finds the endpoint.
 */
export function tokenRegion(accessToken: unknown): string | undefined {
	if (typeof accessToken !== 'string') return undefined;
	const {claims} = readJwt(accessToken);
	return /\/([a-z]{2,}(?:-[a-z]+)+-\d+)_[^/]*\/?$/.exec(String(claims?.['iss']))?.[1];
}
