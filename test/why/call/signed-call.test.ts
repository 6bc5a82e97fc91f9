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

test('a request is what the protocol of its service makes of it, signed in its scope', async () => {
	const sent = async (request: SignedRequest, base = 'https://aws.test', at = region) => {
		const {url, method, headers, body} = await sign(
			{...request, region: at},
			{
				credentials: async () => ({accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example'}),
				endpoint: (_service, of) => new URL(base.replace('REGION', of)),
				now: () => now,
			},
		);
		const {authorization = '', 'x-amz-date': date, ...others} = headers;
		const scope = /Credential=AKIAEXAMPLE\/(\S+), SignedHeaders=(\S+),/.exec(authorization);
		assert.equal(date, '20261127T120000Z');
		return [`${method} ${url.href}`, body, others, ...(scope ?? []).slice(1)];
	};
	const scope = (service: string, of = region) => `20261127/${of}/${service}/aws4_request`;
	const rows: readonly (readonly [Promise<readonly unknown[]>, readonly unknown[]])[] = [
		[
			sent({action: 'kms:DescribeKey', region, input: {KeyId: 'k'}}),
			[
				'POST https://aws.test/',
				'{"KeyId":"k"}',
				{
					host: 'aws.test',
					'content-type': 'application/x-amz-json-1.1',
					'x-amz-target': 'TrentService.DescribeKey',
				},
				scope('kms'),
				'content-type;host;x-amz-date;x-amz-target',
			],
		],
		[
			sent({action: 'sms-voice:DescribeSpendLimits', region}, 'http://127.0.0.1:9229/base//'),
			[
				'POST http://127.0.0.1:9229/base/',
				'{}',
				{
					host: '127.0.0.1:9229',
					'content-type': 'application/x-amz-json-1.0',
					'x-amz-target': 'PinpointSMSVoiceV2.DescribeSpendLimits',
				},
				scope('sms-voice'),
				'content-type;host;x-amz-date;x-amz-target',
			],
		],
		[
			sent({action: 'sns:GetSMSAttributes', region, input: {a: ['x y', 1], b: 2}}),
			[
				'POST https://aws.test/',
				'Action=GetSMSAttributes&Version=2010-03-31&a.member.1=x+y&a.member.2=1&b=2',
				{
					host: 'aws.test',
					'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
				},
				scope('sns'),
				'content-type;host;x-amz-date',
			],
		],
		[
			sent(
				{action: 'ses:GetEmailIdentity', region, pathPart: "o'b*(c)!@x.y"},
				'https://aws.test/base',
			),
			[
				'GET https://aws.test/base/v2/email/identities/o%27b%2A%28c%29%21%40x.y',
				undefined,
				{host: 'aws.test'},
				scope('ses'),
				'host;x-amz-date',
			],
		],
		[
			sent({action: 'ses:GetAccount', region}),
			[
				'GET https://aws.test/v2/email/account',
				undefined,
				{host: 'aws.test'},
				scope('ses'),
				'host;x-amz-date',
			],
		],
		[
			sent({action: 'lambda:GetPolicy', region, pathPart: 'f'}),
			[
				'GET https://aws.test/2015-03-31/functions/f/policy',
				undefined,
				{host: 'aws.test'},
				scope('lambda'),
				'host;x-amz-date',
			],
		],
		...['us-east-1', 'cn-north-1', 'us-gov-west-1'].map(of => {
			const at = {'us-east-1': 'eu-west-1', 'cn-north-1': 'cn-northwest-1'}[of] ?? 'us-gov-east-1';
			const request = {action: 'iam:GetRole', region, input: {RoleName: 'r'}} as const;
			return [
				sent(request, 'https://REGION.test', at),
				[
					`POST https://${of}.test/`,
					'Action=GetRole&Version=2010-05-08&RoleName=r',
					{
						host: `${of}.test`,
						'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
					},
					scope('iam', of),
					'content-type;host;x-amz-date',
				],
			] as const;
		}),
	];
	for (const [request, expected] of rows) assert.deepEqual(await request, expected);
});

test('a name of dots alone would be another path, and is not asked for', async () => {
	await assert.rejects(signed({action: 'ses:GetEmailIdentity', region, pathPart: '..'}), TypeError);
});
