import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openSettingsStore} from '../../source/session/settings-store.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {hostOf, temporaryHost} from '../helpers/store.ts';

test('an endpoint that is not Amazon’s is named on every screen that asks where to connect, Amazon’s on none', async t => {
	const asked = async (endpointUrl?: string) => {
		const {terminal} = await openGuidedApp(t, {prefill: {...(endpointUrl && {endpointUrl})}});
		await terminal.until('Enter a user pool ID');
		await terminal.press('2', 'enter');
		const token = await terminal.until('Access token:');
		await terminal.press('escape');
		await terminal.until('Enter a user pool ID');
		await terminal.press('1', 'enter');
		const pool = await terminal.until('User pool ID:');
		await terminal.type('eu-west-1_AbC\r');
		const client = await terminal.until('App client ID:');
		return [token, pool, client].map(screen => screen.trim().split('\n').slice(0, 2).join('|'));
	};
	assert.deepEqual(await asked('http://192.0.2.1:4566'), [
		'Connect with an access token|http://192.0.2.1:4566',
		'Connect|http://192.0.2.1:4566',
		'Connect|http://192.0.2.1:4566 · eu-west-1_AbC',
	]);
	assert.deepEqual(await asked(), [
		'Connect with an access token|',
		'Connect|',
		'Connect|eu-west-1_AbC',
	]);
});

test('an endpoint that is not Amazon’s is shown before a password is typed', async t => {
	const {folder} = temporaryHost(t);
	const pool = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'c1'};
	const settings = openSettingsStore(hostOf(folder));
	settings.rememberPool({...pool, endpointUrl: 'https://cognito-idp.eu-west-1.amazonaws.com'});
	settings.rememberPool({...pool, endpointUrl: 'http://jane:hush@192.0.2.1:4566'});
	const {terminal} = await openGuidedApp(t, {folder});
	await terminal.until('used before');
	assert.match(terminal.text(), /used before; client c1 at http:\/\/192\.0\.2\.1:4566/);
	assert.match(terminal.text(), /used before; client c1 *\n/);
	assert.doesNotMatch(terminal.text(), /hush|amazonaws/);

	await terminal.press('enter');
	await terminal.until('http://192.0.2.1:4566 · eu-west-1_AbC\n');
	await terminal.type('jane');
	await terminal.press('enter');
	await terminal.until('Password:');
	assert.match(terminal.text(), /http:\/\/192\.0\.2\.1:4566 · eu-west-1_AbC/);
});
