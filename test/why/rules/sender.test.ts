import {test} from 'node:test';
import type {FactValues} from '../../../source/why/facts.ts';
import {testsOf} from '../../helpers/verdicts.ts';
import {fine, minutes, now} from '../../helpers/why-facts.ts';
import {trail} from '../scenarios/row.ts';

const line = (ago: number, text = 'Task timed out') => ({at: now - minutes(ago), text});
const {pool: senderPool} = fine.sender;
const withKey = (key: string | undefined) => ({
	...senderPool,
	triggers: {...senderPool.triggers, key},
});
const lambda = (change: Partial<NonNullable<FactValues['senderFunction']>>) => ({
	senderFunction: {state: 'Active', update: 'Successful', logGroup: undefined, ...change},
});
const elsewhere = {
	pool: {
		...senderPool,
		triggers: {...senderPool.triggers, emailSender: 'arn:aws:lambda:us-west-2:1:function:send'},
	},
};

const tests = testsOf({
	'sender-missing': {
		base: 'sender',
		says: {
			cleared: [{}, {lacks: ['senderPolicy']}],
			notApplicable: [
				{base: 'email', senderFunction: undefined},
				{lacks: ['senderFunction']},
				{lacks: ['senderFunction', 'senderPolicy']},
			],
			'proves {"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:send"}: lambda:GetFunctionConfiguration in eu-west-1 has error "ResourceNotFoundException"':
				[
					{senderFunction: undefined},
					{senderPolicy: undefined},
					{senderPolicy: undefined, lacks: ['senderFunction']},
					{senderFunction: undefined, lacks: ['senderPolicy']},
				],
			'proves {"functionArn":"arn:aws:lambda:us-west-2:1:function:send"}: lambda:GetFunctionConfiguration in us-west-2 has error "ResourceNotFoundException"':
				[{...elsewhere, senderFunction: undefined}],
		},
	},
	'sender-not-permitted': {
		base: 'sender',
		says: {
			cleared: [{}],
			notApplicable: [
				{base: 'email', senderPolicy: {cognito: 'no'}},
				{senderPolicy: undefined},
				{lacks: ['senderPolicy']},
			],
			'proves {"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:send","poolArn":"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Shop"}: lambda:GetPolicy in eu-west-1 has Policy "no Allow for cognito-idp.amazonaws.com"':
				[{senderPolicy: {cognito: 'no'}}],
			'suggests {"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:send","poolArn":"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Shop"}: lambda:GetPolicy in eu-west-1 has Policy "no Allow for cognito-idp.amazonaws.com"':
				[{senderPolicy: {cognito: 'maybe'}}],
		},
	},
	'sender-down': {
		base: 'sender',
		says: {
			cleared: [{}, lambda({update: 'InProgress'})],
			notApplicable: [
				{base: 'email', ...lambda({state: 'Failed'})},
				{senderFunction: undefined},
				{lacks: ['senderFunction']},
			],
			'proves {"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:send","state":"Failed"}: lambda:GetFunctionConfiguration in eu-west-1 has State "Failed"':
				[lambda({state: 'Failed'}), lambda({state: 'Failed', update: 'Failed'})],
			'unknown: lambda:GetFunctionConfiguration in eu-west-1 failed': [
				lambda({state: undefined}),
				lambda({state: undefined, update: 'Failed'}),
			],
			'proves {"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:send","state":"Failed to update"}: lambda:GetFunctionConfiguration in eu-west-1 has LastUpdateStatus "Failed"':
				[lambda({update: 'Failed'})],
		},
	},
	'sender-key': {
		base: 'sender',
		says: {
			cleared: [{}],
			notApplicable: [
				{base: 'email', senderKey: {state: 'Disabled'}},
				{lacks: ['senderKey']},
				{pool: withKey(undefined), senderKey: {state: 'Disabled'}},
			],
			'proves {"keyArn":"arn:aws:kms:eu-west-1:123456789012:key/k","state":"PendingDeletion"}: kms:DescribeKey in eu-west-1 has KeyMetadata.KeyState "PendingDeletion"':
				[{senderKey: {state: 'PendingDeletion'}}],
			'proves {"keyArn":"arn:aws:kms:us-west-2:1:key/k","state":"Disabled"}: kms:DescribeKey in us-west-2 has KeyMetadata.KeyState "Disabled"':
				[{pool: withKey('arn:aws:kms:us-west-2:1:key/k'), senderKey: {state: 'Disabled'}}],
			'proves {"keyArn":"k","state":"Disabled"}: kms:DescribeKey in eu-west-1 has KeyMetadata.KeyState "Disabled"':
				[{pool: withKey('k'), senderKey: {state: 'Disabled'}}],
		},
	},
	'sender-errors': {
		base: 'sender',
		says: {
			cleared: [
				{},
				{senderLines: [{at: now - minutes(21) - 1, text: 'too early'}]},
				{senderLines: [line(122)], ...trail()},
			],
			notApplicable: [{base: 'email', senderLines: [line(19)]}, {lacks: ['senderLines']}],
			'suggests {"words":"Task timed out","at":1794922860000,"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:send"}: logs:FilterLogEvents in eu-west-1 has message "Task timed out"':
				[{senderLines: [line(19)]}],
			'suggests {"words":"Task timed out","at":1794923700000,"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:send"}: logs:FilterLogEvents in eu-west-1 has message "Task timed out"':
				[{senderLines: [line(5), line(19, 'an older one')]}],
			'suggests {"words":"Task timed out","at":1794922740000,"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:send"}: logs:FilterLogEvents in eu-west-1 has message "Task timed out"':
				[{senderLines: [line(21)]}],
			'suggests {"words":"Task timed out","at":1794916740000,"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:send"}: logs:FilterLogEvents in eu-west-1 has message "Task timed out"':
				[{senderLines: [line(121)], ...trail()}],
			'unknown: logs:FilterLogEvents in eu-west-1 failed': [{senderLines: undefined}],
		},
	},
	'notification-error': {
		base: 'ses',
		says: {
			cleared: [{}, {errorLines: [line(22)]}],
			'suggests {"words":"Task timed out","at":1794922860000,"group":"/aws/vendedlogs/shop"}: logs:FilterLogEvents in eu-west-1 has message.details "Task timed out"':
				[{errorLines: [line(19)]}],
			'suggests {"words":"Task timed out","at":1794922740000,"group":"/aws/vendedlogs/shop"}: logs:FilterLogEvents in eu-west-1 has message.details "Task timed out"':
				[{errorLines: [line(21)]}],
			notApplicable: [
				{errorLines: [line(19)], errorLog: undefined},
				{errorLines: [line(19)], lacks: ['errorLog']},
				{lacks: ['errorLines']},
			],
			'suggests {"words":"Task timed out","at":1794922860000,"group":"g"}: logs:FilterLogEvents in us-west-2 has message.details "Task timed out"':
				[{errorLines: [line(19)], errorLog: {group: 'g', region: 'us-west-2'}}],
		},
	},
});

for (const [name, body] of tests) test(name, body);
