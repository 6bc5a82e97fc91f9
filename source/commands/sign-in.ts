import {readAccessToken} from '../cognito/access-token.ts';
import type {AppClient, Challenge, Cognito, SignInStep} from '../cognito/cognito.ts';
import {parsePoolId} from '../cognito/pool-id.ts';
import {readClientSecret} from '../cognito/read-client-secret.ts';
import {promptWords} from '../copy/prompt-words.ts';
import {checkEndpoint, shownEndpoint} from '../endpoint.ts';
import {signInCommand} from '../options/commands.ts';
import {missing} from '../options/missing.ts';
import {options} from '../options/options.ts';
import {readSecret} from '../options/read-secret.ts';
import {Problem} from '../problem.ts';
import {safeText} from '../safe-text.ts';
import {exit, sayProblem} from '../say-failure.ts';
import {createMemoryStore} from '../session/memory-store.ts';
import type {SessionStore} from '../session/session.ts';
import type {Settings} from '../settings/settings.ts';
import {canAnswerAgain} from '../sign-in-rules.ts';
import {bare} from '../typed-input.ts';
import {signInWithBrowser} from './browser-sign-in.ts';
import {type Answers, readAnswers, toAnswer} from './challenge-answers.ts';
import {
	type Begun,
	type ChallengeJson,
	challengeToJson,
	readBegun,
	readChallengeFile,
	readChallengeJson,
} from './challenge-json.ts';
import {askChallenge} from './challenge-questions.ts';
import {
	type Connection,
	cognitoSettings,
	connect,
	readConnection,
	readSettings,
	regionOf,
} from './connect.ts';
import {keepSession} from './keep-session.ts';
import {openStore} from './open-store.ts';
import {confirmDevice} from './remember-device.ts';
import {type Run, runCommand} from './run.ts';
import {setUpAuthenticator} from './set-up-authenticator.ts';
import {readSignInRequest} from './sign-in-request.ts';
import {readSignInWords, type SignInWords} from './sign-in-words.ts';

type Context = {
	readonly words: SignInWords;
	readonly run: Run;
	readonly store: SessionStore;
	readonly connection: Connection;
	/** The challenge that `--continue` names. */
	readonly continued: ChallengeJson | undefined;
};

/** Signs in, through whatever the pool asks, and keeps the session. Prints who is signed in, and no token. */
export async function signIn(run: Run): Promise<number> {
	return runCommand(run, signInCommand, async () => {
		const given = readSignInWords(run);
		const continued =
			given.continue === undefined ? undefined : await readChallengeFile(given.continue, run);
		const words = continued ? wordsOfContinued(continued, given, run) : given;
		// Before anything is asked: a person must not sign in to find out that it cannot be kept.
		const store = words['no-store'] ? createMemoryStore() : await openStore(run);
		if (words['access-token'] !== undefined) {
			const text = await readSecret('--access-token', words['access-token'], run);
			return keepToken(text, words, run, store);
		}
		const allowHttp = words['allow-http'];
		const connection = await readConnection(run, flagsOf(words), {allowHttp});
		checkWhere(connection.settings, words, run);
		const context = {words, run, store, connection, continued};
		const client = await readClient(words, run, connection);
		if (words.browser) {
			const {client: known, tokens} = await signInWithBrowser(client, words, run, connection);
			return keepSession(known, tokens, run, store);
		}
		return signInTo(client, await readStart(client, context), context);
	});
}

async function readClient(
	words: SignInWords,
	run: Run,
	connection: Connection,
): Promise<AppClient> {
	const {settings} = connection;
	const userPoolId = words['user-pool-id'];
	const clientId = words['client-id'];
	const clientSecret =
		words['client-secret'] === undefined
			? run.env['COGNITO_VERIFY_CLIENT_SECRET']
			: await readSecret('--client-secret', words['client-secret'], run);
	if (clientId === undefined) throw missing(options.clientId);
	const client = {
		region: regionOf({region: words.region, userPoolId}, settings),
		...(userPoolId !== undefined && {userPoolId}),
		clientId,
		...(settings.endpointUrl !== undefined && {endpointUrl: settings.endpointUrl}),
	};
	const secret = words['read-client-secret']
		? await askIam(client, run, connection)
		: bare(clientSecret ?? '') || undefined;
	return {...client, ...(secret !== undefined && {clientSecret: secret})};
}

/** Only where a person has said so: who may do this may read every secret of the pool. */
async function askIam(
	client: AppClient,
	run: Run,
	connection: Connection,
): Promise<string | undefined> {
	if (parsePoolId(client.userPoolId ?? '') === undefined) throw missing(options.userPoolId);
	const settings = await cognitoSettings(client, run, connection);
	return readClientSecret(settings, {signal: run.signal});
}

/** At a terminal says where a password will go, unless that is Amazon, before a person types it. */
function checkWhere({endpointUrl}: Settings, words: SignInWords, run: Run): void {
	if (endpointUrl === undefined) return;
	checkEndpoint(endpointUrl, {allowHttp: words['allow-http']});
	const shown = shownEndpoint(endpointUrl);
	if (shown !== undefined) run.prompt?.say(`Endpoint: ${safeText(shown)}`);
}

