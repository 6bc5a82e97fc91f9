import type {Connection, Demo, Inbox, InboxMessage} from '../../source/flow/connection.ts';
import {client} from '../flow/samples.ts';

/** An inbox with these messages, in which no more arrive. */
export const someMessages = (messages: readonly InboxMessage[]): Inbox => ({
	messages: () => messages,
	subscribe: () => () => {},
});

/** The demo, as a screen shows it. */
export const demo: Demo = {
	users: [
		{username: 'demo', password: 'Demo-pass-1'},
		{username: 'totp', password: 'Demo-pass-2', shows: 'a code from an authenticator app'},
		{username: 'ada', password: 'Demo-pass-3', shows: 'a code that was never requested'},
	],
	inbox: someMessages([
		{at: 0, medium: 'SMS', destination: '+14325550008', code: '000000', body: 'An old one.'},
		{
			at: 1_000,
			medium: 'EMAIL',
			destination: 'demo@example.com',
			code: '123456',
			body: 'Your verification code is 123456.',
		},
	]),
	authenticator: (username, now, secret) =>
		username === 'nobody'
			? undefined
			: {secret: secret ?? 'JBSWY3DPEHPK3PXP', code: String(100_000 + now / 1_000)},
	passwordRules: [{kind: 'length', least: 8}, {kind: 'numbers'}],
};

export const demoConnection: Connection = {client, demo};
