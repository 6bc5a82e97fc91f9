import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import type {Event} from '../../source/flow/state.ts';
import {createServices} from '../../source/guided/create-services.ts';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {states} from '../flow/samples.ts';
import {clientOf, startPool} from '../helpers/client.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';
import {hostOf, temporaryFolder} from '../helpers/store.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** AWS's files with two profiles and no default one, which the SDK uses during a test. */
function pointToFiles(t: TestContext) {
	const folder = temporaryFolder(t);
	const env = {
		AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
		AWS_CONFIG_FILE: join(folder, 'config'),
		AWS_EC2_METADATA_DISABLED: 'true',
	};
	writeFileSync(
		env.AWS_SHARED_CREDENTIALS_FILE,
		'[desk]\naws_access_key_id = AKIDDESK\naws_secret_access_key = hush\n',
	);
	writeFileSync(env.AWS_CONFIG_FILE, '[profile empty]\nregion = eu-west-1\n');
	const before = {...process.env};
	for (const name of Object.keys(process.env))
		if (name.startsWith('AWS_')) delete process.env[name];
	Object.assign(process.env, env);
	t.after(() => {
		process.env = before;
	});
	return {folder, env};
}

async function openMenu(t: TestContext, profile?: string) {
	const {env} = pointToFiles(t);
	const {pool} = await startPool(t, {});
	const {region, userPoolId = '', clientId} = clientOf(pool);
	const app = await openGuidedApp(t, {
		env,
		prefill: {region, userPoolId, clientId, endpointUrl: pool.endpoint},
		...(profile !== undefined && {flags: {profile}}),
	});
	await app.terminal.until('Username:');
	await app.terminal.press('tab');
	await app.terminal.until('As an administrator');
	await app.terminal.press('5', 'enter');
	await app.terminal.until(/AWS credentials\n/);
	return app;
}

test('missing credentials are said before a username is asked for, and another profile is one key away', async t => {
	const {terminal, flow} = await openMenu(t);
	assert.match(
		await terminal.until('3. empty'),
		/AWS credentials\n.*\n\nWhich AWS credentials sign in as an administrator\? They need AdminInitiateAuth\.\n❯ 1\. Default credentials .*\n {2}2\. desk .*profile\n {2}3\. empty .*profile\n/,
	);
	await terminal.press('enter');
	await terminal.until(/✖ No IAM credentials found: Could not load credentials/);
	assert.equal(flow.state().step, 'chooseProfile');
	await terminal.press('3', 'enter');
	await terminal.until(/✖ No IAM credentials found in profile empty: /);
	assert.match(terminal.text(), /❯ 3\. empty/);
	await terminal.press('2', 'enter');
	await terminal.until('Username:');
	const state = flow.state();
	assert.ok(state.step === 'username');
	assert.equal(state.way, 'ADMIN_USER_PASSWORD_AUTH');
	assert.deepEqual(state.connection.access, {kind: 'profile', name: 'desk'});
	await terminal.press('escape', 'escape');
	assert.equal(flow.state().step, 'username');
});

test('Esc leads from the list of credentials to the menu that it was opened from', async t => {
	const {terminal, flow} = await openMenu(t);
	await terminal.press('escape');
	assert.equal(flow.state().step, 'chooseWay');
});

test('the profile that the command line names is under the pointer', async t => {
	const {terminal} = await openMenu(t, 'desk');
	assert.match(await terminal.until('2. desk'), /❯ 2\. desk/);
});

test('what an administrator asks is signed with the profile that was chosen', async t => {
	const {folder, env} = pointToFiles(t);
	const {endpointUrl, received} = await startScriptedService(t, (_, response) =>
		answerJson(response, {
			AuthenticationResult: {AccessToken: 'a', ExpiresIn: 60},
			UserPoolClient: {ClientSecret: 'the secret'},
		}),
	);
	const host = {...hostOf(folder), env, cwd: () => folder};
	const services = createServices({prefill: {}, allowHttp: false}, host, {isDemo: false});
	const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_P', clientId: 'c', endpointUrl};
	const access = {kind: 'profile', name: 'desk'} as const;
	const cognito = await services.openCognito(client, access);
	await cognito.signIn({flow: 'ADMIN_USER_PASSWORD_AUTH', username: 'jane', password: 'p'});
	const {signal} = new AbortController();
	assert.equal(await services.readClientSecret({client, access}, signal), 'the secret');
	assert.deepEqual(
		received.map(({headers}) => /Credential=(\w+)\//.exec(headers.authorization ?? '')?.[1]),
		['AKIDDESK', 'AKIDDESK'],
	);
});

test('only why a code did not arrive is answered without credentials, so only there they can be left out', async () => {
	const sent: Event[] = [];
	const context = {send: (event: Event) => sent.push(event), now: () => 0};
	const {errand} = states.checkingAccess;
	await using why = await openTerminal(screenOf(states.chooseProfile, context));
	await using admin = await openTerminal(screenOf({...states.chooseProfile, errand}, context));
	assert.match(why.text(), /No AWS credentials/);
	assert.doesNotMatch(admin.text(), /No AWS credentials/);
});

test('in the demo nobody is asked for credentials, and an administrator can sign in', async t => {
	const {terminal, flow} = await openGuidedApp(t, {
		prefill: {isDemo: true},
		services: {openCognito: 'real'},
	});
	await terminal.until('Username:');
	await terminal.press('tab');
	await terminal.until('As an administrator');
	await terminal.press('5', 'enter');
	await terminal.until('Username:');
	await terminal.press('enter');
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	assert.equal(flow.state().step, 'chooseAttribute');
});
