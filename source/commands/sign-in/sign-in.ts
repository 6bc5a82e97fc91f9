import type {AppClient, Cognito, SignInStep} from '../../cognito/cognito.ts';
import {promptWords} from '../../copy/prompt-words.ts';
import {signInCommand} from '../../options/commands.ts';
import {settingFlags} from '../../options/setting-flags.ts';
import {Problem} from '../../problem.ts';
import {exit} from '../../say-failure.ts';
import {createMemoryStore} from '../../session/memory-store.ts';
import type {SessionStore} from '../../session/session.ts';
import {bare} from '../../typed-input.ts';
import {type Connection, connect, readConnection} from '../connect.ts';
import {openStore} from '../open-store.ts';
import {type Run, runCommand} from '../run.ts';
import {answerAtTerminal, answerFrom} from './answer-challenge.ts';
import {signInWithBrowser} from './browser-sign-in.ts';
import {readAnswers} from './challenge-answers.ts';
import {
	type ChallengeJson,
	challengeToJson,
	readChallengeFile,
	readChallengeJson,
} from './challenge-json.ts';
import {begunWith, wordsOfContinued} from './continued-words.ts';
import {keepSession} from './keep-session.ts';
import {keepToken} from './keep-token.ts';
import {readClient} from './read-client.ts';
import {confirmDevice} from './remember-device.ts';
import {checkWhere} from './say-endpoint.ts';
import {readSignInRequest} from './sign-in-request.ts';
import {readSignInWords, type SignInWords} from './sign-in-words.ts';

type Context = {
	readonly words: SignInWords;
	readonly run: Run;
	readonly store: SessionStore;
	readonly connection: Connection;
	/** The challenge that `--continue` refers to. */
	readonly continued: ChallengeJson | undefined;
};

/** Signs in, through whatever the pool asks, and saves the session. Prints who is signed in, but no token. */
export async function signIn(run: Run): Promise<number> {
	return runCommand(run, signInCommand, async () => {
		const given = readSignInWords(run);
		const continued =
			given.continue === undefined ? undefined : await readChallengeFile(given.continue, run);
		const words = continued ? wordsOfContinued(continued, given, run) : given;
		// Before any question: users must not sign in only to find out that the session can't be saved.
		const store = words['no-store'] ? createMemoryStore() : await openStore(run);
		if (words['access-token'] !== undefined) {
			return keepToken(words['access-token'], words, run, store);
		}
		const allowHttp = words['allow-http'];
		const connection = await readConnection(run, settingFlags(words), {allowHttp});
		checkWhere(connection.settings, words, run);
		const client = await readClient(words, run, connection);
		if (words.browser) {
			const {client: known, tokens} = await signInWithBrowser(client, words, run, connection);
			return keepSession(known, tokens, run, store);
		}
		const context = {words, run, store, connection, continued};
		return signInTo(client, await readStart(client, context), context);
	});
}

/** Reads and asks for everything that the first call needs. */
async function readStart(
	client: AppClient,
	{words, run, store, continued}: Context,
): Promise<(cognito: Cognito) => Promise<SignInStep>> {
	if (continued !== undefined) {
		const answers = await readAnswers(words.answer, run);
		const {username, 'auth-flow': flow} = words;
		const challenge = readChallengeJson(continued, run, {username, flow});
		const {prompt} = run;
		// With `-`, standard input has been read to its end, so it can't take answers.
		return prompt === undefined || words.answer.length > 0 || words.continue === '-'
			? cognito => answerFrom(answers, cognito, challenge, run)
			: cognito => answerAtTerminal(cognito, challenge, run, prompt);
	}
	const request = await readSignInRequest(client, words, run, store);
	return cognito => cognito.signIn(request, {signal: run.signal});
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
