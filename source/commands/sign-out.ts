import {Problem} from '../problem.ts';
import {safeText} from '../safe-text.ts';
import type {Session} from '../session/session.ts';
import {openSessionStore} from '../session/session-store.ts';
import {connect, readSettings} from './connect.ts';
import {exit, type Run, runCommand, sayProblem, UsageError} from './run.ts';
import {expectNoMore, readWords} from './words.ts';

const help = `usage: cognito-verify sign-out [--session NAME | --all] [--everywhere]

Revokes the session's refresh token in the user pool, then forgets the session.

  --session NAME   another session than the current one
  --all            every session on this computer
  --everywhere     sign the user out on every device (GlobalSignOut)
`;

/**
 * Revokes, then forgets; what cannot be revoked is said and forgotten all the same, and the exit code is 1. Ctrl+C ends
 * it with 130 after the session at hand, which may be revoked by then; the ones after it are left as they are.
 */
export async function signOut(run: Run): Promise<number> {
	return runCommand(run, help, async () => {
		const {values, positionals} = readWords(run.argv, {
			session: {type: 'string'},
			all: {type: 'boolean', default: false},
			everywhere: {type: 'boolean', default: false},
		});
		expectNoMore(positionals);
		if (values.all && values.session !== undefined) {
			throw new UsageError('--session and --all exclude each other');
		}

		const store = await openSessionStore({host: run.host, now: run.now});
		const names = values.all
			? (await store.list()).map(({name}) => name)
			: [nameOf(await store.get(values.session), values.session)];
		let code = exit.done;
		for (const name of names) {
			try {
				await store.signOut(name, session => revoke(session, run, values.everywhere));
			} catch (error) {
				if (!(error instanceof Problem)) {
					throw error;
				}

				sayProblem(run, error);
				run.stderr.write(
					`cognito-verify: ${safeText(name)} is forgotten here, but was not revoked: its tokens work until they expire.\n`,
				);
				if (run.signal.aborted) {
					return exit.cancelled;
				}

				code = exit.failed;
			}
		}

		return code;
	});
}

function nameOf(session: Session | undefined, wanted: string | undefined): string {
	if (session === undefined) {
		throw wanted === undefined
			? new Problem('signInNeeded')
			: new Problem('inputInvalid', {subject: `there is no session ${wanted}`});
	}

	return session.name;
}

async function revoke(session: Session, run: Run, isEverywhere: boolean): Promise<void> {
	const cognito = await connect(session.client, run, {settings: await readSettings(run, {})});
	const {tokens, username} = session;
	await cognito.signOut(tokens, {username, isEverywhere}, {signal: run.signal});
}
