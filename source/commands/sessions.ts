import {sessionLine, sessionsWords} from '../copy/outcome-words.ts';
import {momentOf} from '../copy/time-words.ts';
import {usageWords} from '../copy/usage-words.ts';
import {sessionsCommand} from '../options/commands.ts';
import {readOptions} from '../options/read-options.ts';
import {UsageError} from '../options/usage-error.ts';
import {Problem} from '../problem.ts';
import {asciiJson, safeText} from '../safe-text.ts';
import {exit} from '../say-failure.ts';
import type {SessionSummary} from '../session/session.ts';
import {openStore} from './open-store.ts';
import {type Run, runCommand, tellPerson} from './run.ts';

/** Lists, selects or removes cached sessions. Never shows a token. */
export async function sessions(run: Run): Promise<number> {
	return runCommand(run, sessionsCommand, async () => {
		const {values, words} = readOptions(sessionsCommand, run.argv, run.env);
		const [verb, name, ...more] = words;

		if (verb === undefined) {
			const store = await openStore(run);
			const all = await store.list();
			run.stdout.write(format[values.output ?? 'lines'](all, run.now()));
			if (all.length === 0) tellPerson(run, sessionsWords.none);
			return exit.done;
		}
		if ((verb !== 'use' && verb !== 'remove') || name === undefined || more.length > 0) {
			throw new UsageError(usageWords.sessions);
		}
		const store = await openStore(run);
		if (!(await store[verb](name))) {
			throw store.unread ?? new Problem('sessionNotFound', {session: name});
		}
		const told = verb === 'use' ? sessionsWords.used : sessionsWords.removed;
		tellPerson(run, told(safeText(name)));
		return exit.done;
	});
}

const format = {json: toJson, lines: toLines, names: toNames};

function toJson(all: readonly SessionSummary[]): string {
	const rows = all.map(({expiresAt, aliases: _, ...session}) => ({
		...session,
		expiresAt: new Date(expiresAt).toISOString(),
	}));
	return asciiJson(rows);
}

/* Unmodified, since scripts pass them to `sessions use`. */
function toNames(all: readonly SessionSummary[]): string {
	return all.map(({name}) => `${safeText(name)}\n`).join('');
}

function toLines(all: readonly SessionSummary[], now: number): string {
	return all
		.map(session => `${session.isCurrent ? '*' : ' '} ${describeSession(session, now)}\n`)
		.join('');
}

/** A session in one line, safe to draw: its name, where it is used, and when its access token expires. */
export function describeSession(
	{name, clientId, endpointUrl, expiresAt, canRefresh}: SessionSummary,
	now: number,
): string {
	const line = sessionLine({
		clientId: safeText(clientId),
		endpoint: endpointUrl === undefined ? undefined : safeText(endpointUrl),
		canRefresh,
		ends: momentOf(now)(expiresAt),
	});
	return `${safeText(name)}  ${line}`;
}
