import assert from 'node:assert/strict';
import {test} from 'node:test';
import {arrangedPassword as PASSWORD} from '../../helpers/arranged-pool.ts';
import {textOf} from '../../helpers/local-pool-client.ts';
import {ClientId, createContext, sms} from '../../helpers/pool-context.ts';

const choosing = {ExplicitAuthFlows: ['ALLOW_USER_AUTH']};
const hiding = {...choosing, PreventUserExistenceErrors: 'ENABLED'};
const factors = (...AllowedFirstAuthFactors: readonly string[]) => ({
	Policies: {SignInPolicy: {AllowedFirstAuthFactors}},
});
const all = {...sms, ...factors('SMS_OTP', 'WEB_AUTHN', 'PASSWORD', 'EMAIL_OTP')};
const addresses = {email: 'ann@example.com', phone_number: '+14325550100'};
const passwords = ['PASSWORD', 'PASSWORD_SRP'];
const everything = [...passwords, 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'];
const mode = (MfaConfiguration: string) => ({MfaConfiguration});
const unknown = 'UserNotFoundException: User does not exist.';
const wrong = 'NotAuthorizedException: Incorrect username or password.';

type Arranged = ReturnType<typeof createContext>;
const begin = ({told}: Arranged, more: object = {}, USERNAME = 'ann') =>
	told('InitiateAuth', {ClientId, AuthFlow: 'USER_AUTH', AuthParameters: {USERNAME, ...more}});
const answer = ({told}: Arranged, begun: unknown, responses: object, ChallengeName?: string) =>
	told('RespondToAuthChallenge', {
		ClientId,
		ChallengeName: ChallengeName ?? textOf(begun, 'ChallengeName'),
		Session: textOf(begun, 'Session'),
		ChallengeResponses: {USERNAME: 'ann', ...responses},
	});

async function arrange(
	settings: object = all,
	attributes: Readonly<Record<string, string>> = addresses,
	change: object = {},
	client: Parameters<typeof createContext>[1] = choosing,
) {
	const arranged = createContext(settings, client);
	await arranged.addUser('ann', attributes, change);
	return arranged;
}

test('a user is offered what the pool allows and they have, and no code where a second factor is wanted', async () => {
	for (const [settings, attributes, change, offered] of [
		[{}, addresses, {}, passwords],
		[all, addresses, {}, everything],
		[all, {}, {}, [...passwords, 'WEB_AUTHN']],
		[all, {email: addresses.email}, {}, [...passwords, 'EMAIL_OTP', 'WEB_AUTHN']],
		[all, {...addresses, email: ''}, {}, [...passwords, 'SMS_OTP', 'WEB_AUTHN']],
		[factors('EMAIL_OTP', 'PASSWORD'), addresses, {}, [...passwords, 'EMAIL_OTP']],
		[factors('EMAIL_OTP'), addresses, {}, ['EMAIL_OTP']],
		[{...all, ...mode('ON')}, addresses, {}, passwords],
		[all, addresses, {status: 'FORCE_CHANGE_PASSWORD'}, passwords],
		[{...all, ...mode('OPTIONAL')}, addresses, {}, everything],
		[{...all, ...mode('OPTIONAL')}, addresses, {mfa: ['SMS_MFA']}, passwords],
		[all, addresses, {mfa: ['SMS_MFA']}, everything],
	] as const) {
		const {Session, ...offer} = Object(await begin(await arrange(settings, attributes, change)));
		assert.equal(typeof Session, 'string');
		assert.deepEqual(
			offer,
			{
				ChallengeName: 'SELECT_CHALLENGE',
				ChallengeParameters: {},
				AvailableChallenges: offered,
			},
			JSON.stringify([settings, attributes, change]),
		);
	}
});

test('nobody is offered everything where the client hides who exists, and refused where it does not', async () => {
	const open = createContext(all, choosing);
	assert.equal(await begin(open), unknown);
	assert.equal(await begin(open, {PREFERRED_CHALLENGE: 'EMAIL_OTP'}), unknown);
	const closed = createContext(all, hiding);
	const offer = await begin(closed);
	assert.deepEqual(Object(offer).AvailableChallenges, everything);
	assert.equal(await answer(closed, offer, {ANSWER: 'PASSWORD', PASSWORD}), wrong);
	assert.equal(
		textOf(await answer(closed, await begin(closed), {ANSWER: 'SMS_OTP'}), 'ChallengeName'),
		'SMS_OTP',
	);
	assert.deepEqual(closed.context.inbox.messages(), []);
});

test('a preferred factor begins at once where it can, and the others are chosen from otherwise', async () => {
	const arranged = await arrange();
	const {context} = arranged;
	const prefer = (PREFERRED_CHALLENGE: string, more: object = {}) =>
		begin(arranged, {PREFERRED_CHALLENGE, ...more});
	for (const name of passwords) {
		const {Session, ...asked} = Object(await prefer(name));
		assert.deepEqual(asked, {ChallengeName: name, ChallengeParameters: {}});
		assert.deepEqual(context.challenges.find(Session).challenge, {name});
	}
	textOf(await prefer('PASSWORD', {PASSWORD}), 'AuthenticationResult', 'AccessToken');
	assert.equal(await prefer('PASSWORD', {PASSWORD: 'Wrong-pass-1'}), wrong);
	const {Session, ChallengeName, ChallengeParameters} = Object(
		await prefer('PASSWORD_SRP', {SRP_A: 'aaaa'}),
	);
	assert.equal(ChallengeName, 'PASSWORD_VERIFIER');
	assert.equal(ChallengeParameters.SECRET_BLOCK, Session);
	assert.equal(
		await prefer('WEB_AUTHN'),
		'UnsupportedOperationException: The local pool announces WEB_AUTHN, but cannot check a passkey.',
	);
	for (const [name, medium, destination] of [
		['EMAIL_OTP', 'EMAIL', 'a***@e***'],
		['SMS_OTP', 'SMS', '+*******0100'],
	] as const) {
		const {Session: opened, ...sent} = Object(await prefer(name));
		assert.deepEqual(sent, {
			ChallengeName: name,
			ChallengeParameters: {
				CODE_DELIVERY_DELIVERY_MEDIUM: medium,
				CODE_DELIVERY_DESTINATION: destination,
			},
		});
		const attribute = name === 'EMAIL_OTP' ? 'email' : 'phone_number';
		assert.deepEqual(context.challenges.find(opened).challenge, {
			name,
			factor: 'first',
			attribute,
			destination: addresses[attribute],
			code: arranged.code(),
		});
		assert.match(arranged.code(), /^\d{8}$/);
	}
	const without = await arrange(all, {});
	assert.equal(
		textOf(await begin(without, {PREFERRED_CHALLENGE: 'EMAIL_OTP'}), 'ChallengeName'),
		'SELECT_CHALLENGE',
	);
	assert.equal(
		await prefer('SMS_MFA'),
		'InvalidParameterException: PREFERRED_CHALLENGE SMS_MFA is not a challenge.',
	);
});

test('a choice is answered under any of its names, and only with what was offered', async () => {
	const arranged = await arrange(factors('PASSWORD', 'EMAIL_OTP'));
	const chosen = async (responses: object, name?: string) =>
		answer(arranged, await begin(arranged), responses, name);
	const isIn = (told: unknown) => textOf(told, 'AuthenticationResult', 'AccessToken');
	isIn(await chosen({ANSWER: 'PASSWORD', PASSWORD}));
	isIn(await chosen({PASSWORD}, 'PASSWORD'));
	assert.equal(
		textOf(await chosen({SRP_A: 'aaaa'}, 'PASSWORD_SRP'), 'ChallengeName'),
		'PASSWORD_VERIFIER',
	);
	assert.equal(textOf(await chosen({ANSWER: 'EMAIL_OTP'}), 'ChallengeName'), 'EMAIL_OTP');
	const preferred = await begin(arranged, {PREFERRED_CHALLENGE: 'PASSWORD'});
	isIn(await answer(arranged, preferred, {ANSWER: 'PASSWORD', PASSWORD}, 'SELECT_CHALLENGE'));
	assert.equal(await chosen({}), 'InvalidParameterException: Missing required parameter ANSWER');
	for (const ANSWER of ['SMS_OTP', 'WEB_AUTHN', 'NONE']) {
		assert.equal(
			await chosen({ANSWER}),
			`InvalidParameterException: Challenge ${ANSWER} is not available.`,
		);
	}
	const not = 'NotAuthorizedException: Invalid session for the user.';
	assert.equal(await chosen({EMAIL_OTP_CODE: '1'}, 'EMAIL_OTP'), not);
	const emailed = await begin(arranged, {PREFERRED_CHALLENGE: 'EMAIL_OTP'});
	assert.equal(await answer(arranged, emailed, {PASSWORD}, 'PASSWORD'), not);
});

test('who may not sign in is sent no code', async () => {
	for (const [change, refused] of [
		[{isEnabled: false}, 'NotAuthorizedException: User is disabled.'],
		[{status: 'UNCONFIRMED'}, 'UserNotConfirmedException: User is not confirmed.'],
		[
			{status: 'RESET_REQUIRED'},
			'PasswordResetRequiredException: Password reset required for the user',
		],
		[
			{temporaryUntil: 1},
			'NotAuthorizedException: Temporary password has expired and must be reset by an administrator.',
		],
	] as const) {
		const arranged = await arrange(all, addresses, change);
		for (const PREFERRED_CHALLENGE of ['EMAIL_OTP', 'SMS_OTP']) {
			assert.equal(await begin(arranged, {PREFERRED_CHALLENGE}), refused);
		}
		assert.deepEqual(arranged.context.inbox.messages(), []);
	}
});
