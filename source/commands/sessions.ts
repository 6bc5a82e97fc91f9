import {Problem} from '../problem.ts';
import {safeText} from '../safe-text.ts';
import type {SessionSummary} from '../session/session.ts';
import {openStore} from './open-store.ts';
import {exit, type Run, runCommand, UsageError} from './run.ts';
import {readWords} from './words.ts';

const help = `usage: cognito-verify sessions [--output json]
       cognito-verify sessions use NAME
       cognito-verify sessions remove NAME

Lists who is signed in on this computer, chooses whose session commands use, or
forgets a session without telling the user pool ("sign-out" tells it).
`;

/** Lists, chooses or forgets cached sessions. No token is ever shown. */
export async function sessions(run: Run): Promise<number> {
	return runCommand(run, help, async () => {
		const {values, positionals} = readWords(run.argv, {output: {type: 'string'}});
		const [verb, name, ...more] = positionals;
		if (values.output !== undefined && values.output !== 'json') {
			throw new UsageError('--output can only be json');
		}

		if (verb === undefined) {
			const store = await openStore(run);
			const all = await store.list();
			run.stdout.write(values.output === 'json' ? toJson(all) : toLines(all));
			return exit.done;
		}

		if ((verb !== 'use' && verb !== 'remove') || name === undefined || more.length > 0) {
			throw new UsageError('say "use NAME" or "remove NAME", or nothing to list them');
		}

		const store = await openStore(run);
		if (!(await store[verb](name))) {
			throw store.unread ?? new Problem('inputInvalid', {subject: `there is no session ${name}`});
		}

		return exit.done;
	});
}

function toJson(all: readonly SessionSummary[]): string {
	const rows = all.map(({expiresAt, aliases: _, ...session}) => ({
		...session,
		expiresAt: new Date(expiresAt).toISOString(),
	}));
	return `${JSON.stringify(rows, undefined, 4)}\n`;
}

function toLines(all: readonly SessionSummary[]): string {
	return all
		.map(({name, isCurrent, clientId, endpointUrl, expiresAt, canRefresh}) => {
			const until = new Date(expiresAt).toISOString();
			const end = canRefresh ? `refreshed after ${until}` : `until ${until}`;
			const at = endpointUrl === undefined ? '' : ` at ${safeText(endpointUrl)}`;
			return `${isCurrent ? '*' : ' '} ${safeText(name)}  client ${safeText(clientId)}${at}, ${end}\n`;
		})
		.join('');
}
