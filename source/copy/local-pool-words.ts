import type {Announcement, Message} from '../local-pool/create-local-pool.ts';
import {clockTime} from './time-words.ts';

/** What `local-pool` tells a person at a terminal when it is up. */
export function poolIsUp({
	endpoint,
	region,
	userPoolId,
	clients,
	users,
	inbox,
}: Announcement): string {
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
		// The pool takes any credentials, and the AWS CLI does not start a call without.
		'AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws cognito-idp list-users',
		`--endpoint-url ${endpoint}`,
		`--region ${region}`,
		`--user-pool-id ${userPoolId}`,
	];
	const passwords = new Set(users.map(({password}) => password));
	const rows = users.map(({username, password, shows}) =>
		[
			`  ${username.padEnd(longest)}`,
			...(passwords.size > 1 ? [password] : []),
			...(shows === undefined ? [] : [shows]),
		].join('  '),
	);
	const [onlyPassword] = passwords;
	return `${[
		`User pool ${userPoolId} in ${region} at ${endpoint}`,
		`Try it, in another terminal:\n${commandLines(signIn)}\n${commandLines(listUsers)}`,
		...(rows.length > 0
			? [
					`Users${passwords.size === 1 ? `, all with the password ${onlyPassword}` : ''}:\n${rows.join('\n')}`,
				]
			: []),
		`Messages appear here and at ${inbox}.\nCtrl+C stops the server.`,
	].join('\n\n')}\n\n`;
}

/** A command for a shell, an option a line. */
const commandLines = (words: readonly string[]): string => `  ${words.join(' \\\n    ')}`;

/** What a program needs to know of a pool, as one line of JSON. */
export function announcementLine(pool: Announcement): string {
	const {endpoint, region, userPoolId, clients, users, inbox} = pool;
	return `${JSON.stringify({endpoint, region, userPoolId, clients, users, inbox} satisfies Announcement)}\n`;
}

/** A message as it is "sent", in a line. */
export function messageWasSent({at, medium, destination, username, body}: Message): string {
	return `${clockTime(Date.parse(at))}  ${medium} to ${destination} (${username})  ${body.replaceAll(/\s+/g, ' ')}\n`;
}
