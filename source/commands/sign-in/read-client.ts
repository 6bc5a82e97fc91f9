import type {AppClient} from '../../cognito/cognito.ts';
import {readClientSecret} from '../../cognito/read-client-secret.ts';
import {missing} from '../../options/missing.ts';
import {options} from '../../options/options.ts';
import {readSecret} from '../../options/read-secret.ts';
import {bare, regionOf} from '../../typed-input.ts';
import {type Connection, clientRegion, cognitoSettings} from '../connect.ts';
import type {Run} from '../run.ts';
import type {SignInWords} from './sign-in-words.ts';

/** The app client to sign in to, with its secret if it is given or read. Throws `optionMissing`. */
export async function readClient(
	words: SignInWords,
	run: Run,
	connection: Connection,
): Promise<AppClient> {
	const {settings} = connection;
	const userPoolId = words['user-pool-id'];
	const clientId = words['client-id'];
	const given =
		words['client-secret'] === undefined
			? run.env['COGNITO_VERIFY_CLIENT_SECRET']
			: await readSecret('--client-secret', words['client-secret'], run);
	if (clientId === undefined) throw missing(options.clientId);
	const client = {
		region: clientRegion({region: words.region, userPoolId}, settings),
		...(userPoolId !== undefined && {userPoolId}),
		clientId,
		...(settings.endpointUrl !== undefined && {endpointUrl: settings.endpointUrl}),
	};
	const clientSecret = words['read-client-secret']
		? await readSecretWithIam(client, run, connection)
		: bare(given ?? '') || undefined;
	return {...client, ...(clientSecret !== undefined && {clientSecret})};
}

/** Only with the user's consent: the permission allows reading every secret of the pool. */
async function readSecretWithIam(
	client: AppClient,
	run: Run,
	connection: Connection,
): Promise<string | undefined> {
	if (regionOf(client.userPoolId ?? '') === undefined) throw missing(options.userPoolId);
	const settings = await cognitoSettings(client, run, connection);
	return readClientSecret(settings, {signal: run.signal});
}
