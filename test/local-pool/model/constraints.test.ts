import assert from 'node:assert/strict';
import {test} from 'node:test';
import apiModel from '../../../source/local-pool/model/api-model.json' with {type: 'json'};
import {checkRequest} from '../../../source/local-pool/model/constraints.ts';
import {Failure} from '../../../source/local-pool/model/failure.ts';
import {adminOperations, publicOperations} from '../../../source/local-pool/operations/table.ts';
import {refusal, signed, startPool} from '../../helpers/local-pool-client.ts';

/** The error of a request as `Type: message`; `undefined` if it fits the model. */
function told(operation: string, request: unknown): string | undefined {
	try {
		checkRequest(operation, request);
		return undefined;
	} catch (error) {
		assert.ok(error instanceof Failure, String(error));
		return `${error.type}: ${error.message}`;
	}
}

const constraint = (broken: string) =>
	`InvalidParameterException: 1 validation error detected: ${broken}`;
const at = (member: string) => `at '${member}' failed to satisfy constraint: Member must`;

const signUp = (more: object) => ({ClientId: 'client', Username: 'ann', ...more});
const client = (more: object) => ({UserPoolId: 'us-east-1_a', ClientName: 'c', ...more});
const userPool = (more: object) => ({PoolName: 'p', ...more});

test('each kind of constraint has its words, at the member that broke it', () => {
	const cases: readonly (readonly [string, unknown, string])[] = [
		['GetUser', {}, `Value ${at('accessToken')} not be null`],
		['GetUser', {AccessToken: null}, `Value ${at('accessToken')} not be null`],
		[
			'SignUp',
			signUp({Username: 'a'.repeat(129)}),
			`Value ${at('username')} have length less than or equal to 128`,
		],
		[
			'SignUp',
			signUp({Username: 'a b'}),
			`Value ${at('username')} satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+`,
		],
		[
			'SignUp',
			signUp({Password: ' x'}),
			`Value ${at('password')} satisfy regular expression pattern: ^[\\S]+.*[\\S]+$`,
		],
		[
			'SignUp',
			signUp({UserAttributes: [{Name: 'a', Value: 'b'}, {Value: 'c'}]}),
			`Value null ${at('userAttributes.2.member.name')} not be null`,
		],
		[
			'SignUp',
			signUp({UserAttributes: [{Name: 'name', Value: 'x'.repeat(2_049)}]}),
			`Value ${at('userAttributes.1.member.value')} have length less than or equal to 2048`,
		],
		[
			'InitiateAuth',
			{ClientId: 'c', AuthFlow: 'NONE'},
			`Value 'NONE' ${at('authFlow')} satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]`,
		],
		[
			'CreateUserPoolClient',
			client({AllowedOAuthFlows: ['code', 'cod']}),
			`Value '[code, cod]' ${at('allowedOAuthFlows')} satisfy constraint: [Member must satisfy enum value set: [code, implicit, client_credentials]]`,
		],
		[
			'CreateUserPoolClient',
			client({AllowedOAuthFlows: ['code', 'code', 'code', 'code']}),
			`Value '[code, code, code, code]' ${at('allowedOAuthFlows')} have length less than or equal to 3`,
		],
		[
			'CreateUserPoolClient',
			client({AuthSessionValidity: 2}),
			`Value '2' ${at('authSessionValidity')} have value greater than or equal to 3`,
		],
		[
			'CreateUserPool',
			userPool({Policies: {PasswordPolicy: {MinimumLength: 100}}}),
			`Value '100' ${at('policies.passwordPolicy.minimumLength')} have value less than or equal to 99`,
		],
		[
			'CreateUserPool',
			userPool({UserPoolTags: {'': 'x'}}),
			`Value '{=x}' at 'userPoolTags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]`,
		],
		[
			'CreateUserPool',
			userPool({UserPoolTags: {a: 'x'.repeat(257)}}),
			`Value '{a=${'x'.repeat(257)}}' at 'userPoolTags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 0]`,
		],
	];
	for (const [operation, request, broken] of cases) {
		assert.equal(told(operation, request), constraint(broken));
	}
});

