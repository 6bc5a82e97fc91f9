import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../../source/local-pool/account/account.ts';
import {ask, at, get} from '../../../helpers/ask-account.ts';

const Policy = {Version: '2012-10-17', Statement: []};
const account = createAccount({
	AccountId: '123456789012',
	Regions: {
		'us-east-1': {
			Functions: {sender: {Configuration: {State: 'Inactive', Timeout: 3}, Policy}, bare: {}},
			Keys: {
				'key-1': {KeyState: 'Enabled'},
				'key-2': {KeyState: 'PendingDeletion', DeletionDate: '2026-03-20T00:00:00Z'},
			},
		},
	},
});
const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const read = (name: string, what: 'configuration' | 'policy', of = account) =>
	get(of, `/2015-03-31/functions/${encodeURIComponent(name)}/${what}`);
const refused = (message: string) => [404, {__type: 'ResourceNotFoundException', message}];

test('a function is described with what every function has and what it was given, by name and by ARN', () => {
	const bare = {
		FunctionName: 'bare',
		FunctionArn: arn('bare'),
		Runtime: 'nodejs24.x',
		Handler: 'index.handler',
		CodeSize: 1_024,
		Timeout: 10,
		MemorySize: 128,
		Version: '$LATEST',
		State: 'Active',
		LastUpdateStatus: 'Successful',
		LoggingConfig: {LogFormat: 'Text', LogGroup: '/aws/lambda/bare'},
	};
	for (const name of ['bare', arn('bare'), 'function:bare', 'bare:live', `${arn('bare')}:7`]) {
		assert.deepEqual(read(name, 'configuration'), [200, bare], name);
	}
	assert.deepEqual(read('sender', 'configuration'), [
		200,
		{
			...bare,
			FunctionName: 'sender',
			FunctionArn: arn('sender'),
			Timeout: 3,
			State: 'Inactive',
			LoggingConfig: {LogFormat: 'Text', LogGroup: '/aws/lambda/sender'},
		},
	]);
});

test('a function has the policy that it was given, or none', () => {
	assert.deepEqual(read('sender', 'policy'), [200, {Policy: JSON.stringify(Policy)}]);
	assert.deepEqual(read('bare', 'policy'), refused('The resource you requested does not exist.'));
});

test('a function that is not there is refused by its ARN, whatever is asked of it', () => {
	const elsewhere = createAccount({AccountId: '123456789012'});
	for (const what of ['configuration', 'policy'] as const) {
		assert.deepEqual(read('toString', what), refused(`Function not found: ${arn('toString')}`));
		assert.deepEqual(
			read('sender', what, elsewhere),
			refused(`Function not found: ${arn('sender')}`),
		);
	}
});

test('a key is described by its ID and by its ARN, with the date of its deletion where there is one', () => {
	const keyArn = (id: string) => `arn:aws:kms:us-east-1:123456789012:key/${id}`;
	const described = (id: string, more: object) => ({
		KeyMetadata: {
			AWSAccountId: '123456789012',
			KeyId: id,
			Arn: keyArn(id),
			CreationDate: at('2025-12-01T12:00:30Z'),
			Description: '',
			KeyUsage: 'ENCRYPT_DECRYPT',
			Origin: 'AWS_KMS',
			KeyManager: 'CUSTOMER',
			...more,
		},
	});
	const asked = (KeyId: string) => ask(account, 'TrentService.DescribeKey', {KeyId});
	for (const id of ['key-1', keyArn('key-1')]) {
		assert.deepEqual(asked(id), described('key-1', {Enabled: true, KeyState: 'Enabled'}));
	}
	assert.deepEqual(
		asked('key-2'),
		described('key-2', {
			Enabled: false,
			KeyState: 'PendingDeletion',
			DeletionDate: at('2026-03-20T00:00:00Z'),
		}),
	);
	assert.equal(
		asked(keyArn('key-3')),
		`NotFoundException: Key '${keyArn('key-3')}' does not exist`,
	);
	assert.equal(asked('toString'), "NotFoundException: Key 'toString' does not exist");
});
