import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CauseId} from '../../../source/why/causes.ts';
import {readWho} from '../../../source/why/question.ts';
import {reachAws} from '../../../source/why/reach-aws.ts';
import {start} from '../../../source/why/start.ts';
import {startAccount} from '../../helpers/aws-account.ts';

const region = 'us-east-1';
const functionArn = `arn:aws:lambda:${region}:000000000000:function:send`;
const keyArn = `arn:aws:kms:${region}:000000000000:key/k`;

type Json = {[name: string]: Json | string | boolean | number | undefined};
type Body = (body: string) => string;

/** Changes a JSON response. */
const json =
	(change: (answer: Json) => Json): Body =>
	body =>
		JSON.stringify(change(JSON.parse(body)));
const without = (name: string): Body => json(answer => ({...answer, [name]: undefined}));
const put = (more: Json): Body => json(answer => ({...answer, ...more}));
const within = (name: string, more: Json): Body =>
	json(answer => ({...answer, [name]: {...Object(answer[name]), ...more}}));
const replace =
	(pattern: RegExp, text: string): Body =>
	body =>
		body.replace(pattern, text);

const anybody = {Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction', Resource: '*'};

type State = 'proves' | 'suggests' | 'cleared' | 'unknown';
type Row = {
	readonly who: 'lee' | 'sam';
	/** Changes made before the row's own, so that its causes can be cleared. */
	readonly before?: Row['bodies'];
	readonly bodies: Readonly<Record<string, Body>>;
	readonly causes: {readonly [Cause in CauseId]?: State};
};

const sender = within('UserPool', {
	LambdaConfig: {
		CustomEmailSender: {LambdaArn: functionArn, LambdaVersion: 'V1_0'},
		KMSKeyID: keyArn,
	},
});

const rows: Readonly<Record<string, Row>> = {
	'SES says nothing of the sandbox, of a quota, of reasons for suppression': {
		who: 'lee',
		bodies: {
			'ses:GetAccount': put({
				ProductionAccessEnabled: undefined,
				SendQuota: undefined,
				SuppressionAttributes: undefined,
			}),
		},
		causes: {'ses-sandbox': 'unknown', 'ses-quota': 'unknown', 'ses-suppressed': 'suggests'},
	},
	'an identity without a word on DKIM': {
		who: 'lee',
		bodies: {'ses:GetEmailIdentity': without('DkimAttributes')},
		causes: {'ses-dkim': 'unknown'},
	},
	'an identity whose policy cannot be read': {
		who: 'lee',
		bodies: {'ses:GetEmailIdentity': put({Policies: {own: '{"Statement": [{"Eff'}})},
		causes: {'ses-denied': 'unknown', 'ses-identity-missing': 'unknown'},
	},
	'an identity that belongs to another account': {
		who: 'lee',
		bodies: {
			'cognito-idp:DescribeUserPool': replace(
				/(arn:aws:ses:us-east-1:)000000000000/,
				'$1999999999999',
			),
		},
		causes: {
			'ses-identity-missing': 'unknown',
			'ses-paused': 'unknown',
			'ses-suppressed': 'unknown',
			'ses-bounces': 'unknown',
		},
	},
	'an event of CloudTrail that cannot be read': {
		who: 'lee',
		bodies: {
			'cloudtrail:LookupEvents': replace(/"Events":\[.*\]/s, '"Events":[{"CloudTrailEvent":"{"}]'),
		},
		causes: {'never-asked': 'unknown'},
	},
	'a list that is none': {
		who: 'sam',
		bodies: {
			'cognito-idp:ListUsers': () => '{"Users":{}}',
			'cloudtrail:LookupEvents': () => '{"Events":null}',
			'sms-voice:DescribeSenderIds': () => '{"SenderIds":"none"}',
		},
		causes: {'user-not-found': 'unknown', 'never-asked': 'unknown', 'sms-registration': 'unknown'},
	},
	'a user who cannot be read': {
		who: 'sam',
		bodies: {'cognito-idp:ListUsers': () => '{"Users":[{"Username":"sam"}]}'},
		causes: {'user-not-found': 'unknown'},
	},
	'a month whose cost is not told': {
		who: 'sam',
		bodies: {
			'cloudwatch:GetMetricStatistics': () => '{"Datapoints":[{"Timestamp":1,"Unit":"None"}]}',
		},
		causes: {'sms-spend': 'unknown'},
	},
	'a role of that name, but not that ARN': {
		who: 'sam',
		bodies: {'iam:GetRole': replace(/:role\//, ':role/elsewhere/')},
		causes: {'sms-role-missing': 'proves'},
	},
	'a role whose ARN is not told': {
		who: 'sam',
		bodies: {'iam:GetRole': replace(/<Arn>.*?<\/Arn>/s, '')},
		causes: {'sms-role-missing': 'unknown', 'sms-role-trust': 'unknown'},
	},
	'a role of another account': {
		who: 'sam',
		bodies: {
			'cognito-idp:DescribeUserPool': replace(/(arn:aws:iam::)000000000000/, '$1999999999999'),
		},
		causes: {'sms-role-missing': 'unknown', 'sms-role-trust': 'unknown'},
	},
	'a trust policy that cannot be read': {
		who: 'sam',
		bodies: {
			'iam:GetRole': replace(/(<AssumeRolePolicyDocument>).*(<\/AssumeRole)/s, '$1%7B%22Sta$2'),
		},
		causes: {'sms-role-trust': 'unknown', 'sms-role-missing': 'unknown'},
	},
	'the sandbox is known from the pool alone': {
		who: 'sam',
		bodies: {
			'cognito-idp:DescribeUserPool': within('UserPool', {
				SmsConfigurationFailure: 'SNSSandbox, InvalidSmsRoleTrustRelationshipException',
			}),
			'sns:GetSMSSandboxAccountStatus': () => '<html>',
			'sms-voice:DescribeAccountAttributes': put({AccountAttributes: undefined}),
		},
		causes: {'sms-sandbox': 'proves', 'sms-role-trust': 'proves'},
	},
	'a function whose state, policy and key are not told': {
		who: 'lee',
		before: {'cognito-idp:DescribeUserPool': sender},
		bodies: {
			'lambda:GetFunctionConfiguration': without('State'),
			'lambda:GetPolicy': put({Policy: '{"Statement": [{"Eff'}),
			'kms:DescribeKey': within('KeyMetadata', {KeyState: undefined}),
		},
		causes: {'sender-down': 'unknown', 'sender-not-permitted': 'unknown', 'sender-key': 'unknown'},
	},
};

test('an answer without the field that decides proves nothing and clears nothing', async t => {
	let bodies: Row['bodies'] = {};
	const account = await startAccount(t, {
		account: {
			Roles: {
				'local-demo-sms': {
					AssumeRolePolicyDocument: {Statement: [{...anybody, Action: 'sts:AssumeRole'}]},
					Decisions: {'sns:Publish': 'allowed'},
				},
			},
			Regions: {
				[region]: {
					Email: {
						Identities: {'example.com': {}},
						SuppressedDestinations: [
							{
								EmailAddress: 'lee@example.com',
								Reason: 'BOUNCE',
								LastUpdateTime: '2026-03-03T10:00:00Z',
							},
						],
					},
					Functions: {send: {Configuration: {State: 'Active'}, Policy: {Statement: [anybody]}}},
					Keys: {k: {KeyState: 'Enabled'}},
				},
			},
		},
		change: (action, body) => bodies[action]?.(body) ?? body,
	});
	const aws = await reachAws({
		flags: {endpointUrl: account.url, region},
		place: {env: {}, cwd: '/', home: '/nowhere'},
		allowHttp: false,
		now: Date.now,
		credentials: async () => ({accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example'}),
	});
	const states = async ({who, causes}: Row) => {
		const {diagnosis} = await start(
			{
				who: readWho(who),
				attribute: who === 'lee' ? 'email' : 'phone_number',
				userPoolId: 'us-east-1_LocalDemo',
				region,
				purpose: 'attribute',
				since: Date.now() - 7_200_000,
				now: Date.now() + 1_000,
			},
			aws,
			{budget: {atOnce: 8, perCall: 60_000, inAll: 240_000, pause: 10}},
		).result;
		const {findings, cleared, unknown} = diagnosis;
		const stateOf = (name: string): State | undefined => {
			if (cleared.some(cause => cause === name)) return 'cleared';
			const found = findings.find(({cause}) => cause === name)?.certainty;
			return found ?? (unknown.some(({cause}) => cause === name) ? 'unknown' : undefined);
		};
		return Object.fromEntries(Object.keys(causes).map(cause => [cause, stateOf(cause)]));
	};
	await account.requestCode('lee', 'email');
	await account.requestCode('sam', 'phone_number');
	for (const [name, row] of Object.entries(rows)) {
		bodies = row.before ?? {};
		const told = new Map(Object.keys(row.causes).map(cause => [cause, 'cleared']));
		if (told.has('ses-suppressed')) told.set('ses-suppressed', 'proves');
		assert.deepEqual(await states(row), Object.fromEntries(told), `before: ${name}`);
		bodies = {...row.before, ...row.bodies};
		assert.deepEqual(await states(row), row.causes, name);
	}
});
