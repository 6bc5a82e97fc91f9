import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startManagedLogin} from '../../source/cognito/browser/managed-login.ts';
import {freePort} from '../helpers/free-port.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {password, startMoto} from '../helpers/moto.ts';

const moto = await startMoto();

test('what a server nobody here wrote lacks is said on the screen, and the person continues', {
	skip: moto === undefined && 'moto_server is not installed',
}, async t => {
	if (moto === undefined) return;
	const {region, userPoolId = '', clientId, endpointUrl = ''} = await moto.createClient();
	await moto.createUser({region, userPoolId, clientId}, 'jane');
	const redirectUri = `http://127.0.0.1:${await freePort()}/callback`;
	const prefill = {region, userPoolId, clientId, endpointUrl, redirectUri, username: 'jane'};
	const open = () => assert.fail('opened');
	const {terminal} = await openGuidedApp(t, {
		columns: 120,
		rows: 40,
		prefill,
		services: {
			openBrowser: (client, signal) => startManagedLogin({client, open}, {signal}),
		},
	});

	// Moto doesn't recognize a user by the name that it returned for SRP.
	await terminal.until('Password:');
	await terminal.type(`${password}\r`);
	await terminal.until('This server may not support SRP.');
	// It has no sign-in pages.
	await terminal.press('tab', '6', 'enter');
	await terminal.until('Domain:');
	await terminal.type(`${endpointUrl}\r`);
	await terminal.until('The sign-in page returned an error: HTTP 404.');
	await terminal.press('escape');
	// It has no choice-based sign-in.
	await terminal.until(/sign-in\s+methods/);
	await terminal.press('3', 'enter');
	await terminal.until('Username: jane');
	await terminal.press('enter');
	await terminal.until('This server may not support USER_AUTH.');
	await terminal.press('tab', '2', 'enter');
	await terminal.until('Password, sent over TLS');
	await terminal.until('Password:');
	await terminal.type(`${password}\r`);
	// It sends no codes for attributes.
	await terminal.until('Choose an attribute');
	await terminal.press('enter');
	await terminal.until('refused');
	await terminal.until('Choose an attribute');
});
