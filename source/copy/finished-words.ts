import type {Delivery} from '../cognito/cognito.ts';
import type {Account, Connection} from '../flow/connection.ts';
import type {State} from '../flow/state.ts';
import {clockTime} from './time-words.ts';

/** The line of a finished step, and whether a response has proved it. */
export type Finished = {readonly line: string; readonly isProved: boolean};

/** The line that a step leaves when it is finished, if any. Nothing counts as proved before a response. */
export function foldedLine(before: State, after: State): Finished | undefined {
	if (after.step === 'done') return leftLine(before, after.exitCode === 0);
	const line = provedLine(before, after);
	if (line !== undefined) return {line, isProved: true};
	const using = usingLine(before, after);
	return using === undefined ? undefined : {line: using, isProved: false};
}

function leftLine(before: State, isProved: boolean): Finished | undefined {
	if (before.step === 'verified') return {line: verifiedLine(before), isProved};
	return (before.step === 'enterCode' || before.step === 'verifying') &&
		!before.account.connection.demo
		? {
				line: `${before.sent.attribute} isn’t verified yet. Start again and press h to enter the code.`,
				isProved: false,
			}
		: undefined;
}

/** The medium that needs no mention. */
const usualMedium: Readonly<Record<string, string>> = {email: 'EMAIL', phone_number: 'SMS'};

function requestedLine(attribute: string, delivery: Delivery | undefined): string {
	const {medium, destination} = delivery ?? {};
	const by = medium === undefined || medium === usualMedium[attribute] ? '' : ` by ${medium}`;
	const to = destination === undefined ? '' : ` to ${destination}`;
	return `Requested a code for ${attribute}${by === '' && to === '' ? '' : `,${by}${to}`}`;
}

/** The line for what a response has proved. */
function provedLine(before: State, after: State): string | undefined {
	if (before.step === 'verified' && after.step !== 'signedOut') return verifiedLine(before);
	if (before.step === 'loadingAttributes' && 'user' in after) {
		const {account, opened} = before;
		if (opened === 'session') return `Still signed in as ${account.username}`;
		return opened === 'token'
			? `Token of ${account.username} accepted, valid until ${clockTime(account.tokens.expiresAt)}`
			: undefined;
	}
	switch (after.step) {
		case 'loadingAttributes':
			return before.step === 'savingSession'
				? `Signed in as ${after.account.username}; ${keptWhere(after.account)}`
				: undefined;
		case 'enterCode':
			if (before.step === 'requestingCode' && after.sent !== before.earlier) {
				return requestedLine(before.attribute, after.sent.delivery);
			}
			return before.step === 'updatingValue' ? `Changed ${before.attribute}` : undefined;
		case 'signedOut': {
			const {account, isEverywhere, problem} = after;
			if (problem) return undefined;
			return isEverywhere
				? `Signed out ${account.username} everywhere`
				: `Signed out ${account.username} on this computer`;
		}
		default:
			return undefined;
	}
}

/** The line for what is used from here on, without a response yet. */
function usingLine(before: State, after: State): string | undefined {
	switch (after.step) {
		case 'username':
		case 'password':
			return isConnecting(before) ? `Using ${connectionName(after.connection)}` : undefined;
		case 'loadingAttributes': {
			const {opened, account} = after;
			if (before.step === 'loadingAttributes') return undefined;
			if (opened === 'session') return `Using the session ${account.sessionName ?? ''}`.trimEnd();
			return opened === 'token' ? `Using a token of ${account.username}` : undefined;
		}
		case 'signedOut':
			return `Removed ${after.account.username} from this computer`;
		default:
			return undefined;
	}
}

const isConnecting = ({step}: State) =>
	step === 'starting' || step === 'connect' || step === 'clientId' || step === 'startingDemo';

function connectionName({client, demo}: Connection): string {
	const name =
		client.userPoolId === undefined
			? `app client ${client.clientId}`
			: `user pool ${client.userPoolId}`;
	return `${name}${demo ? ', the demo pool' : ''}`;
}

/** Where the session was stored at sign-in, and how long it lasts. */
function keptWhere({place, tokens}: Account): string {
	if (!place || place.kind === 'memory') return 'the session is kept until you leave';
	const end = tokens.refreshToken === undefined ? clockTime(tokens.expiresAt) : 'you sign out';
	return place.kind === 'file'
		? `the session is in ${place.path} until ${end}`
		: `the session is in ${place.path}, its key in ${place.keychain}, until ${end}`;
}

/** The final sentence of a verification. */
export function verifiedLine({user, sent, at}: Extract<State, {step: 'verified'}>): string {
	const value = user.attributes.find(({name}) => name === sent.attribute)?.value;
	return `${sent.attribute} ${value ?? ''} verified at ${clockTime(at)}`;
}

/** Why the automatic demo stopped before an attribute was verified. */
export const demoStops = {
	noCode: 'No code arrived in the demo inbox. Run the demo in a terminal to find out why.',
	needsPerson: 'This step needs an answer from a person. Run the demo in a terminal.',
} as const;
