import type {Asked} from '../../../helpers/boto3.ts';
import {day, policy, trust} from './account.ts';

/** boto3's calls to the other services, and the results. */
export const othersQuestions: readonly (readonly [Asked, unknown])[] = [
	[
		{
			service: 'cloudwatch',
			operation: 'GetMetricStatistics',
			input: {...day, Namespace: 'AWS/SNS', MetricName: 'SMSMonthToDateSpentUSD'},
		},
		{
			Label: 'SMSMonthToDateSpentUSD',
			Datapoints: [{Timestamp: '2026-03-01T12:00:00+00:00', Maximum: 0.97, Unit: 'None'}],
		},
	],
	[
		{
			service: 'logs',
			operation: 'FilterLogEvents',
			input: {logGroupName: 'any'},
		},
		{
			refused:
				'AccessDeniedException: User: arn:aws:iam::123456789012:user/local is not authorized to perform: logs:FilterLogEvents because no identity-based policy allows the logs:FilterLogEvents action',
		},
	],
	[
		{service: 'iam', operation: 'GetRole', input: {RoleName: 'texts'}},
		{
			Role: {
				Path: '/',
				RoleName: 'texts',
				RoleId: 'AROALOCALLOCALLOCAL00',
				Arn: 'arn:aws:iam::123456789012:role/texts',
				CreateDate: '2025-12-01T12:00:00+00:00',
				AssumeRolePolicyDocument: trust,
				MaxSessionDuration: 3600,
			},
		},
	],
	[
		{service: 'iam', operation: 'GetRole', input: {RoleName: 'nobody'}},
		{refused: 'NoSuchEntity: The role with name nobody cannot be found.'},
	],
	[
		{
			service: 'iam',
			operation: 'SimulatePrincipalPolicy',
			input: {
				PolicySourceArn: 'arn:aws:iam::123456789012:role/texts',
				ActionNames: ['sns:Publish', 'sns:Subscribe'],
			},
		},
		{
			EvaluationResults: [
				{
					EvalActionName: 'sns:Publish',
					EvalResourceName: '*',
					EvalDecision: 'allowed',
					MatchedStatements: [],
					MissingContextValues: [],
				},
				{
					EvalActionName: 'sns:Subscribe',
					EvalResourceName: '*',
					EvalDecision: 'implicitDeny',
					MatchedStatements: [],
					MissingContextValues: [],
				},
			],
			IsTruncated: false,
		},
	],
	[
		{service: 'sts', operation: 'GetCallerIdentity'},
		{
			Arn: 'arn:aws:iam::123456789012:user/local',
			UserId: 'AIDALOCALLOCALLOCAL00',
			Account: '123456789012',
		},
	],
	[
		{
			service: 'lambda',
			operation: 'GetFunctionConfiguration',
			input: {FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:sender'},
		},
		{
			FunctionName: 'sender',
			FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:sender',
			Runtime: 'nodejs24.x',
			Handler: 'index.handler',
			CodeSize: 1024,
			Timeout: 10,
			MemorySize: 128,
			Version: '$LATEST',
			State: 'Inactive',
			LastUpdateStatus: 'Successful',
			LoggingConfig: {LogFormat: 'Text', LogGroup: '/aws/lambda/sender'},
		},
	],
	[
		{service: 'lambda', operation: 'GetPolicy', input: {FunctionName: 'sender'}},
		{Policy: JSON.stringify(policy)},
	],
	[
		{service: 'lambda', operation: 'GetPolicy', input: {FunctionName: 'bare'}},
		{refused: 'ResourceNotFoundException: The resource you requested does not exist.'},
	],
	[
		{service: 'kms', operation: 'DescribeKey', input: {KeyId: 'key-1'}},
		{
			KeyMetadata: {
				AWSAccountId: '123456789012',
				KeyId: 'key-1',
				Arn: 'arn:aws:kms:us-east-1:123456789012:key/key-1',
				CreationDate: '2025-12-01T12:00:00+00:00',
				Enabled: false,
				Description: '',
				KeyUsage: 'ENCRYPT_DECRYPT',
				KeyState: 'PendingDeletion',
				DeletionDate: '2026-03-20T00:00:00+00:00',
				Origin: 'AWS_KMS',
				KeyManager: 'CUSTOMER',
			},
		},
	],
];
