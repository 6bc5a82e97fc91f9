import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {test} from 'node:test';
import {partsOf} from '../../../source/why/call/operations.ts';
import {type SignedRequest, sign} from '../../../source/why/call/signed-call.ts';

const now = Date.UTC(2026, 10, 27, 12, 0, 0);
const region = 'eu-west-1';

const requests: readonly SignedRequest[] = [
	{
		action: 'cognito-idp:ListUsers',
		region,
		input: {UserPoolId: 'eu-west-1_A', Filter: 'email = "é+/ @x"'},
	},
	{action: 'cloudtrail:LookupEvents', region, input: {MaxResults: 50}},
	{action: 'cloudwatch:GetMetricStatistics', region, input: {Period: 3600}},
	{action: 'logs:FilterLogEvents', region, input: {filterPattern: '?ERROR ?"Task timed out"'}},
	{action: 'kms:DescribeKey', region, input: {KeyId: 'arn:aws:kms:eu-west-1:1:key/k'}},
	{action: 'wafv2:GetWebACLForResource', region, input: {ResourceArn: 'a'}},
	{action: 'sms-voice:DescribeSpendLimits', region, input: {}},
	{action: 'sns:GetSMSAttributes', region, input: {attributes: ['MonthlySpendLimit', 'a b+c&d=é']}},
	{action: 'sns:CheckIfPhoneNumberIsOptedOut', region, input: {phoneNumber: '+447700900123'}},
	{action: 'iam:GetRole', region, input: {RoleName: 'shop+sms'}},
	{action: 'ses:GetAccount', region},
	{action: 'ses:GetEmailIdentity', region, pathPart: "o'neil+a b/c%(d)*!@exämple.com"},
	{action: 'ses:GetSuppressedDestination', region, pathPart: 'Jane@example.org'},
	{
		action: 'lambda:GetPolicy',
		region,
		pathPart: 'arn:aws:lambda:eu-west-1:1:function:send:$LATEST',
	},
];

const signed = (request: SignedRequest, sessionToken?: string) =>
	sign(request, {
		credentials: async () => ({
			accessKeyId: 'AKIAEXAMPLE',
			secretAccessKey: 'secret/with+signs',
			...(sessionToken !== undefined && {sessionToken}),
		}),
		endpoint: ({host}, at) => new URL(`https://${host}.${at}.amazonaws.com`),
		now: () => now,
	});

const hasBotocore = spawnSync('python3', ['-c', 'import botocore']).status === 0;

test('botocore comes to the same signature for every protocol', {
	skip: hasBotocore ? false : 'botocore is not installed',
}, async () => {
	const ours: string[] = [];
	const theirs: object[] = [];
	for (const token of [undefined, 'session/token+with=signs']) {
		for (const request of requests) {
			const {url, method, headers, body} = await signed(request, token);
			ours.push(headers['authorization'] ?? '');
			const {service} = partsOf(request.action);
			theirs.push({
				...{url: url.href, method, headers, token: token ?? null, body: body ?? ''},
				date: new Date(now).toISOString().replace('.000Z', ''),
				service: service.signedAs,
				region: 'isGlobal' in service && service.isGlobal ? 'us-east-1' : request.region,
			});
		}
	}
	const signer = join(import.meta.dirname, '../../helpers/botocore-signer.py');
	const {stdout, stderr, status} = spawnSync('python3', [signer], {
		input: JSON.stringify(theirs),
		encoding: 'utf8',
	});
	assert.equal(status, 0, stderr);
	assert.deepEqual(ours, JSON.parse(stdout));
});

test('a name of dots alone would be another path, and is not asked for', async () => {
	await assert.rejects(signed({action: 'ses:GetEmailIdentity', region, pathPart: '..'}), TypeError);
});
