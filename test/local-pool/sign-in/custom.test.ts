import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {test} from 'node:test';
import type {CustomAuth} from '../../../source/local-pool/sign-in/custom-auth.ts';
import {
	checkClientSecret,
	checkSecretHash,
} from '../../../source/local-pool/sign-in/secret-hash.ts';
import {simulated} from '../../../source/local-pool/sign-in/simulated.ts';
import {isIn} from '../../helpers/asked-sign-in.ts';
import {textOf} from '../../helpers/local-pool-client.ts';
import {ClientId, createContext, UserPoolId} from '../../helpers/pool-context.ts';
import {clientWith, tellOf} from '../../helpers/pool-parts.ts';

const ask = {ask: {question: 'what?'}, isRight: (answer: string) => answer === 'that'};
const wrong = 'NotAuthorizedException: Incorrect username or password.';
const unknown = 'UserNotFoundException: User does not exist.';

/** A pool with these rules for custom sign-in, and the input that they received. */
async function arrange(
	decide: CustomAuth = ({rounds}) => (rounds.length < 1 ? ask : 'succeeded'),
	clientSettings: Parameters<typeof createContext>[1] = {},
) {
	const steps: object[] = [];
	const arranged = createContext({}, clientSettings, {
		customAuth: step => {
			steps.push(step);
			return decide(step);
		},
	});
	await arranged.addUser('ann', {email: 'ann@example.com'});
	const begin = (USERNAME = 'ann', more: object = {}) =>
		arranged.told('InitiateAuth', {
			ClientId,
			AuthFlow: 'CUSTOM_AUTH',
			AuthParameters: {USERNAME, ...more},
			ClientMetadata: {at: 'begin'},
		});
	const answer = (begun: unknown, ANSWER: string, USERNAME = 'ann') =>
		arranged.told('RespondToAuthChallenge', {
			ClientId,
			ChallengeName: 'CUSTOM_CHALLENGE',
			Session: textOf(begun, 'Session'),
			ChallengeResponses: {USERNAME, ...(ANSWER !== '' && {ANSWER})},
			ClientMetadata: {at: 'answer'},
		});
	return {...arranged, steps, begin, answer};
}

test('the rules are told who it is and what was answered, and say how it continues', async () => {
	const {begin, answer, steps, user, context} = await arrange();
	const {Session, ...question} = Object(await begin());
	assert.deepEqual(question, {
		ChallengeName: 'CUSTOM_CHALLENGE',
		ChallengeParameters: {USERNAME: 'ann', question: 'what?'},
	});
	const {signIn, challenge} = context.challenges.find(Session);
	assert.deepEqual(
		[signIn.flow, signIn.passed, signIn.rounds, challenge.name],
		['custom', ['first'], [], 'CUSTOM_CHALLENGE'],
	);
	assert.equal(
		await answer({Session}, ''),
		'InvalidParameterException: Missing required parameter ANSWER',
	);
	isIn(await answer({Session}, 'else'));
	const told = steps.map(step => ({...step, clientMetadata: {...Object(step).clientMetadata}}));
	const who = {username: 'ann', userNotFound: false, attributes: user('ann').attributes};
	assert.deepEqual(told, [
		{...who, rounds: [], clientMetadata: {at: 'begin'}},
		{...who, rounds: [{isRight: false}], clientMetadata: {at: 'answer'}},
	]);
	isIn(await answer(await begin(), 'that'));
	assert.deepEqual(Object(steps.at(-1)).rounds, [{isRight: true}]);
});

test('rules that fail, throw or are not there give no tokens', async () => {
	assert.equal(await (await arrange(() => 'failed')).begin(), wrong);
	isIn(await (await arrange(() => 'succeeded')).begin());
	const refused = (words: string) =>
		`UserLambdaValidationException: DefineAuthChallenge failed with error ${words}.`;
	for (const [fault, words] of [
		[new Error('no luck'), 'no luck'],
		['a text', 'a text'],
	] as const) {
		const {begin} = await arrange(() => {
			throw fault;
		});
		assert.equal(await begin(), refused(words));
	}
	const without = createContext();
	await without.addUser('ann');
	assert.equal(
		await without.told('InitiateAuth', {
			ClientId,
			AuthFlow: 'CUSTOM_AUTH',
			AuthParameters: {USERNAME: 'ann'},
		}),
		'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
	);
});

test('nobody is asked under a made-up name where the client hides who exists, and never signs in', async () => {
	const open = await arrange();
	assert.equal(await open.begin('nobody'), unknown);
	assert.deepEqual(open.steps, []);
	const closed = await arrange(undefined, {PreventUserExistenceErrors: 'ENABLED'});
	const {username} = simulated(closed.context, 'nobody');
	const {Session, ...question} = Object(await closed.begin('nobody'));
	assert.deepEqual(question, {
		ChallengeName: 'CUSTOM_CHALLENGE',
		ChallengeParameters: {USERNAME: username, question: 'what?'},
	});
	assert.equal(
		await closed.answer({Session}, 'that', 'somebody'),
		'NotAuthorizedException: Invalid session for the user.',
	);
	assert.equal(await closed.answer({Session}, 'that', username), wrong);
	const {clientMetadata: _, ...step} = Object(closed.steps.at(-1));
	assert.deepEqual(step, {
		username,
		userNotFound: true,
		attributes: {},
		rounds: [{isRight: true}],
	});
});

