import type {Context, Operation} from '../context.ts';
import {Failure, invalidParameter, notAuthorized, userDoesNotExist} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {flag, members, optional, read, text, withDefault} from '../model/shape.ts';
import type {MfaKind, User} from '../model/user.ts';
import {isOf} from '../sign-in/challenges.ts';
import {matchTotp, toBase32} from '../sign-in/totp.ts';
import {poolOf} from '../store/state.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {hasMeansFor, poolFactors} from '../users/mfa-factors.ts';
import {userNamed} from './admin-users.ts';

const associateRequest = members({
	AccessToken: optional(text),
	Session: optional(text),
});

const newSecret = ({random}: Pick<Context, 'random'>) => toBase32(random(32));

/** Throws if the pool has authenticator apps switched off (Developer Guide, TOTP). */
function refuseWithoutTotp(pool: UserPool): void {
	if (poolFactors(pool).includes('SOFTWARE_TOKEN_MFA')) return;
	throw new Failure(
		'SoftwareTokenMFANotFoundException',
		'Software Token MFA has not been enabled by the userPool',
	);
}

/** AssociateSoftwareToken, for a signed-in user or during MFA_SETUP. */
export const associateSoftwareToken: Operation = context => async body => {
	const {AccessToken, Session} = read(associateRequest, body);
	const SecretCode = newSecret(context);
	if (AccessToken !== undefined) {
		const {pool, user} = await bearerOf(context, AccessToken);
		refuseWithoutTotp(pool);
		context.state.change(pool, user, {pendingTotp: SecretCode});
		return {SecretCode};
	}
	const {pool, waiting, minutes} = setupOf(context, Session);
	refuseWithoutTotp(pool);
	context.challenges.use(Session ?? '');
	return {
		SecretCode,
		Session: context.challenges.open(
			{...waiting, challenge: {name: 'MFA_SETUP', secret: SecretCode, isVerified: false}},
			minutes(pool),
		),
	};
};

function setupOf(context: Context, handle: string | undefined) {
	if (handle === undefined) {
		throw invalidParameter('Either AccessToken or Session has to be given.');
	}
	const waiting = context.challenges.find(handle);
	const {challenge, signIn} = waiting;
	if (challenge.name !== 'MFA_SETUP') throw notAuthorized('Invalid session for the user.');
	const pool = poolOf(context.state, signIn.poolId);
	const minutes = ({clients}: UserPool) =>
		clients.get(signIn.clientId)?.settings.AuthSessionValidity ?? 3;
	return {pool, waiting, challenge, minutes};
}

const verifyRequest = members({
	AccessToken: optional(text),
	Session: optional(text),
	UserCode: text,
	FriendlyDeviceName: withDefault(text, ''),
});

/** VerifySoftwareToken: checks the first code of a new secret, which the user has from then on. */
export const verifySoftwareToken: Operation = context => async body => {
	const {AccessToken, Session, UserCode, FriendlyDeviceName} = read(verifyRequest, body);
	const accept = (pool: UserPool, user: User, secret: string | undefined) => {
		if (secret === undefined) {
			throw new Failure('SoftwareTokenMFANotFoundException', 'Software token MFA not found.');
		}
		const step = matchTotp(secret, UserCode, context.clock());
		if (step === undefined) {
			throw new Failure(
				'EnableSoftwareTokenMFAException',
				'Code mismatch and fail enable Software Token MFA',
			);
		}
		context.state.change(pool, user, {
			totp: {secret, name: FriendlyDeviceName, lastStep: step},
			pendingTotp: undefined,
		});
	};
	if (AccessToken !== undefined) {
		const {pool, user} = await bearerOf(context, AccessToken);
		accept(pool, user, user.pendingTotp);
		return {Status: 'SUCCESS'};
	}
	const {pool, waiting, challenge, minutes} = setupOf(context, Session);
	const user = pool.users.get(waiting.signIn.username);
	if (!user || !isOf(waiting.signIn, user)) throw userDoesNotExist();
	accept(pool, user, challenge.secret);
	context.challenges.use(Session ?? '');
	return {
		Status: 'SUCCESS',
		Session: context.challenges.open(
			{...waiting, challenge: {...challenge, isVerified: true}},
			minutes(pool),
		),
	};
};

const setting = optional(
	members({Enabled: withDefault(flag, false), PreferredMfa: withDefault(flag, false)}),
);
const settings = {
	SMSMfaSettings: setting,
	SoftwareTokenMfaSettings: setting,
	EmailMfaSettings: setting,
};
const preferenceRequest = members({...settings, AccessToken: text});
const adminPreferenceRequest = members({...settings, UserPoolId: text, Username: text});

type Setting = {readonly Enabled: boolean; readonly PreferredMfa: boolean} | undefined;
type Preferences = Readonly<Record<keyof typeof settings, Setting>>;

function prefer({state}: Context, pool: UserPool, user: User, preferences: Preferences) {
	const wanted: readonly (readonly [MfaKind, Setting])[] = [
		['SMS_MFA', preferences.SMSMfaSettings],
		['SOFTWARE_TOKEN_MFA', preferences.SoftwareTokenMfaSettings],
		['EMAIL_OTP', preferences.EmailMfaSettings],
	];
	const preferred = wanted.filter(([, one]) => one?.PreferredMfa).map(([kind]) => kind);
	if (preferred.length > 1) throw invalidParameter('Only one MFA method can be preferred.');
	let {mfa, preferredMfa} = user;
	for (const [kind, one] of wanted) {
		if (!one) continue;
		if (one.Enabled && !hasMeansFor(user, kind)) {
			throw invalidParameter(`User does not have delivery config set to turn on ${kind}`);
		}
		if (one.PreferredMfa && !one.Enabled) {
			throw invalidParameter(`${kind} has to be enabled to be preferred.`);
		}
		mfa = mfa.filter(other => other !== kind);
		if (one.Enabled) mfa = [...mfa, kind];
		if (one.PreferredMfa) preferredMfa = kind;
		else if (preferredMfa === kind) preferredMfa = undefined;
	}
	state.change(pool, user, {mfa, preferredMfa});
	return {};
}

/** SetUserMFAPreference. Factors that the request leaves out stay unchanged. */
export const setUserMfaPreference: Operation = context => async body => {
	const request = read(preferenceRequest, body);
	const {pool, user} = await bearerOf(context, request.AccessToken);
	return prefer(context, pool, user, request);
};

/** AdminSetUserMFAPreference. */
export const adminSetUserMfaPreference: Operation = context => async body => {
	const request = read(adminPreferenceRequest, body);
	const {pool, user} = userNamed(context, request);
	return prefer(context, pool, user, request);
};
