import {sessionsWords, signOutWords} from '../copy/outcome-words.ts';
import {promptWords, signsOutOf} from '../copy/prompt-words.ts';
import {usageWords} from '../copy/usage-words.ts';
import {signOutCommand} from '../options/commands.ts';
import {readOptions} from '../options/read-options.ts';
import {UsageError} from '../options/usage-error.ts';
import {Problem} from '../problem.ts';
import {safeText} from '../safe-text.ts';
import {exit, sayProblem} from '../say-failure.ts';
import type {Session, SessionStore, SignedOut} from '../session/session.ts';
import {connect, readConnection} from './connect.ts';
import {openStore} from './open-store.ts';
import type {Prompt} from './prompt.ts';
import {type Run, runCommand, tellPerson} from './run.ts';
import {describeSession} from './sessions.ts';
import {askChoice, askWhether} from './sign-in/challenge-questions.ts';

/**
 * Revokes and deletes sessions. If one can't be revoked, that is reported, it is deleted all the same, and the exit
 * code is 1; also if one can't be deleted because its file can't be read or written. Ctrl+C exits with 130 after the
 * current session, which may have been revoked by then, and leaves the others unchanged.
 */
export async function signOut(run: Run): Promise<number> {
	return runCommand(run, signOutCommand, async () => {
		const {values} = readOptions(signOutCommand, run.argv, run.env);
		if (values.all && values.session !== undefined) {
			throw new UsageError(usageWords.cantBeCombined('--session', '--all'));
		}
		const store = await openStore(run);
		let code = exit.done;
		const names = await namesToForget(store, values, {prompt: run.prompt, now: run.now()});
		if (names.length === 0) tellPerson(run, sessionsWords.none);
		for (const name of names) {
			const outcome = await signOutOf(store, name, session =>
				revoke(session, run, {isEverywhere: values.everywhere, allowHttp: values['allow-http']}),
			);
			sayOutcome(run, name, outcome);
			if (values.everywhere && !outcome.notRevoked) {
				run.stderr.write(`cognito-verify: ${signOutWords.everywhere(safeText(name))}\n`);
			} else if (!outcome.notRevoked && !outcome.notForgotten) {
				tellPerson(run, signOutWords.here(safeText(name)));
			}
			if (run.signal.aborted && outcome.notRevoked) return exit.cancelled;
			code = outcome.notRevoked || outcome.notForgotten ? exit.failed : code;
		}
		if (values.all) await store.removeDamaged();
		return code;
	});
}

/** Throws `signInNeeded` if nobody is signed in, or the store's own problem if that is why no session is known. */
async function namesToForget(
	store: SessionStore,
	{all, session: wanted}: {readonly all: boolean; readonly session?: string | undefined},
	{prompt, now}: {readonly prompt: Prompt | undefined; readonly now: number},
): Promise<readonly string[]> {
	if (all) {
		const names = (await store.list()).map(({name}) => name);
		if (names.length === 0 && store.unread !== undefined) throw store.unread;
		return names;
	}
	const session = await store.get(wanted);
	if (session !== undefined) return [session.name];
	if (wanted !== undefined) {
		throw store.unread ?? new Problem('sessionNotFound', {session: wanted});
	}
	const saved = await store.list();
	const names = saved.map(({name}) => name);
	if (names.length === 0) throw store.unread ?? new Problem('signInNeeded');
	if (prompt === undefined) throw new Problem('sessionNotChosen', {sessions: names});
	const [only, ...others] = names;
	if (only !== undefined && others.length === 0) {
		if (await askWhether(signsOutOf(safeText(only)), prompt)) return names;
		throw new Problem('cancelled');
	}
	prompt.say(promptWords.whichSession);
	const lines = new Map(saved.map(session => [session.name, describeSession(session, now)]));
	return [await askChoice(names, prompt, name => lines.get(name) ?? name)];
}

/**
 * If the store fails at the start, because another process holds the session or it can't write, the session was not
 * deleted.
 */
async function signOutOf(
	store: SessionStore,
	name: string,
	revoke: (session: Session) => Promise<void>,
): Promise<SignedOut> {
	try {
		return (await store.signOut(name, revoke)) ?? {};
	} catch (error) {
		if (error instanceof Problem) return {notForgotten: error};
		throw error;
	}
}

function sayOutcome(run: Run, name: string, {notRevoked, notForgotten}: SignedOut): void {
	const who = safeText(name);
	if (notRevoked) sayProblem(notRevoked, run.stderr);
	if (notRevoked && !notForgotten) {
		run.stderr.write(`cognito-verify: ${signOutWords.notRevoked(who)}\n`);
	}
	if (notForgotten) {
		sayProblem(notForgotten, run.stderr);
		run.stderr.write(`cognito-verify: ${signOutWords.notForgotten(who)}\n`);
	}
}

async function revoke(
	session: Session,
	run: Run,
	{isEverywhere, allowHttp}: {readonly isEverywhere: boolean; readonly allowHttp: boolean},
): Promise<void> {
	const cognito = await connect(session.client, run, await readConnection(run, {}, {allowHttp}));
	const {tokens, username} = session;
	await cognito.signOut(tokens, {username, isEverywhere}, {signal: run.signal});
}