test('who may not sign in meanwhile is told so at the answer', async () => {
	const {begin, answer, admin} = await arrange();
	const begun = await begin();
	await admin('AdminDisableUser', 'ann');
	const disabled = 'NotAuthorizedException: User is disabled.';
	assert.equal(await answer(begun, 'that'), disabled);
	assert.equal(await begin(), disabled);
});

test('what is made up of a name is always the same for it, and looks like what is real', () => {
	const {context} = createContext();
	const first = simulated(context, 'nobody');
	assert.deepEqual(simulated(context, 'nobody'), first);
	const other = simulated(context, 'somebody');
	for (const name of ['username', 'salt', 'email', 'phoneNumber'] as const) {
		assert.notEqual(other[name], first[name]);
	}
	assert.match(first.username, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
	assert.match(first.salt, /^[\da-f]{32}$/);
	assert.match(first.email, /^[a-z]@[a-z]$/);
	assert.match(first.phoneNumber, /^\+1\d{10}$/);
	// Derived from the pool's own key.
	const bytes = createHmac('sha512', context.keys.seal).update('nobody').digest();
	const letter = (index: number) => String.fromCharCode(97 + ((bytes[index] ?? 0) % 26));
	assert.deepEqual(
		[first.salt, first.email],
		[bytes.subarray(0, 16).toString('hex'), `${letter(16)}@${letter(17)}`],
	);
	const [a = '', b = ''] = [first.username.slice(0, 8), bytes.subarray(24, 28).toString('hex')];
	assert.equal(a, b);
	const digits = `+1${bytes.readUIntBE(18, 6) % 10 ** 10}`.padEnd(12, '0');
	assert.equal(first.phoneNumber, digits);
});

test('a client’s secret is proven by a hash with a name of the user, or by itself', () => {
	const secret = 's'.repeat(24);
	const hash = (name: string) =>
		createHmac('sha256', secret).update(`${name}client1`).digest('base64');
	const closed = clientWith({}, secret);
	const check = (client: typeof closed, given: string | undefined, ...place: ['parameter'] | []) =>
		tellOf(() => checkSecretHash(client, ['ann', 'sub'], given, ...place));
	const denied = (words: string) => `NotAuthorizedException: ${words}`;
	const unable = denied('Unable to verify secret hash for client client1');
	const missing = denied('Client client1 is configured for secret but secret was not received');
	for (const [client, given, words] of [
		[clientWith(), undefined, undefined],
		[
			clientWith(),
			'any',
			'InvalidParameterException: App client client1 is not configured for secret but secret hash was received',
		],
		[closed, hash('ann'), undefined],
		[closed, hash('sub'), undefined],
		[closed, hash('bob'), unable],
		[closed, '', unable],
		[closed, hash('ann').slice(1), unable],
		[closed, undefined, missing],
	] as const) {
		assert.equal(check(client, given), words);
	}
	assert.equal(
		check(closed, undefined, 'parameter'),
		denied('Client client1 is configured with secret but SECRET_HASH was not received'),
	);
	const itself = (client: typeof closed, given: string | undefined) =>
		tellOf(() => checkClientSecret(client, given));
	assert.deepEqual(
		[undefined, 'any'].map(given => itself(clientWith(), given)),
		[undefined, undefined],
	);
	assert.deepEqual(
		[secret, `${secret}x`, undefined].map(given => itself(closed, given)),
		[undefined, unable, missing],
	);
});

test('an administrator signs a user in by the same steps, under sessions of their own', async () => {
	const {addUser, told} = createContext();
	await addUser('ann', {}, {status: 'FORCE_CHANGE_PASSWORD'});
	const ofAdmin = {UserPoolId, ClientId};
	const begun = await told('AdminInitiateAuth', {
		...ofAdmin,
		AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'ann', PASSWORD: 'Robins-pass-1'},
	});
	const answer = {
		ClientId,
		ChallengeName: 'NEW_PASSWORD_REQUIRED',
		Session: textOf(begun, 'Session'),
		ChallengeResponses: {USERNAME: 'ann', NEW_PASSWORD: 'Other-pass-1'},
	};
	assert.equal(
		await told('RespondToAuthChallenge', answer),
		'NotAuthorizedException: Invalid session for the user.',
	);
	isIn(await told('AdminRespondToAuthChallenge', {...answer, UserPoolId}));
	const absent = `ResourceNotFoundException: User pool client other does not exist.`;
	for (const [operation, request] of [
		['AdminInitiateAuth', {AuthFlow: 'ADMIN_NO_SRP_AUTH', AuthParameters: {}}],
		['AdminRespondToAuthChallenge', {ChallengeName: 'SMS_MFA'}],
	] as const) {
		assert.equal(await told(operation, {...ofAdmin, ...request, ClientId: 'other'}), absent);
	}
	const none = {ClientId, ChallengeName: 'SMS_MFA'};
	const missing = 'InvalidParameterException: Missing required parameter USERNAME';
	assert.equal(await told('RespondToAuthChallenge', none), missing);
	assert.equal(await told('AdminRespondToAuthChallenge', {...none, UserPoolId}), missing);
	assert.equal(
		await told('AdminInitiateAuth', {...ofAdmin, AuthFlow: 'ADMIN_NO_SRP_AUTH'}),
		missing,
	);
});
