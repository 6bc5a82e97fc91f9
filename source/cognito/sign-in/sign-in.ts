import type {AuthFlowType} from '@aws-sdk/client-cognito-identity-provider';
import {Problem} from '../../problem.ts';
import type {
	Challenge,
	ChallengeAnswer,
	Cognito,
	Device,
	SignInRequest,
	SignInStep,
} from '../cognito.ts';
import {poolName} from '../pool-id.ts';
import {readNewDevice, readTokens} from '../read-tokens.ts';
import {readText} from '../wire/read-answer.ts';
import type {Wire} from '../wire/wire.ts';
import {type AuthAnswer, type AuthOperations, createAuthOperations} from './auth-operations.ts';
import {checkOrder} from './challenge-order.ts';
import {challengeResponses, readChallenge} from './challenges.ts';
import {identifyDevice} from './device-srp.ts';
import {proveSrp, type Srp, type SrpIdentity, startSrp} from './srp.ts';

/** Leads from a request to tokens or a challenge for the user, and proves passwords and devices on the way. */
export function signInOperations(wire: Wire): Pick<Cognito, 'signIn' | 'answer'> {
	return {
		signIn: async (request, options) => {
			const isAdmin = request.flow === 'ADMIN_USER_PASSWORD_AUTH';
			const auth = createAuthOperations(wire, isAdmin, options);
			const device = isAdmin ? undefined : request.device;
			try {
				return await startSignIn(wire, auth, request, device);
			} catch (error) {
				// The pool has forgotten this device, or its password was lost: sign in as from a new one.
				if (device === undefined || !isAboutDevice(error)) throw error;
				return startSignIn(wire, auth, request, undefined);
			}
		},

		answer: async (challenge, answer, options) => {
			const auth = createAuthOperations(wire, challenge.isAdmin ?? false, options);
			try {
				return await answerChallenge(wire, auth, challenge, answer);
			} catch (error) {
				throw error instanceof DeviceRefused ? error.problem : error;
			}
		},
	};
}

/** The state carried from one response to the next. */
type Exchange = {
	readonly flow: SignInRequest['flow'] | undefined;
	readonly username: string;
	readonly device?: Device | undefined;
	readonly isAdmin?: boolean | undefined;
	readonly password?: string | undefined;
	readonly srp?: Srp | undefined;
	readonly hasProvedDevice?: boolean;
};

async function startSignIn(
	wire: Wire,
	auth: AuthOperations,
	request: SignInRequest,
	device: Device | undefined,
): Promise<SignInStep> {
	const {flow, username, password} = request;
	const isOverSrp =
		flow === 'USER_SRP_AUTH' ||
		(flow === 'USER_AUTH' && request.preferred === 'PASSWORD_SRP') ||
		(flow === 'CUSTOM_AUTH' && password !== undefined);
	const srp = isOverSrp ? await startUserSrp(wire) : undefined;
	const answer = await auth.initiate(flow satisfies AuthFlowType, {
		USERNAME: username,
		...(flow === 'USER_AUTH' &&
			request.preferred !== undefined && {PREFERRED_CHALLENGE: request.preferred}),
		...(flow === 'CUSTOM_AUTH' && srp !== undefined && {CHALLENGE_NAME: 'SRP_A'}),
		...(srp !== undefined && {SRP_A: srp.publicHex}),
		...(srp === undefined &&
			password !== undefined &&
			sendsPassword(request) && {PASSWORD: password}),
		...deviceKey(device),
	});
	checkOrder(request, answer.ChallengeName);
	const isAdmin = flow === 'ADMIN_USER_PASSWORD_AUTH';
	return proceed(wire, auth, answer, {flow, username, password, device, srp, isAdmin});
}

function sendsPassword(request: SignInRequest): boolean {
	return request.flow !== 'USER_AUTH' || request.preferred === 'PASSWORD';
}

async function answerChallenge(
	wire: Wire,
	auth: AuthOperations,
	challenge: Challenge,
	answer: ChallengeAnswer,
): Promise<SignInStep> {
	const {name, flow, username, device, isAdmin} = challenge;
	const responses = challengeResponses(challenge, answer);
	const password = 'password' in answer ? answer.password : undefined;
	const isOverSrp = name === 'PASSWORD_SRP' || responses['ANSWER'] === 'PASSWORD_SRP';
	const srp = isOverSrp ? await startUserSrp(wire) : undefined;
	const session = answer.kind === 'authenticatorReady' ? answer.session : challenge.session;
	const responding = auth.respond(name, session, {
		...responses,
		USERNAME: username,
		...(srp !== undefined && {SRP_A: srp.publicHex}),
		...deviceKey(device),
	});
	const next = await (name === 'CUSTOM_CHALLENGE' ? responding.catch(sayChallenge) : responding);
	const choice = responses['ANSWER'];
	checkOrder({answered: name, choice, flow}, next.ChallengeName);
	return proceed(wire, auth, next, {flow, username, password, device, srp, isAdmin});
}

/** Cognito refuses a custom answer with the message for a wrong password, which nobody was asked for. */
function sayChallenge(error: unknown): never {
	throw error instanceof Problem && error.code === 'wrongPassword'
		? new Problem('challengeAnswerRefused', error.detail)
		: error;
}

