import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {signIn} from '../../../source/commands/sign-in/sign-in.ts';
import {startPool} from '../../helpers/client.ts';
import {commandsOn, type RunOptions} from '../../helpers/command.ts';
import {answerJson, startScriptedService} from '../../helpers/scripted-service.ts';

/** `sign-in` against a service that sends a challenge, and optionally refuses the first answer. */
async function challenged(
	t: TestContext,
	challenge: {readonly name: string; readonly parameters: Readonly<Record<string, string>>},
	refusal?: {readonly __type: string; readonly message: string},
) {
	let refusals = refusal === undefined ? 0 : 1;
	const service = await startScriptedService(t, ({operation}, response) => {
		if (operation === 'InitiateAuth') {
			const {name: ChallengeName, parameters: ChallengeParameters} = challenge;
			answerJson(response, {ChallengeName, Session: 'session', ChallengeParameters});
		} else if (operation === 'AssociateSoftwareToken') {
			answerJson(response, {SecretCode: 'JBSWY3DPEHPK3PXP', Session: 'session-2'});
		} else if (refusal !== undefined && refusals > 0) {
			refusals -= 1;
			answerJson(response, refusal, 400);
		} else answerJson(response, {__type: 'UserNotFoundException', message: 'the end'}, 400);
	});
	const {run} = commandsOn(t, await startPool(t));
	const env = {AWS_ENDPOINT_URL: service.endpointUrl, NEW: 'Brand-new-1'};
	const words = ['--username', 'jane', '--auth-flow', 'USER_PASSWORD_AUTH'];
	return {
		answers: () =>
			service.received
				.filter(({operation}) => operation === 'RespondToAuthChallenge')
				.map(({body}) => body['ChallengeResponses']),
		operations: () => service.received.map(({operation}) => operation),
		atTerminal: (typed: RunOptions['typed'] = []) =>
			run(signIn, words, {env, typed: ['pw', ...typed]}),
		inScript: async (...given: readonly string[]) => {
			const printed = await run(signIn, [...words, '--password-stdin'], {env, input: 'pw'});
			assert.equal(printed.code, 3, printed.stderr);
			const argv = ['--continue', '-', '--username', 'jane'];
			const answers = given.flatMap(answer => ['--answer', answer]);
			return run(signIn, [...argv, ...answers], {env, input: printed.stdout});
		},
	};
}

const newPassword = {
	name: 'NEW_PASSWORD_REQUIRED',
	parameters: {requiredAttributes: '[]', userAttributes: '{}'},
};
const weak = {
	__type: 'InvalidPasswordException',
	message: 'Password did not conform with policy: Password not long enough',
};

test('a new password that the policy refuses is asked for again in the same sign-in', async t => {
	const pool = await challenged(t, newPassword, weak);
	const {code, stderr} = await pool.atTerminal([
		...['short', 'short'],
		...['Long-enough-1', 'Long-enough-2'],
		...['Long-enough-1', 'Long-enough-1'],
	]);
	assert.equal(code, 1);
	assert.match(
		stderr,
		/Repeat the new password: cognito-verify: .*not long enough.*\n.*\nNew password: Repeat the new password: The two passwords differ\. Enter the new one again\.\nNew password: Repeat/,
	);
	assert.deepEqual(pool.answers(), [
		{NEW_PASSWORD: 'short', USERNAME: 'jane'},
		{NEW_PASSWORD: 'Long-enough-1', USERNAME: 'jane'},
	]);
	assert.equal(pool.operations().filter(name => name === 'InitiateAuth').length, 1);
});

test('a new password that was pasted is sent without being repeated', async t => {
	const pool = await challenged(t, newPassword, weak);
	const {code, stderr} = await pool.atTerminal([{pasted: 'short'}, {pasted: 'Long-enough-1'}]);
	assert.equal(code, 1);
	const pasted = "New password: Pasted, so you needn't repeat it.\n";
	assert.equal(stderr.split('New password: ').length, 3);
	assert.equal(stderr.split(pasted).length, 3);
	assert.doesNotMatch(stderr, /Repeat/);
	assert.deepEqual(pool.answers(), [
		{NEW_PASSWORD: 'short', USERNAME: 'jane'},
		{NEW_PASSWORD: 'Long-enough-1', USERNAME: 'jane'},
	]);
});

