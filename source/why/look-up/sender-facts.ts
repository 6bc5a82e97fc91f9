import {at, property, text} from '../call/read-value.ts';
import {MissingFact} from '../outcome.ts';
import {judgePolicies, policyIn} from './allowance.ts';
import {type Asking, NotNeeded, type Readers, routeBy, unlessMissing} from './asking.ts';
import {readLines} from './log-lines.ts';

/** The custom sender function. Its environment variables are never read. */
export const senderFacts: Readers<'senderFunction' | 'senderPolicy' | 'senderKey' | 'senderLines'> =
	{
		senderFunction: async asking => {
			const {functionArn, region} = await routeBy(asking, 'sender');
			const answer = await asking.askFor('lambda:GetFunctionConfiguration', region, {
				pathPart: functionArn,
			});
			if (!answer.isThere) return undefined;
			return {
				state: text(property(answer.value, 'State')),
				update: text(property(answer.value, 'LastUpdateStatus')),
				logGroup: text(at(answer.value, 'LoggingConfig', 'LogGroup')),
			};
		},
		senderPolicy: async asking => {
			const [{functionArn, region}, pool] = await Promise.all([
				routeBy(asking, 'sender'),
				asking.fact('pool'),
			]);
			const answer = await asking.askFor('lambda:GetPolicy', region, {pathPart: functionArn});
			if (!answer.isThere) {
				// The error is the same for a function without a policy.
				return /^function not found/i.test(answer.message) ? undefined : {cognito: 'no'};
			}
			const {allowance} = judgePolicies(
				[policyIn(property(answer.value, 'Policy'), 'lambda:GetPolicy', region)],
				{
					principals: ['cognito-idp.amazonaws.com'],
					action: 'lambda:InvokeFunction',
					context: {'aws:sourcearn': pool.arn, 'aws:sourceaccount': pool.account},
				},
			);
			return {cognito: allowance};
		},
		senderKey: async asking => {
			const {keyArn} = await routeBy(asking, 'sender');
			if (keyArn === undefined) throw new NotNeeded();
			const region = keyArn.split(':')[3] || asking.question.region;
			const answer = await asking.askFor('kms:DescribeKey', region, {input: {KeyId: keyArn}});
			if (!answer.isThere) return {state: 'NotFound'};
			const state = text(at(answer.value, 'KeyMetadata', 'KeyState'));
			if (state !== undefined) return {state};
			throw new MissingFact([{because: 'failed', action: 'kms:DescribeKey', region}]);
		},
		senderLines: async asking => {
			const {functionArn, region} = await routeBy(asking, 'sender');
			const group = await logGroupOf(asking, functionArn);
			return readLines(asking, {
				group,
				region,
				pattern: '?ERROR ?"Task timed out" ?AccessDenied ?Exception ?"Runtime exited"',
				read: message => message.replace(/^[\d-]+T[\d:.]+Z\t\S+\t/, ''),
			});
		},
	};

/** The log group in the function's configuration, otherwise Lambda's default. */
async function logGroupOf({fact}: Asking, functionArn: string): Promise<string> {
	const configuration = await unlessMissing(fact('senderFunction'));
	return configuration?.logGroup ?? `/aws/lambda/${functionArn.split(':')[6] ?? ''}`;
}
