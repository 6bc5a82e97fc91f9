import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {agoOf, codeCommand} from '../../source/copy/delivery-words.ts';
import {client, delivery} from '../flow/samples.ts';

const elsewhere = {...client, endpointUrl: 'http://127.0.0.1:9229'};

test('the command is the call that was made, whole but for the token', () => {
	assert.equal(
		codeCommand(client, {attribute: 'email', delivery}),
		'aws cognito-idp get-user-attribute-verification-code --region eu-west-1 --access-token "$ACCESS_TOKEN" --attribute-name email',
	);
	assert.equal(
		codeCommand(elsewhere, {
			attribute: 'phone_number',
			delivery,
			clientMetadata: {locale: "d'un"},
		}),
		`aws cognito-idp get-user-attribute-verification-code --region eu-west-1 --endpoint-url http://127.0.0.1:9229 --access-token "$ACCESS_TOKEN" --attribute-name phone_number --client-metadata '{"locale":"d'\\''un"}'`,
	);
	assert.equal(
		codeCommand(client, {attribute: 'email', delivery, newValue: 'j@example.org'}),
		`aws cognito-idp update-user-attributes --region eu-west-1 --access-token "$ACCESS_TOKEN" --user-attributes '[{"Name":"email","Value":"j@example.org"}]'`,
	);
	const clientMetadata = {locale: 'de'};
	assert.equal(
		codeCommand(client, {attribute: 'email', delivery, newValue: 'j@example.org', clientMetadata}),
		`aws cognito-idp update-user-attributes --region eu-west-1 --access-token "$ACCESS_TOKEN" --user-attributes '[{"Name":"email","Value":"j@example.org"}]' --client-metadata '{"locale":"de"}'`,
	);
});

test('where nothing was requested the command is the one that checks the code', () => {
	assert.equal(
		codeCommand(client, {attribute: 'email'}),
		'aws cognito-idp verify-user-attribute --region eu-west-1 --access-token "$ACCESS_TOKEN" --attribute-name email --code "$CODE"',
	);
});

test('whatever is in a value, a shell takes it for one word', {
	skip: process.platform === 'win32',
}, () => {
	const newValue = `a b"c'd$(touch x)\`e\\f;g`;
	const command = codeCommand(client, {attribute: 'email', delivery, newValue});
	const script = `aws() { for word in "$@"; do printf '%s\\n' "$word"; done; }\n${command}`;
	const {stdout} = spawnSync('sh', ['-c', script], {
		encoding: 'utf8',
		env: {ACCESS_TOKEN: 'token'},
	});
	assert.deepEqual(stdout.trimEnd().split('\n'), [
		'cognito-idp',
		'update-user-attributes',
		'--region',
		'eu-west-1',
		'--access-token',
		'token',
		'--user-attributes',
		JSON.stringify([{Name: 'email', Value: newValue}]),
	]);
});

test('how long ago a code was requested is said in whole minutes, and in hours from the first one on', () => {
	const minute = 60_000;
	assert.deepEqual(
		[0, minute - 1, minute, 60 * minute - 1, 60 * minute, 23.9 * 60 * minute].map(agoOf),
		['just now', 'just now', '1 min ago', '59 min ago', '1 h ago', '23 h ago'],
	);
});