test('a value of another type is told before any constraint, and never repeated', () => {
	for (const [request, words] of [
		[
			signUp({UserAttributes: [{Name: 'name', Value: false}]}),
			'BOOLEAN_VALUE can not be converted to a String',
		],
		[signUp({Username: 7}), 'NUMBER_VALUE can not be converted to a String'],
		[signUp({UserAttributes: 'x'}), 'STRING_VALUE can not be converted to a List'],
		[signUp({UserAttributes: ['x']}), 'STRING_VALUE can not be converted to a structure'],
		[signUp({ClientMetadata: []}), 'LIST_VALUE can not be converted to a Map'],
		[signUp({ClientMetadata: {a: {}}}), 'OBJECT_VALUE can not be converted to a String'],
		[[], 'LIST_VALUE can not be converted to a structure'],
		[null, 'NULL_VALUE can not be converted to a structure'],
	] as const) {
		assert.equal(told('SignUp', request), `SerializationException: ${words}`);
	}
	assert.equal(
		told('CreateUserPoolClient', client({GenerateSecret: 'yes'})),
		'SerializationException: STRING_VALUE can not be converted to a Boolean',
	);
	assert.equal(
		told('CreateUserPoolClient', client({AuthSessionValidity: 3.5})),
		'SerializationException: NUMBER_VALUE can not be converted to an Integer',
	);
});

test('an empty code breaks two rules, the pattern first', () => {
	const rule = "Value '' at 'confirmationCode' failed to satisfy constraint: Member must";
	assert.equal(
		told('ConfirmSignUp', {ClientId: 'c', Username: 'ann', ConfirmationCode: ''}),
		`InvalidParameterException: 2 validation errors detected: ${rule} satisfy regular expression pattern: [\\S]+; ${rule} have length greater than or equal to 1`,
	);
});

test('what the model does not know is left alone, and so are names that every object has', () => {
	assert.equal(told('SignUp', signUp({constructor: 1, Unknown: {}})), undefined);
	assert.equal(
		told('SignUp', JSON.parse('{"ClientId":"c","Username":"a","__proto__":7}')),
		undefined,
	);
	assert.equal(
		told('GetUser', JSON.parse('{"__proto__":{"AccessToken":"a"}}')),
		constraint(`Value ${at('accessToken')} not be null`),
	);
	assert.equal(told('NoSuchOperation', 7), undefined);
});

test('a password of any length is judged at once', {timeout: 5_000}, () => {
	assert.equal(
		told('SignUp', signUp({Password: `${'a'.repeat(1_500)}\n`})),
		constraint(`Value ${at('password')} have length less than or equal to 256`),
	);
	assert.match(told('SignUp', signUp({Password: `${'a'.repeat(255)}\n`})) ?? '', /pattern/);
});

test('every operation of the pool is one of the API, and is checked before it runs', async t => {
	const pool = await startPool(t);
	const required: ReadonlyMap<string, unknown> = new Map(Object.entries(apiModel.shapes));
	for (const operation of [...publicOperations.keys(), ...adminOperations.keys()]) {
		const [, input = ''] =
			Object.entries(apiModel.operations).find(([name]) => name === operation) ?? [];
		const shape: unknown = required.get(input);
		assert.ok(typeof shape === 'object' && shape !== null, operation);
		const wanted = 'required' in shape && Array.isArray(shape.required) ? shape.required : [];
		if (wanted.length === 0) continue;
		const answer = await refusal(pool, operation, {}, signed);
		const nulls = answer.match(
			/Value (?:null )?at '\w+' failed to satisfy constraint: Member must not be null/g,
		);
		assert.equal(nulls?.length, wanted.length, answer);
	}
});

test('every pattern of the model is one that JavaScript reads', () => {
	const patterns = Object.values(apiModel.shapes).flatMap(shape =>
		'pattern' in shape ? [shape.pattern] : [],
	);
	assert.ok(patterns.length > 30, String(patterns.length));
	for (const [name, shape] of Object.entries(apiModel.shapes)) {
		if (shape.type !== 'structure' || !('members' in shape)) continue;
		for (const [operation, input] of Object.entries(apiModel.operations)) {
			if (input !== name) continue;
			const request = Object.fromEntries(
				Object.entries(shape.members).map(([member, of]) => {
					const {type} = Object.entries(apiModel.shapes).find(([one]) => one === of)?.[1] ?? {
						type: '',
					};
					return [member, type === 'string' ? 'Abc_1' : undefined];
				}),
			);
			// Any result will do: a pattern that can't be compiled throws a SyntaxError.
			told(operation, request);
		}
	}
});
