import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clientRegion, cognitoSettings, readConnection} from '../../source/commands/connect.ts';
import {Problem} from '../../source/problem.ts';
import {startPool} from '../helpers/client.ts';
import {commandsOn} from '../helpers/command.ts';

const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'c1'};
const far = {...client, endpointUrl: 'http://192.0.2.1'};

test('plain http to another computer is refused before a transport is made, unless it is allowed', async t => {
	const {run} = commandsOn(t, await startPool(t));
	await run(async given => {
		const careful = await readConnection(given, {});
		await assert.rejects(
			cognitoSettings(far, given, careful),
			new Problem('clearHttpRefused', {endpoint: 'http://192.0.2.1'}),
		);
		await assert.rejects(
			cognitoSettings(client, given, careful, 'http://192.0.2.1'),
			new Problem('clearHttpRefused', {endpoint: 'http://192.0.2.1'}),
		);
		const daring = await readConnection(given, {}, {allowHttp: true});
		const settings = await cognitoSettings(far, given, daring);
		assert.equal(settings.client, far);
		return 0;
	}, []);
});

test('a region is what the command line says, what the pool’s ID says, or what is set', () => {
	const settings = {region: 'us-west-2'};
	const of = (region?: string, userPoolId?: string) =>
		clientRegion({region, userPoolId}, settings as never);
	assert.deepEqual(
		[
			of('eu-north-1', 'eu-west-1_AbC'),
			of(undefined, 'eu-west-1_AbC'),
			of(undefined, 'nonsense'),
			of(),
		],
		['eu-north-1', 'eu-west-1', 'us-west-2', 'us-west-2'],
	);
});
