import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openSettingsStore} from '../../source/session/settings-store.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {hostOf, temporaryHost} from '../helpers/store.ts';

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
	await terminal.until('http://192.0.2.1:4566 · eu-west-1_AbC · eu-west-1');
	await terminal.type('jane');
	await terminal.press('enter');
	await terminal.until('Password:');
	assert.match(terminal.text(), /http:\/\/192\.0\.2\.1:4566 · eu-west-1_AbC/);
});
