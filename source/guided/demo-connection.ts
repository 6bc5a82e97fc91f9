import type {Connection, InboxMessage} from '../flow/connection.ts';
import type {LocalPool, Message} from '../local-pool/create-local-pool.ts';
import {totpCode, totpStep} from '../local-pool/sign-in/totp.ts';
import type {PasswordRule} from '../password-rules.ts';

/** The default policy of a pool without its own, such as the demo pool (API page PasswordPolicyType). */
const demoPasswordRules: readonly PasswordRule[] = [
	{kind: 'length', least: 8},
	{kind: 'uppercase'},
	{kind: 'lowercase'},
	{kind: 'numbers'},
	{kind: 'symbols'},
];

/** The guided app's connection to the embedded pool: the client without a secret, the users, and the inbox. */
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

/** Returns the same array until a message arrives, as `useSyncExternalStore` requires. */
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
