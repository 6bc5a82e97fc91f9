import type {Announcement, Message} from '../local-pool/create-local-pool.ts';
import {clockTime} from './time-words.ts';

/** A line for a terminal; `hang` indents its continuation lines. Commands have none. */
export type TerminalLine = {readonly text: string; readonly hang?: number};

const line = (text: string, hang = 0): TerminalLine => ({text, hang});
const gap = line('');

/** What `local-pool` prints at a terminal when it has started. */
export function poolIsUp({
	endpoint,
	region,
	userPoolId,
	clients,
	users,
	inbox,
}: Announcement): readonly TerminalLine[] {
	const [client] = clients;
	const [user] = users;
	const longest = Math.max(0, ...users.map(({username}) => username.length));
	const signIn = [
		'cognito-verify sign-in',
		`--endpoint-url ${endpoint}`,
		`--user-pool-id ${userPoolId}`,
		...(client ? [`--client-id ${client.clientId}`] : []),
		...(user ? [`--username ${user.username}`] : []),
	];
	const listUsers = [
		// The pool accepts any credentials, and the AWS CLI requires some.
		'AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws cognito-idp list-users',
		`--endpoint-url ${endpoint}`,
		`--region ${region}`,
		`--user-pool-id ${userPoolId}`,
	];
	const passwords = new Set(users.map(({password}) => password));
	const rows = users.map(({username, password, shows}) =>
		line(
			[
				`  ${username.padEnd(longest)}`,
				...(passwords.size > 1 ? [password] : []),
				...(shows === undefined ? [] : [shows]),
			].join('  '),
			longest + 4,
		),
	);
	const [onlyPassword] = passwords;
	const shared = passwords.size === 1 ? `, all with the password ${onlyPassword}` : '';
	return [
		line(`User pool ${userPoolId} in ${region} at ${endpoint}`),
		gap,
		line('Try it, in another terminal:'),
		...commandLines(signIn),
		...commandLines(listUsers),
		gap,
		...(rows.length > 0 ? [line(`Users${shared}:`), ...rows, gap] : []),
		line(`Messages appear here and at ${inbox}.`),
		line('Ctrl+C stops the server.'),
		gap,
	];
}

/** A shell command with one option per line. */
const commandLines = (words: readonly string[]): readonly TerminalLine[] =>
	words.map((word, index) => ({
		text: `${index === 0 ? '  ' : '    '}${word}${index < words.length - 1 ? ' \\' : ''}`,
	}));

/** What a program needs to know about a pool, as a line of JSON. */
export function announcementLine(pool: Announcement): string {
	const {endpoint, region, userPoolId, clients, users, inbox} = pool;
	return `${JSON.stringify({endpoint, region, userPoolId, clients, users, inbox} satisfies Announcement)}\n`;
}

/** A line about a message "sent". */
export function messageWasSent({at, medium, destination, username, body}: Message): TerminalLine {
	const time = `${clockTime(Date.parse(at))}  `;
	return line(
		`${time}${medium} to ${destination} (${username})  ${body.replaceAll(/\s+/g, ' ').trimEnd()}`,
		time.length,
	);
}