function flagsOf(words: SignInWords) {
	return {
		profile: words.profile,
		region: words.region,
		endpointUrl: words['endpoint-url'],
		caBundle: words['ca-bundle'],
		verifySsl: !words['no-verify-ssl'],
	};
}

async function signInTo(
	client: AppClient,
	start: (cognito: Cognito) => Promise<SignInStep>,
	context: Context,
): Promise<number> {
	const {words, run, store, connection} = context;
	const cognito = await connect(client, run, connection);
	let step: SignInStep;
	try {
		step = await start(cognito);
	} catch (error) {
		const isSecretMissing = error instanceof Problem && error.code === 'clientSecretMissing';
		if (!isSecretMissing || run.prompt === undefined || client.clientSecret !== undefined) {
			throw error;
		}
		const clientSecret = bare(await run.prompt.askSecret(promptWords.clientSecret));
		return signInTo({...client, clientSecret}, start, context);
	}
	while (step.kind === 'challenge') {
		if (run.prompt === undefined) {
			run.stdout.write(challengeToJson(step.challenge, begunWith(client, words)));
			return exit.challenge;
		}
		step = await answerAtTerminal(cognito, step.challenge, run, run.prompt);
	}
	const choice = words['remember-device'];
	const tokens =
		step.newDevice === undefined
			? step.tokens
			: await confirmDevice(cognito, step.tokens, step.newDevice, {run, choice});
	return keepSession(client, tokens, run, store);
}

/** All that is said and asked before the first call, so that it is so once, whatever the pool answers. */
async function readStart(
	client: AppClient,
	{words, run, store, continued}: Context,
): Promise<(cognito: Cognito) => Promise<SignInStep>> {
	if (continued !== undefined) {
		const answers = await readAnswers(words.answer, run);
		const {username, 'auth-flow': flow} = words;
		const challenge = readChallengeJson(continued, run, {username, flow});
		return cognito => continueSignIn(cognito, challenge, answers, run);
	}
	const request = await readSignInRequest(client, words, run, store);
	return cognito => cognito.signIn(request, {signal: run.signal});
}

/** This command line goes before what the sign-in was begun with, and that before the environment. */
function wordsOfContinued(continued: ChallengeJson, given: SignInWords, run: Run): SignInWords {
	const begun = readBegun(continued);
	const typed = readSignInWords({argv: run.argv, env: {}});
	const flow = begun['auth-flow'];
	return {
		...given,
		region: typed.region ?? begun.region ?? given.region,
		'user-pool-id': typed['user-pool-id'] ?? begun['user-pool-id'] ?? given['user-pool-id'],
		'client-id': typed['client-id'] ?? begun['client-id'] ?? given['client-id'],
		'endpoint-url': typed['endpoint-url'] ?? begun['endpoint-url'] ?? given['endpoint-url'],
		'auth-flow':
			typed['auth-flow'] ??
			options.authFlow.value.find(name => name === flow) ??
			given['auth-flow'],
	};
}

/** What a program that continues this sign-in need not be told again. */
function begunWith(
	{region, userPoolId, clientId, endpointUrl}: AppClient,
	words: SignInWords,
): Begun {
	return {
		region,
		'user-pool-id': userPoolId,
		'client-id': clientId,
		'endpoint-url': endpointUrl,
		'auth-flow': words['auth-flow'],
	};
}

async function continueSignIn(
	cognito: Cognito,
	challenge: Challenge,
	answers: Answers,
	run: Run,
): Promise<SignInStep> {
	return challenge.name === 'MFA_SETUP' && !answers.has('EMAIL')
		? setUpAuthenticator(cognito, challenge, answers, run)
		: cognito.answer(challenge, toAnswer(challenge, answers), {signal: run.signal});
}

/** A wrong code or a refused password can be typed again for as long as Cognito keeps the session. */
async function answerAtTerminal(
	cognito: Cognito,
	challenge: Challenge,
	run: Run,
	prompt: NonNullable<Run['prompt']>,
): Promise<SignInStep> {
	for (;;) {
		try {
			const answers = await askChallenge(challenge, prompt);
			return await continueSignIn(cognito, challenge, answers, run);
		} catch (error) {
			if (!(error instanceof Problem) || !canAnswerAgain(error)) throw error;
			sayProblem(error, run.stderr);
		}
	}
}

/**
 * A token from elsewhere says itself where it belongs: what the environment says is not held against it, what this command
 * line says is. It cannot be refreshed.
 */
async function keepToken(
	text: string,
	words: SignInWords,
	run: Run,
	store: SessionStore,
): Promise<number> {
	const asked = readSignInWords({argv: run.argv, env: {}});
	const {token, expiresAt, ...claims} = readAccessToken(text, {
		now: run.now(),
		region: words.region,
		userPoolId: asked['user-pool-id'],
		clientId: asked['client-id'],
	});
	const settings = await readSettings(run, flagsOf(words));
	checkWhere(settings, words, run);
	const {endpointUrl} = settings;
	const client = {
		region: claims.region,
		userPoolId: claims.userPoolId,
		clientId: claims.clientId,
		...(endpointUrl !== undefined && {endpointUrl}),
	};
	return keepSession(client, {accessToken: token, expiresAt}, run, store);
}
