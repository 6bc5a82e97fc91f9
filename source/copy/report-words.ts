import {describeProblem} from '../copy.ts';
import {shownEndpoint} from '../endpoint.ts';
import type {Connection} from '../flow/connection.ts';
import {problemIn} from '../flow/reportable.ts';
import type {Sent} from '../flow/sent.ts';
import type {State, Step} from '../flow/state.ts';
import type {Problem} from '../problem.ts';
import {markdownCode, markdownText} from '../report/markdown-text.ts';
import {conceal, mask, sieve} from '../report/redact.ts';
import {version} from '../version.ts';
import {sendsSentence} from './delivery-words.ts';
import {progress, titles} from './step-words.ts';

/** How a screen came about. */
export type Happened = {
	/** ms since 1970. */
	readonly at: number;
	/** The wait that preceded it. */
	readonly after?: State | undefined;
};

/** The runtime and system (`Node.js/24.0.0 linux/x64`), and the time in ms since 1970. */
export type ReportedBy = {readonly platform: string; readonly now: number};

/**
 * A report about a screen for a ticket, in Markdown: what was requested, when, by which medium and to which masked
 * destination, and AWS's response. It contains no token, code, password or secret, and no unmasked address.
 */
export function reportOn(state: State, happened: Happened, {platform, now}: ReportedBy): string {
	const problem = problemIn(state);
	const blocks = [
		[`# cognito-verify report: ${titles[state.step]}`],
		[...sentLines(state, now), ...placeLines(state)],
		...(problem === undefined
			? []
			: [['## Error'], errorLines(problem, happened, peopleIn(state))]),
		[`cognito-verify ${version}, ${platform}, ${iso(now)}`],
	];
	return `${blocks
		.filter(lines => lines.length > 0)
		.map(lines => lines.join('\n'))
		.join('\n\n')}\n`;
}

/** What was requested, and what is known about the message. */
function sentLines(state: State, now: number): readonly string[] {
	if (state.step !== 'enterCode') return [];
	const {sent, account} = state;
	const {delivery, attribute} = sent;
	if (!delivery) return [`- Code: for ${markdownCode(attribute)}, not requested in this run`];
	const {medium, destination, requestId} = delivery;
	return [
		`- Requested: ${operationOf(sent)}, attribute ${markdownCode(attribute)}`,
		`- When: ${iso(delivery.at)}`,
		`- Sent by: ${medium === undefined ? 'not returned' : markdownText(medium)}`,
		`- To: ${destination === undefined ? 'not returned' : markdownCode(masked(destination))}`,
		`- Request ID: ${requestId === undefined ? 'not returned' : idOf(requestId)}`,
		'- Status: accepted by Cognito (delivery not confirmed)',
		`- Codes: ${sendsSentence(account.ledger, now)}`,
	];
}

const operationOf = ({newValue}: Sent) =>
	newValue === undefined ? 'GetUserAttributeVerificationCode' : 'UpdateUserAttributes';

/** Cognito masks it, but another server may not. */
const masked = (destination: string) =>
	destination.includes('*') ? sieve(destination) : mask(destination);

function placeLines(state: State): readonly string[] {
	const {region, userPoolId, endpointUrl} = placeOf(state);
	const endpoint = shownEndpoint(endpointUrl);
	return [
		...(userPoolId === undefined ? [] : [`- User pool: ${markdownCode(userPoolId)}`]),
		...(region === undefined ? [] : [`- Region: ${markdownCode(region)}`]),
		...(endpoint === undefined ? [] : [`- Endpoint: ${markdownCode(endpoint)}`]),
	];
}

type Place = {
	readonly region?: string | undefined;
	readonly userPoolId?: string | undefined;
	readonly endpointUrl?: string | undefined;
};

function placeOf(state: State): Place {
	const connection = connectionIn(state);
	if (connection) return connection.client;
	if ('region' in state) return state;
	return 'prefill' in state ? state.prefill : {};
}

function connectionIn(state: State): Connection | undefined {
	if ('account' in state) return state.account.connection;
	if ('attempt' in state && state.attempt) return state.attempt.connection;
	if ('connection' in state) return state.connection;
	if (!('errand' in state)) return undefined;
	const {errand} = state;
	if (errand.kind !== 'why') return 'connection' in errand ? errand.connection : undefined;
	return 'account' in errand.from ? errand.from.account.connection : undefined;
}

/** The error of AWS or the network. */
function errorLines(
	problem: Problem,
	{at, after}: Happened,
	people: readonly string[],
): readonly string[] {
	const {awsName, awsMessage, requestId, httpStatus, reason, mayHaveBeenSent} = problem.detail;
	const harmless = (text: string) =>
		markdownText(sieve(conceal(text, {values: people, accounts: [], subs: []})));
	const doing = after && progressWords[after.step];
	const attribute = after && attributeIn(after);
	const about = attribute === undefined ? '' : `, attribute ${markdownCode(attribute)}`;
	return [
		...(doing === undefined ? [] : [`- While: ${doing}${about}`]),
		`- When: ${iso(at)}`,
		...(awsName === undefined ? [] : [`- AWS error: ${markdownCode(sieve(awsName))}`]),
		...(httpStatus === undefined ? [] : [`- HTTP status: ${httpStatus}`]),
		...(requestId === undefined ? [] : [`- Request ID: ${idOf(requestId)}`]),
		...(awsMessage === undefined ? [] : [`- AWS said: ${harmless(awsMessage)}`]),
		...(reason === undefined ? [] : [`- System error: ${markdownCode(sieve(reason))}`]),
		...(mayHaveBeenSent ? ['- No answer came: the request may have arrived all the same'] : []),
		`- Shown: ${harmless(describeProblem(problem).says)}`,
		`- Kind: ${markdownCode(problem.code)}`,
	];
}

const progressWords: Readonly<Partial<Record<Step, string>>> = progress;

function attributeIn(state: State): string | undefined {
	if ('attribute' in state) return state.attribute;
	return 'sent' in state ? state.sent.attribute : undefined;
}

/** The personal data in a state. */
function peopleIn(state: State): readonly string[] {
	const username = 'account' in state ? state.account.username : undefined;
	const named =
		'attempt' in state ? state.attempt?.username : 'username' in state ? state.username : undefined;
	return [
		...('user' in state ? state.user.attributes.map(({value}) => value) : []),
		...('sent' in state && state.sent.newValue !== undefined ? [state.sent.newValue] : []),
		...[username, named].filter(name => name !== undefined),
	];
}

/** Only an ID in AWS's format is shown: a server can send anything as one. */
const idOf = (requestId: string) =>
	markdownCode(/^[\da-f-]{8,64}$/i.test(requestId) ? requestId : sieve(requestId));

const iso = (at: number) => new Date(at).toISOString();