/** Answers challenges that the client can answer itself, until there are tokens or the user has to be asked. */
async function proceed(
	wire: Wire,
	auth: AuthOperations,
	answer: AuthAnswer,
	exchange: Exchange,
): Promise<SignInStep> {
	const {flow, device, isAdmin} = exchange;
	switch (answer.ChallengeName) {
		case undefined: {
			const newDevice = readNewDevice(answer.AuthenticationResult);
			const tokens = readTokens(answer.AuthenticationResult, {
				now: wire.now(),
				wanted: wire.client,
				knownDevice: device,
			});
			return {kind: 'signedIn', tokens, ...(newDevice !== undefined && {newDevice})};
		}
		case 'PASSWORD_VERIFIER':
			return proceed(wire, auth, ...(await provePassword(wire, auth, answer, exchange)));
		case 'DEVICE_SRP_AUTH':
			return proceed(wire, auth, ...(await proveDevice(wire, auth, answer, exchange)));
	}
	const challenge = readChallenge(answer, {
		username: exchange.username,
		askedAt: wire.now(),
		...(flow !== undefined && {flow}),
		...(device !== undefined && {device}),
		...(isAdmin && {isAdmin}),
	});
	return {kind: 'challenge', challenge};
}

async function provePassword(
	{client, serviceNow}: Wire,
	auth: AuthOperations,
	answer: AuthAnswer,
	exchange: Exchange,
): Promise<[AuthAnswer, Exchange]> {
	const {flow, srp, password} = exchange;
	if (srp === undefined || password === undefined) {
		throw new Problem('challengeUnsupported', {challenge: 'PASSWORD_VERIFIER'});
	}
	const username = readText(answer.ChallengeParameters?.['USER_ID_FOR_SRP'], 'USER_ID_FOR_SRP');
	const identity = {scope: poolName(client.userPoolId), name: username, password};
	const next = await auth.respond('PASSWORD_VERIFIER', answer.Session, {
		USERNAME: username,
		...(await prove(srp, identity, answer, serviceNow())),
		...deviceKey(exchange.device),
	});
	checkOrder({answered: 'PASSWORD_VERIFIER', flow}, next.ChallengeName);
	// Only used once: a server that keeps asking must not keep us busy forever.
	return [next, {...exchange, username, srp: undefined}];
}

/** Answers DEVICE_SRP_AUTH and the DEVICE_PASSWORD_VERIFIER that follows. */
async function proveDevice(
	wire: Wire,
	auth: AuthOperations,
	answer: AuthAnswer,
	exchange: Exchange,
): Promise<[AuthAnswer, Exchange]> {
	const {flow, username, device} = exchange;
	if (device?.password === undefined || exchange.hasProvedDevice) {
		throw new Problem('challengeUnsupported', {challenge: 'DEVICE_SRP_AUTH'});
	}
	const srp = await startSrp(wire.random);
	const common = {USERNAME: username, DEVICE_KEY: device.key};
	const proved = {...exchange, hasProvedDevice: true};
	try {
		const question = await auth.respond('DEVICE_SRP_AUTH', answer.Session, {
			...common,
			SRP_A: srp.publicHex,
		});
		checkOrder({answered: 'DEVICE_SRP_AUTH', flow}, question.ChallengeName);
		if (question.ChallengeName !== 'DEVICE_PASSWORD_VERIFIER') return [question, proved];
		const identity = identifyDevice(device, device.password);
		const proof = await prove(srp, identity, question, wire.serviceNow());
		const responses = {...common, ...proof};
		const next = await auth.respond('DEVICE_PASSWORD_VERIFIER', question.Session, responses);
		checkOrder({answered: 'DEVICE_PASSWORD_VERIFIER', flow}, next.ChallengeName);
		return [next, proved];
	} catch (error) {
		throw isRefusal(error) ? new DeviceRefused(error) : error;
	}
}

async function prove(srp: Srp, identity: SrpIdentity, answer: AuthAnswer, now: number) {
	const {SALT, SRP_B, SECRET_BLOCK} = answer.ChallengeParameters ?? {};
	const question = {
		salt: readText(SALT, 'SALT'),
		serverPublic: readText(SRP_B, 'SRP_B'),
		secretBlock: readText(SECRET_BLOCK, 'SECRET_BLOCK'),
	};
	return proveSrp(srp, identity, question, now);
}

async function startUserSrp({client, random}: Wire): Promise<Srp> {
	poolName(client.userPoolId);
	return startSrp(random);
}

/** Empty for a device without a password: it can't prove itself, so it isn't named. */
function deviceKey(device: Device | undefined): {readonly DEVICE_KEY?: string} {
	return device?.password === undefined ? {} : {DEVICE_KEY: device.key};
}

/** The pool refused the device, which says nothing about the user's password. */
class DeviceRefused extends Error {
	readonly problem: Problem;

	constructor(problem: Problem) {
		super(problem.message);
		this.problem = problem;
	}
}

function isAboutDevice(error: unknown): boolean {
	if (error instanceof DeviceRefused) return true;
	if (!(error instanceof Problem)) return false;
	const {awsName, awsMessage = ''} = error.detail;
	return awsName === 'ResourceNotFoundException' && /device/i.test(awsMessage);
}

function isRefusal(error: unknown): error is Problem {
	return (
		error instanceof Problem &&
		['NotAuthorizedException', 'ResourceNotFoundException'].includes(error.detail.awsName ?? '')
	);
}
