import {own} from '../account.ts';
import {type Call, Refusal, type Service, textIn, textsIn} from '../calls.ts';
import type {RoleSettings} from '../settings.ts';

/** AWS IAM (2010-05-08). Policy documents are URL-encoded JSON, as in IAM. */
export const iam: Service = {
	GetRole: call => {
		const name = textIn(call, 'RoleName') ?? '';
		const role = roleOf(call, name);
		return {
			Role: {
				Path: '/',
				RoleName: name,
				RoleId: 'AROALOCALLOCALLOCAL00',
				Arn: arnOf(call, name),
				CreateDate: new Date(call.now - 90 * 86_400_000),
				AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(role.AssumeRolePolicyDocument)),
				MaxSessionDuration: 3_600,
			},
		};
	},
	SimulatePrincipalPolicy: call => {
		const source = textIn(call, 'PolicySourceArn') ?? '';
		const role = roleOf(call, source.split('/').at(-1) ?? '');
		const [resource = '*'] = textsIn(call, 'ResourceArns');
		return {
			EvaluationResults: textsIn(call, 'ActionNames').map(action => ({
				EvalActionName: action,
				EvalResourceName: resource,
				EvalDecision: own(role.Decisions, action) ?? 'implicitDeny',
				MatchedStatements: [],
				MissingContextValues: [],
			})),
			IsTruncated: false,
		};
	},
};

function roleOf({account}: Call, name: string): RoleSettings {
	const role = own(account.settings.Roles, name);
	if (!role) throw new Refusal('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
	return role;
}

function arnOf({account}: Call, name: string): string {
	return `arn:aws:iam::${account.id}:role/${name}`;
}

/** AWS STS (2011-06-15). */
export const sts: Service = {
	GetCallerIdentity: ({account}) => ({
		Arn: `arn:aws:iam::${account.id}:user/local`,
		UserId: 'AIDALOCALLOCALLOCAL00',
		Account: account.id,
	}),
};
