import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../source/local-pool/account/account.ts';
import {answerTo, ask, query} from '../../helpers/ask-account.ts';

const denied = (action: string) =>
	`User: arn:aws:iam::000000000000:user/local is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;

test('each service refuses a denied action with its own error, and STS answers all the same', () => {
	const account = createAccount({Denied: ['*']});
	for (const [target, action, name] of [
		['Logs_20140328.FilterLogEvents', 'logs:FilterLogEvents', 'AccessDeniedException'],
		['TrentService.DescribeKey', 'kms:DescribeKey', 'AccessDeniedException'],
		[
			'GraniteServiceVersion20100801.GetMetricStatistics',
			'cloudwatch:GetMetricStatistics',
			'AccessDenied',
		],
	] as const) {
		assert.equal(ask(account, target), `${name}: ${denied(action)}`);
	}
	const refused = (Version: string, Action: string) => {
		const {status, body = ''} = query(account, {Version, Action}) ?? {};
		const [, code] = /<Code>(.*)<\/Code>/.exec(body) ?? [];
		const [, message] = /<Message>(.*)<\/Message>/.exec(body) ?? [];
		return [status, code, message];
	};
	assert.deepEqual(refused('2010-03-31', 'GetSMSAttributes'), [
		403,
		'AuthorizationError',
		denied('sns:GetSMSAttributes'),
	]);
	assert.deepEqual(refused('2010-05-08', 'GetRole'), [403, 'AccessDenied', denied('iam:GetRole')]);
	assert.equal(query(account, {Version: '2011-06-15', Action: 'GetCallerIdentity'})?.status, 200);
	assert.equal(answerTo(account, '', {authorization: ''}), undefined);
	assert.equal(
		ask(account, 'Logs_20140328.DeleteLogGroup'),
		'UnknownOperationException: The local account has no operation DeleteLogGroup of logs.',
	);
});
