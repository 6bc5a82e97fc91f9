import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../../source/local-pool/account/account.ts';
import {query, requestId, resultOf} from '../../../helpers/ask-account.ts';

const AssumeRolePolicyDocument = {Version: '2012-10-17', Statement: [{Action: 'sts:AssumeRole'}]};
const account = createAccount({
	AccountId: '123456789012',
	Denied: ['sts:GetCallerIdentity'],
	Roles: {
		texts: {
			AssumeRolePolicyDocument,
			Decisions: {'sns:Publish': 'allowed', 'sns:Subscribe': 'explicitDeny'},
		},
		bare: {AssumeRolePolicyDocument: {}},
	},
});
const iam = (Action: string, fields: Readonly<Record<string, string>>) =>
	({Action, Version: '2010-05-08', ...fields}) as const;

test('a role is described with its trust policy, URL-encoded', () => {
	const policy = encodeURIComponent(JSON.stringify(AssumeRolePolicyDocument));
	assert.equal(
		resultOf(account, iam('GetRole', {RoleName: 'texts'})),
		`<Role><Path>/</Path><RoleName>texts</RoleName><RoleId>AROALOCALLOCALLOCAL00</RoleId><Arn>arn:aws:iam::123456789012:role/texts</Arn><CreateDate>2025-12-01T12:00:30.000Z</CreateDate><AssumeRolePolicyDocument>${policy}</AssumeRolePolicyDocument><MaxSessionDuration>3600</MaxSessionDuration></Role>`,
	);
});

test('a role that is not there is refused, whatever is asked of it', () => {
	const refused = (name: string) => ({
		status: 404,
		headers: {'content-type': 'text/xml', 'x-amzn-requestid': requestId},
		body: `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>The role with name ${name} cannot be found.</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
	});
	assert.deepEqual(query(account, iam('GetRole', {RoleName: 'toString'})), refused('toString'));
	assert.deepEqual(query(account, iam('GetRole', {})), refused(''));
	assert.deepEqual(
		query(
			account,
			iam('SimulatePrincipalPolicy', {PolicySourceArn: 'arn:aws:iam::123456789012:role/nobody'}),
		),
		refused('nobody'),
	);
});

test('each action is decided on as the role was told, and denied where it was not', () => {
	const decided = (action: string, resource: string, decision: string) =>
		`<member><EvalActionName>${action}</EvalActionName><EvalResourceName>${resource}</EvalResourceName><EvalDecision>${decision}</EvalDecision><MatchedStatements></MatchedStatements><MissingContextValues></MissingContextValues></member>`;
	const simulated = (role: string, fields: Readonly<Record<string, string>>) =>
		resultOf(
			account,
			iam('SimulatePrincipalPolicy', {
				PolicySourceArn: `arn:aws:iam::123456789012:role/path/${role}`,
				...fields,
			}),
		);
	const results = (...members: readonly string[]) =>
		`<EvaluationResults>${members.join('')}</EvaluationResults><IsTruncated>false</IsTruncated>`;
	const topic = 'arn:aws:sns:us-east-1:123456789012:t';
	assert.equal(
		simulated('texts', {
			'ActionNames.member.1': 'sns:Publish',
			'ActionNames.member.2': 'sns:Subscribe',
			'ActionNames.member.3': 'toString',
			'ResourceArns.member.1': topic,
		}),
		results(
			decided('sns:Publish', topic, 'allowed'),
			decided('sns:Subscribe', topic, 'explicitDeny'),
			decided('toString', topic, 'implicitDeny'),
		),
	);
	assert.equal(
		simulated('bare', {'ActionNames.member.1': 'sns:Publish'}),
		results(decided('sns:Publish', '*', 'implicitDeny')),
	);
	assert.equal(simulated('bare', {}), results());
});

test('a caller is told who it is, whatever is denied to it', () => {
	assert.equal(
		resultOf(account, {Action: 'GetCallerIdentity', Version: '2011-06-15'}),
		'<Arn>arn:aws:iam::123456789012:user/local</Arn><UserId>AIDALOCALLOCALLOCAL00</UserId><Account>123456789012</Account>',
	);
});
