import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Answers, accountOf, factsIn, notFound, rawPool} from '../../helpers/answered-facts.ts';

const arn = 'arn:aws:lambda:us-east-2:123456789012:function:send';
const key = 'arn:aws:kms:us-west-1:123456789012:key/k';
const sending = (functionArn = arn, KMSKeyID: string | undefined = key) => ({
	LambdaConfig: {CustomEmailSender: {LambdaArn: functionArn}, KMSKeyID},
});
const names = ['senderFunction', 'senderPolicy', 'senderKey', 'senderLines'] as const;
const services = ['lambda:', 'kms:', 'logs:'];
const allow = {
	Effect: 'Allow',
	Principal: {Service: 'cognito-idp.amazonaws.com'},
	Action: 'lambda:InvokeFunction',
	Condition: {ArnLike: {'AWS:SourceArn': rawPool.Arn}},
};
const policyOf = (statement: object) => ({Policy: JSON.stringify({Statement: [statement]})});

const account: Answers = {
	'lambda:GetFunctionConfiguration': {
		FunctionArn: arn,
		State: 'Active',
		LastUpdateStatus: 'InProgress',
		LoggingConfig: {LogGroup: 'own-group'},
		Environment: {Variables: {SECRET: 'nobody reads this'}},
	},
	'lambda:GetPolicy': policyOf(allow),
	'kms:DescribeKey': {KeyMetadata: {KeyState: 'PendingDeletion'}},
	'logs:FilterLogEvents': {
		events: [
			{timestamp: 1, message: '2026-11-17T13:00:00.000Z\tr-1\tERROR\tto jane@example.org'},
			{timestamp: 2, message: 'Task timed out'},
		],
	},
};

test('a function that sends is asked for in its own region, and its key in the key’s', async () => {
	const {facts, asked} = await factsIn(accountOf(account, sending()), names, {services});
	assert.deepEqual(facts, {
		senderFunction: {state: 'Active', update: 'InProgress', logGroup: 'own-group'},
		senderPolicy: {cognito: 'yes'},
		senderKey: {state: 'PendingDeletion'},
		senderLines: [
			{at: 2, text: 'Task timed out'},
			{at: 1, text: 'ERROR to j***@e***'},
		],
	});
	assert.deepEqual(asked, [
		`kms:DescribeKey us-west-1 {"input":{"KeyId":"${key}"}}`,
		`lambda:GetFunctionConfiguration us-east-2 {"pathPart":"${arn}"}`,
		`lambda:GetPolicy us-east-2 {"pathPart":"${arn}"}`,
		'logs:FilterLogEvents us-east-2 {"input":{"logGroupName":"own-group","startTime":1794916800000,"endTime":1794924000000,"filterPattern":"?ERROR ?\\"Task timed out\\" ?AccessDenied ?Exception ?\\"Runtime exited\\""}}',
	]);
});

test('a function, a key and a log that are gone are said to be', async () => {
	const gone = {
		'lambda:GetFunctionConfiguration': notFound,
		'lambda:GetPolicy': notFound,
		'kms:DescribeKey': notFound,
		'logs:FilterLogEvents': notFound,
	} as const;
	const {facts, asked} = await factsIn(accountOf(gone, sending(arn, 'k')), names, {services});
	assert.deepEqual(facts, {
		senderFunction: undefined,
		// The error is the same for a function without a policy.
		senderPolicy: {cognito: 'no'},
		senderKey: {state: 'NotFound'},
		senderLines: undefined,
	});
	assert.equal(asked[0], 'kms:DescribeKey eu-west-1 {"input":{"KeyId":"k"}}');
	assert.match(asked.at(-1) ?? '', /"logGroupName":"\/aws\/lambda\/send"/);
	const noFunction = {...gone, 'lambda:GetPolicy': 'Function not found: arn'} as const;
	const refused = await factsIn(accountOf(noFunction, sending()), ['senderPolicy']);
	assert.deepEqual(refused.facts, {senderPolicy: undefined});
});

test('what is not told about a function is not known', async () => {
	const {facts} = await factsIn(
		accountOf(
			{
				'lambda:GetFunctionConfiguration': {FunctionArn: arn},
				'lambda:GetPolicy': {Policy: '{"Statement": ['},
				'kms:DescribeKey': {KeyMetadata: {}},
				'logs:FilterLogEvents': {events: []},
			},
			sending(),
		),
		names,
	);
	assert.deepEqual(facts, {
		senderFunction: {state: undefined, update: undefined, logGroup: undefined},
		senderPolicy: [{because: 'failed', action: 'lambda:GetPolicy', region: 'us-east-2'}],
		senderKey: [{because: 'failed', action: 'kms:DescribeKey', region: 'us-west-1'}],
		senderLines: [],
	});
});

test('a function whose policy names another pool or account may not be called, nor one without a key asked for it', async () => {
	const other = {...allow, Condition: {StringEquals: {'AWS:SourceAccount': '999999999999'}}};
	const answers = {...account, 'lambda:GetPolicy': policyOf(other)};
	const noKey = {LambdaConfig: {CustomEmailSender: {LambdaArn: 'no-arn'}}};
	const {facts, asked} = await factsIn(accountOf(answers, noKey), names, {services});
	assert.deepEqual(facts, {
		senderFunction: {state: 'Active', update: 'InProgress', logGroup: 'own-group'},
		senderPolicy: {cognito: 'no'},
		senderKey: 'notNeeded',
		senderLines: [
			{at: 2, text: 'Task timed out'},
			{at: 1, text: 'ERROR to j***@e***'},
		],
	});
	assert.equal(asked[0], 'lambda:GetFunctionConfiguration eu-west-1 {"pathPart":"no-arn"}');
	assert.equal(asked.length, 3);
	const denied = accountOf({'logs:FilterLogEvents': {events: []}}, noKey);
	const {asked: guessed} = await factsIn(denied, ['senderLines'], {services: ['logs:']});
	assert.match(guessed[0] ?? '', /"logGroupName":"\/aws\/lambda\/"/);
});

test('nothing is asked about a function where none sends', async () => {
	const {facts, asked} = await factsIn(accountOf(account), names, {services});
	assert.deepEqual(facts, Object.fromEntries(names.map(name => [name, 'notNeeded'])));
	assert.deepEqual(asked, []);
});
