import type {Account, Connection} from '../flow/connection.ts';
import type {State} from '../flow/state.ts';
import {clockTime} from './time-words.ts';

/** What a step leaves behind when it is finished: one line, or nothing. */
export const foldedLine = (before: State, after: State): string | undefined => {
	switch (after.step) {
		case 'username':
		case 'password':
			return isConnecting(before) ? `Connected to ${connectionName(after.connection)}` : undefined;
		case 'loadingAttributes':
			return signedInLine(before, after.account);
		case 'enterCode':
			if (before.step === 'requestingCode' && after.sent !== before.earlier) {
				const {medium, destination} = after.sent.delivery ?? {};
				return [
					`Code for ${before.attribute} sent`,
					...(medium === undefined ? [] : [`by ${medium}`]),
					...(destination === undefined ? [] : [`to ${destination}`]),
				].join(' ');
			}
			return before.step === 'updatingValue' ? `Changed ${before.attribute}` : undefined;
		case 'signedOut':
			return `Signed out ${after.account.username}`;
		case 'done':
			if (before.step === 'verified') return verifiedLine(before);
			return (before.step === 'enterCode' || before.step === 'verifying') &&
				!before.account.connection.demo
				? `${before.sent.attribute} is not verified yet; start again and press h to enter the code`
				: undefined;
		default:
			return before.step === 'verified' ? verifiedLine(before) : undefined;
	}
};

const isConnecting = ({step}: State) =>
	step === 'starting' || step === 'connect' || step === 'clientId' || step === 'startingDemo';

const signedInLine = (before: State, account: Account): string | undefined => {
	switch (before.step) {
		case 'savingSession':
			return `Signed in as ${account.username}; ${keptWhere(account)}`;
		case 'openingSession':
		case 'starting':
			return `Still signed in as ${account.username}`;
		case 'readingToken':
			return `Token of ${account.username}, until ${clockTime(account.tokens.expiresAt)}`;
		case 'verified':
			return verifiedLine(before);
		default:
			return undefined;
	}
};

const connectionName = ({client, demo}: Connection): string =>
	`${client.userPoolId ?? `client ${client.clientId}`}${demo ? ', the demo pool' : ''}`;

/** Where the session went at sign-in, and until when it is there. */
const keptWhere = ({place, tokens}: Account): string => {
	if (!place || place.kind === 'memory') return 'the session is kept until you leave';
	const end = tokens.refreshToken === undefined ? clockTime(tokens.expiresAt) : 'you sign out';
	return place.kind === 'file'
		? `the session is in ${place.path} until ${end}`
		: `the session is in ${place.path}, its key in ${place.keychain}, until ${end}`;
};

/** The sentence that remains when everything is done. */
export const verifiedLine = ({user, sent, at}: Extract<State, {step: 'verified'}>): string => {
	const value = user.attributes.find(({name}) => name === sent.attribute)?.value;
	return `${sent.attribute} ${value ?? ''} verified at ${clockTime(at)}`;
};
