import type {Connection, InboxMessage} from '../flow/connection.ts';
import type {LocalPool, Message} from '../local-pool/create-local-pool.ts';
import {totpCode, totpStep} from '../local-pool/sign-in/totp.ts';
import type {PasswordRule} from '../password-rules.ts';

/** The policy of a pool that names none, as the demo pool does not (API page PasswordPolicyType). */
const demoPasswordRules: readonly PasswordRule[] = [
	{kind: 'length', least: 8},
	{kind: 'uppercase'},
	{kind: 'lowercase'},
	{kind: 'numbers'},
	{kind: 'symbols'},
];

/** The embedded pool as the guided app connects to it: the client without a secret, its users, and the inbox. */
export function demoConnection(pool: LocalPool): Connection {
	const client = pool.clients.find(({clientSecret}) => clientSecret === undefined);
	if (!client) throw new Error('the demo pool has no client without a secret');
	return {
		client: {
			region: pool.region,
			userPoolId: pool.userPoolId,
			clientId: client.clientId,
			endpointUrl: pool.endpoint,
			domainUrl: pool.endpoint,
		},
		demo: {
			users: pool.users,
			inbox: inboxOf(pool),
			authenticator: (
				username,
				now,
				secret = pool.users.find(user => user.username === username)?.totpSecret,
			) => (secret === undefined ? undefined : {secret, code: totpCode(secret, totpStep(now))}),
			passwordRules: demoPasswordRules,
		},
	};
}

/** Gives the same array until a message arrives, as `useSyncExternalStore` asks. */
function inboxOf(pool: LocalPool) {
	let messages: readonly InboxMessage[] = pool.messages().map(toInboxMessage);
	pool.onMessage(() => {
		messages = pool.messages().map(toInboxMessage);
	});
	return {
		messages: () => messages,
		subscribe: (listener: () => void) => pool.onMessage(listener),
	};
}

const toInboxMessage = ({at, medium, destination, code, body}: Message): InboxMessage => ({
	at: Date.parse(at),
	medium,
	destination,
	code,
	body,
});
