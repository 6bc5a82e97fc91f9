import type {AppClient} from '../cognito/cognito.ts';
import type {Services} from '../flow/services.ts';
import type {GuidedOptions} from './read-options.ts';

/** The services that read access tokens. */
export const tokenServices = ({
	region,
	tokenOf,
	endpointUrl,
	defaultEndpointUrl,
}: GuidedOptions['prefill']): Pick<Services, 'readToken' | 'usernameOf'> => ({
	readToken: async text => {
		const {readAccessToken} = await import('../cognito/access-token.ts');
		const {token, username, expiresAt, ...claims} = readAccessToken(text, {
			now: Date.now(),
			region,
			...tokenOf,
		});
		const url = endpointUrl ?? defaultEndpointUrl;
		const client: AppClient = {
			region: claims.region,
			userPoolId: claims.userPoolId,
			clientId: claims.clientId,
			...(url !== undefined && {endpointUrl: url}),
		};
		return {token, client, username, expiresAt};
	},
	usernameOf: async accessToken => {
		const {readAccessToken} = await import('../cognito/access-token.ts');
		// A token that was just issued can't have expired, whatever this computer's clock says.
		return readAccessToken(accessToken, {now: 0}).username;
	},
});
