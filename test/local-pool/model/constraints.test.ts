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

test('a value at its limit fits, and one beyond it is told', () => {
	const one = (member: string, rule: string) => constraint(`Value ${at(member)} ${rule}`);
	const shown = (value: string, member: string, rule: string) =>
		constraint(`Value '${value}' ${at(member)} ${rule}`);
	const urls = (count: number) => Array.from({length: count}, () => 'https://a');
	const policy = (MinimumLength: number) => userPool({Policies: {PasswordPolicy: {MinimumLength}}});
	const schema = (count: number) => userPool({Schema: Array.from({length: count}, () => ({}))});
	const structures = (count: number) => Array.from({length: count}, () => '{}').join(', ');
	const group = (more: object) => ({GroupName: 'g', UserPoolId: 'us-east-1_a', ...more});
	const tags = (key: string, value: string) => userPool({UserPoolTags: {[key]: value}});
	const session = (Session: string) => ({ClientId: 'c', ChallengeName: 'SMS_MFA', Session});
	const noLess = (what: string, min: number) => `have ${what} greater than or equal to ${min}`;
	const noMore = (what: string, max: number) => `have ${what} less than or equal to ${max}`;
	for (const [operation, request, wanted] of [
		['SignUp', signUp({Username: 'a'.repeat(128), Password: 'x'.repeat(256)}), undefined],
		['SignUp', signUp({Password: ''}), undefined],
		['CreateUserPoolClient', client({AuthSessionValidity: 3}), undefined],
		['CreateUserPoolClient', client({AuthSessionValidity: 15}), undefined],
		[
			'CreateUserPoolClient',
			client({AuthSessionValidity: 16}),
			shown('16', 'authSessionValidity', noMore('value', 15)),
		],
		['CreateUserPoolClient', client({CallbackURLs: urls(100)}), undefined],
		['CreateUserPoolClient', client({CallbackURLs: []}), undefined],
		[
			'CreateUserPoolClient',
			client({CallbackURLs: urls(101)}),
			shown(`[${urls(101).join(', ')}]`, 'callbackURLs', noMore('length', 100)),
		],
		['CreateUserPoolClient', client({ClientSecret: 's'.repeat(24)}), undefined],
		['CreateUserPoolClient', client({ClientSecret: 's'.repeat(64)}), undefined],
		[
			'CreateUserPoolClient',
			client({ClientSecret: 's'.repeat(23)}),
			one('clientSecret', noLess('length', 24)),
		],
		[
			'CreateUserPoolClient',
			client({ClientSecret: 's'.repeat(65)}),
			one('clientSecret', noMore('length', 64)),
		],
		['CreateUserPool', policy(6), undefined],
		['CreateUserPool', policy(99), undefined],
		[
			'CreateUserPool',
			policy(5),
			shown('5', 'policies.passwordPolicy.minimumLength', noLess('value', 6)),
		],
		['CreateUserPool', schema(1), undefined],
		['CreateUserPool', schema(50), undefined],
		['CreateUserPool', schema(0), shown('[]', 'schema', noLess('length', 1))],
		['CreateUserPool', schema(51), shown(`[${structures(51)}]`, 'schema', noMore('length', 50))],
		['CreateUserPool', tags('k'.repeat(128), 'v'.repeat(256)), undefined],
		['CreateUserPool', tags('k', ''), undefined],
		['CreateGroup', group({Precedence: 0}), undefined],
		['CreateGroup', group({Precedence: 2 ** 40}), undefined],
		['CreateGroup', group({Precedence: -1}), shown('-1', 'precedence', noLess('value', 0))],
		['RespondToAuthChallenge', session('s'.repeat(20)), undefined],
		['RespondToAuthChallenge', session('s'.repeat(19)), one('session', noLess('length', 20))],
	] as const) {
		assert.equal(told(operation, request), wanted);
	}
});

test('what is broken in several members is told in one message, in the order of the model', () => {
	assert.equal(
		told('SignUp', {UserAttributes: [{Value: 'a'}, {}], ClientMetadata: {a: 'x'.repeat(131_073)}}),
		`InvalidParameterException: 5 validation errors detected: ${[
			`Value ${at('clientId')} not be null`,
			`Value ${at('username')} not be null`,
			`Value null ${at('userAttributes.1.member.name')} not be null`,
			`Value null ${at('userAttributes.2.member.name')} not be null`,
			`Value '{a=${'x'.repeat(131_073)}}' at 'clientMetadata' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 131072, Member must have length greater than or equal to 0]`,
		].join('; ')}`,
	);
	assert.equal(
		told(
			'CreateUserPoolClient',
			client({CallbackURLs: ['https://a', 'b c'], AllowedOAuthFlows: ['a', 'b', 'c', 'd']}),
		),
		`InvalidParameterException: 3 validation errors detected: ${[
			"Value '[https://a, b c]' at 'callbackURLs' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+]",
			`Value '[a, b, c, d]' ${at('allowedOAuthFlows')} have length less than or equal to 3`,
			"Value '[a, b, c, d]' at 'allowedOAuthFlows' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [code, implicit, client_credentials]]",
		].join('; ')}`,
	);
	assert.equal(
		told('InitiateAuth', {
			ClientId: 'c',
			AuthFlow: 'USER_AUTH',
			AuthParameters: {PASSWORD: 'x'.repeat(131_073)},
		}),
		constraint(
			"Value at 'authParameters' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 131072, Member must have length greater than or equal to 0]",
		),
	);
});

test('a pattern fits the whole value, over its lines where it says so', () => {
	const template = (SMSMessage: string) =>
		userPool({AdminCreateUserConfig: {InviteMessageTemplate: {SMSMessage}}});
	assert.equal(told('CreateUserPool', template('Hi {username},\nuse {####}')), undefined);
	assert.equal(told('GetUser', {AccessToken: 'a.b_c-d='}), undefined);
	for (const AccessToken of ['a b', ' a', 'a ', 'a\n']) {
		assert.equal(
			told('GetUser', {AccessToken}),
			constraint(`Value ${at('accessToken')} satisfy regular expression pattern: [A-Za-z0-9-_=.]+`),
		);
	}
});

test('the model has the types that the check knows', () => {
	assert.deepEqual(
		new Set(Object.values(apiModel.shapes).map(({type}) => type)),
		new Set(['structure', 'list', 'map', 'string', 'integer', 'boolean']),
	);
	const shapes: ReadonlyMap<string, {readonly type: string}> = new Map(
		Object.entries(apiModel.shapes),
	);
	const within = Object.values(apiModel.shapes).flatMap(shape => {
		if ('member' in shape) return [`list of ${shapes.get(shape.member)?.type}`];
		if (!('key' in shape)) return [];
		return [`map of ${shapes.get(shape.key)?.type} to ${shapes.get(shape.value)?.type}`];
	});
	assert.deepEqual(
		new Set(within),
		new Set(['list of string', 'list of structure', 'map of string to string']),
	);
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
