import {own} from '../account.ts';
import {type Call, Refusal, type Service, textIn} from '../calls.ts';

/** AWS Lambda (2015-03-31). `Path` is the function's name or ARN. */
export const lambda: Service = {
	GetFunctionConfiguration: call => {
		const {name, arn, settings} = functionOf(call);
		return {
			FunctionName: name,
			FunctionArn: arn,
			Runtime: 'nodejs24.x',
			Handler: 'index.handler',
			CodeSize: 1_024,
			Timeout: 10,
			MemorySize: 128,
			Version: '$LATEST',
			State: 'Active',
			LastUpdateStatus: 'Successful',
			LoggingConfig: {LogFormat: 'Text', LogGroup: `/aws/lambda/${name}`},
			...settings.Configuration,
		};
	},
	GetPolicy: call => {
		const {settings} = functionOf(call);
		if (!settings.Policy) {
			throw new Refusal(
				'ResourceNotFoundException',
				'The resource you requested does not exist.',
				404,
			);
		}
		return {Policy: JSON.stringify(settings.Policy)};
	},
};

function functionOf(call: Call) {
	const asked = textIn(call, 'Path') ?? '';
	const name = asked.replace(/^(?:arn:[\w-]+:lambda:[\w-]+:\d+:)?(?:function:)?/, '').split(':')[0];
	const settings = own(call.account.region(call.region).Functions, name ?? '');
	const arn = `arn:aws:lambda:${call.region}:${call.account.id}:function:${name}`;
	if (!settings) throw new Refusal('ResourceNotFoundException', `Function not found: ${arn}`, 404);
	return {name, arn, settings};
}

/** AWS KMS (2014-11-01). */
export const kms: Service = {
	DescribeKey: call => {
		const asked = textIn(call, 'KeyId') ?? '';
		const id = asked.split('/').at(-1) ?? '';
		const key = own(call.account.region(call.region).Keys, id);
		if (!key) throw new Refusal('NotFoundException', `Key '${asked}' does not exist`);
		return {
			KeyMetadata: {
				AWSAccountId: call.account.id,
				KeyId: id,
				Arn: `arn:aws:kms:${call.region}:${call.account.id}:key/${id}`,
				CreationDate: new Date(call.now - 90 * 86_400_000),
				Enabled: key.KeyState === 'Enabled',
				Description: '',
				KeyUsage: 'ENCRYPT_DECRYPT',
				KeyState: key.KeyState,
				...(key.DeletionDate !== undefined && {DeletionDate: new Date(key.DeletionDate)}),
				Origin: 'AWS_KMS',
				KeyManager: 'CUSTOMER',
			},
		};
	},
};