test('a refusal that ends the sign-in is not asked about again, and no answer is sent twice', async t => {
	const over = {
		__type: 'NotAuthorizedException',
		message: 'Invalid session for the user, session can only be used once.',
	};
	const pool = await challenged(t, newPassword, over);
	const {code, stderr} = await pool.atTerminal([
		...['Long-enough-1', 'Long-enough-1'],
		'Long-enough-2',
	]);
	assert.equal(code, 1);
	assert.match(
		stderr,
		/Repeat the new password: cognito-verify: [^\n]+ already been answered [^\n]+\n$/,
	);
	assert.deepEqual(pool.answers(), [{NEW_PASSWORD: 'Long-enough-1', USERNAME: 'jane'}]);
	const script = await challenged(t, newPassword, weak);
	assert.equal((await script.inScript('NEW_PASSWORD=env:NEW')).code, 1);
	assert.equal(script.answers().length, 1);
});

const setUp = (...factors: readonly string[]) => ({
	name: 'MFA_SETUP',
	parameters: {MFAS_CAN_SETUP: JSON.stringify(factors)},
});

test('codes by SMS cannot be set up in a sign-in, and it is said what can be done', async t => {
	const pool = await challenged(t, setUp('SMS_MFA'));
	const sentence =
		/cognito-verify: Codes by SMS need a phone number on the account first\. Ask an administrator/;
	const typed = await pool.atTerminal(['Ctrl+C is never pressed']);
	assert.deepEqual([typed.code, typed.stdout], [1, '']);
	assert.match(typed.stderr, sentence);
	const script = await pool.inScript('ANSWER=SMS_MFA');
	assert.deepEqual([script.code, script.stdout], [1, '']);
	assert.match(script.stderr, sentence);
	assert.deepEqual(pool.operations(), ['InitiateAuth', 'InitiateAuth']);
});

test('a script is told how to answer where a factor has to be set up', async t => {
	const pool = await challenged(t, setUp('SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'));
	assert.deepEqual(await pool.inScript(), {
		code: 2,
		stdout: '',
		stderr:
			'cognito-verify: The challenge needs --answer ANSWER=SOFTWARE_TOKEN_MFA or --answer EMAIL=ADDRESS. Add it and try again.\n',
	});
	assert.deepEqual(pool.operations(), ['InitiateAuth']);
});

test('of several factors that can be set up, one is chosen; one alone is asked for', async t => {
	const alone = await challenged(t, setUp('EMAIL_OTP'));
	await alone.atTerminal([' jane＠example.com']);
	const either = await challenged(t, setUp('SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'));
	const {stderr} = await either.atTerminal(['3', '2', 'jane@example.com']);
	assert.match(
		stderr,
		/Choose the second factor to set up\.\n {2}1\. Authenticator app \(SOFTWARE_TOKEN_MFA\)\n {2}2\. Code by email \(EMAIL_OTP\)\nChoice \(1-2\): Enter a number from 1 to 2\.\nChoice/,
	);
	await either.inScript('EMAIL=jane@example.com ');
	const answer = {EMAIL: 'jane@example.com', USERNAME: 'jane'};
	assert.deepEqual([alone.answers(), either.answers()], [[answer], [answer, answer]]);

	const app = await challenged(t, setUp('SOFTWARE_TOKEN_MFA'));
	assert.match((await app.atTerminal()).stderr, /JBSWY3DPEHPK3PXP\nCode: /);
	const strange = await challenged(t, setUp('SMOKE_SIGNAL'));
	const {code, stderr: said} = await strange.atTerminal();
	assert.equal(code, 1);
	assert.match(said, /SMOKE_SIGNAL/);
});
