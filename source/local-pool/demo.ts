import type {Context} from './context.ts';
import {createUser} from './create-user.ts';
import {newPassword} from './passwords.ts';
import {clientSettingsShape, poolSettingsShape, type UserPool} from './pool.ts';
import {read} from './shape.ts';

/** The e-mail address and phone number of the demo user; neither is verified. */
const demoAttributes = {
	email: 'demo@example.com',
	email_verified: 'false',
	phone_number: '+14325550008',
	phone_number_verified: 'false',
	given_name: 'Robin',
};

/** The password every demo user has. It guards nothing: the demo pool is made anew each time. */
export const demoPassword = 'Demo-pass-1';

/** Fills an empty state with the demo pool: one user and one client for each way to sign in. */
export const createDemoPool = (context: Context, region: string): UserPool => {
	const {state, clock} = context;
	const pool: UserPool = {
		id: `${region}_LocalDemo`,
		settings: read(poolSettingsShape, {
			PoolName: 'Local demo',
			AutoVerifiedAttributes: ['email', 'phone_number'],
			MfaConfiguration: 'OPTIONAL',
		}),
		createdAt: clock(),
		clients: new Map(),
		users: new Map(),
		revoked: new Map(),
		rotated: new Map(),
	};
	state.pools.set(pool.id, pool);
	const addClient = (id: string, secret: string | undefined, settings: object) =>
		pool.clients.set(id, {
			id,
			secret,
			settings: read(clientSettingsShape, settings),
			createdAt: clock(),
		});
	addClient('localdemopublicclient00001', undefined, {
		ClientName: 'public',
		ExplicitAuthFlows: demoFlows,
	});
	addClient('localdemosecretclient00002', 'localdemoclientsecret0000000000000000000000000000002', {
		ClientName: 'with secret',
		ExplicitAuthFlows: demoFlows,
	});
	createUser(context, pool, 'demo', {
		...newPassword(context, pool, {username: 'demo'}, demoPassword),
		status: 'CONFIRMED',
		attributes: demoAttributes,
	});
	state.touch();
	return pool;
};

const demoFlows = [
	'ALLOW_USER_SRP_AUTH',
	'ALLOW_USER_PASSWORD_AUTH',
	'ALLOW_REFRESH_TOKEN_AUTH',
	'ALLOW_USER_AUTH',
	'ALLOW_CUSTOM_AUTH',
	'ALLOW_ADMIN_USER_PASSWORD_AUTH',
];
