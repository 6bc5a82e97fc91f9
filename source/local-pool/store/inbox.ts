import {mapOf, members, oneOf, optional, type Read, text} from '../model/shape.ts';

/** A message the pool "sent", as it would be in the user's mailbox or on their phone. `at` is ISO 8601. */
export const messageShape = members({
	at: text,
	medium: oneOf('EMAIL', 'SMS'),
	/** The full address; only Cognito's response masks it. */
	destination: text,
	username: text,
	/** `email` or `phone_number`. */
	attributeName: text,
	code: text,
	subject: optional(text),
	body: text,
	clientMetadata: optional(mapOf(text)),
});

export type Message = Read<typeof messageShape>;

export type Inbox = {
	readonly messages: () => readonly Message[];
	readonly send: (message: Message) => void;
	/** Deletes all messages. */
	readonly clear: () => void;
	/** Calls back with each new message; returns the function that unsubscribes. */
	readonly onMessage: (listener: (message: Message) => void) => () => void;
};

/** Older messages are dropped, so that memory doesn't grow without limit. */
const keptMessages = 1_000;

/** Keeps the messages "sent", newest last. */
export function createInbox(earlier: readonly Message[] = []): Inbox {
	let messages = [...earlier];
	const listeners = new Set<(message: Message) => void>();
	return {
		messages: () => messages,
		send: message => {
			messages = [...messages.slice(1 - keptMessages), message];
			for (const listener of listeners) listener(message);
		},
		clear: () => {
			messages = [];
		},
		onMessage: listener => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
