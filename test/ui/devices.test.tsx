import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startPool} from '../helpers/client.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {textOf} from '../helpers/local-pool-client.ts';

const password = 'Right-pass-1';

test('a pool that tracks devices: the question is asked, and either answer goes on', async t => {
	const {pool, clock} = await startPool(t);
	const created = await pool.call('CreateUserPool', {
		PoolName: 'tracks devices',
		DeviceConfiguration: {
			ChallengeRequiredOnNewDevice: true,
			DeviceOnlyRememberedOnUserPrompt: true,
		},
	});
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'app',
		ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
	});
	const target = {UserPoolId, Username: 'robin'};
	await pool.call('AdminCreateUser', {
		...target,
		UserAttributes: [{Name: 'phone_number', Value: '+14325550008'}],
	});
	await pool.call('AdminSetUserPassword', {...target, Password: password, Permanent: true});

	for (const keys of [['enter'], ['down', 'enter'], ['escape']]) {
		const {terminal} = await openGuidedApp(t, {
			prefill: {
				userPoolId: UserPoolId,
				clientId: textOf(client, 'UserPoolClient', 'ClientId'),
				username: 'robin',
				endpointUrl: pool.endpoint,
			},
			now: clock,
		});
		await terminal.until('Password:');
		await terminal.type(`${password}\r`);
		await terminal.until('Remember this device?');
		await terminal.until('1. Yes');
		await terminal.press(...keys);
		const screen = await terminal.until('Choose an attribute');
		assert.ok(!screen.includes('✖'), screen);
		await terminal.close();
	}
});
