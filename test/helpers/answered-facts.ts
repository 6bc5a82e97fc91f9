import type {Action} from '../../source/why/call/operations.ts';
import type {FactName, Outcomes} from '../../source/why/facts.ts';
import type {Asker, Request} from '../../source/why/look-up/asker.ts';
import {lookUp} from '../../source/why/look-up/look-up.ts';
import {MissingFact} from '../../source/why/outcome.ts';
import type {Question} from '../../source/why/question.ts';
import {questionOf} from './why-facts.ts';

/** AWS's response to a request; a string is its message that there is no such thing. */
type Answer = object | string;
export const notFound = 'The resource you requested does not exist.';

/** AWS's responses by action; a function gets the request and its region. All other actions are denied. */
export type Answers = {
	readonly [Each in Action]?: Answer | ((request: Request, region: string) => Answer);
};

/** An asker with these responses, and the calls it received: `ses:GetAccount us-west-2`, then the request in JSON. */
export function askerOf(answers: Answers): {
	readonly asker: Asker;
	readonly asked: readonly string[];
} {
	const asked: string[] = [];
	const askFor: Asker['askFor'] = async (action, region, request) => {
		asked.push(
			[action, region, ...(request === undefined ? [] : [JSON.stringify(request)])].join(' '),
		);
		const answer = action === 'cognito-idp:AdminGetUser' ? undefined : answers[action];
		const value = typeof answer === 'function' ? answer(request ?? {}, region) : answer;
		if (value === undefined) throw new MissingFact([{because: 'denied', action, region}]);
		return typeof value === 'string' ? {isThere: false, message: value} : {isThere: true, value};
	};
	const ask: Asker['ask'] = async (action, region, request) => {
		const answer = await askFor(action, region, request);
		if (answer.isThere) return answer.value;
		throw new MissingFact([{because: 'failed', action, region}]);
	};
	return {asker: {ask, askFor, calls: () => []}, asked};
}

/** The user in an account. */
export const rawUser = {
	Username: 'jane',
	UserStatus: 'CONFIRMED',
	Enabled: false,
	UserCreateDate: 1_700_000_000,
	UserLastModifiedDate: 1_700_000_060.5,
	Attributes: [
		{Name: 'sub', Value: 'sub-1'},
		{Name: 'email', Value: 'Jane@example.org'},
		{Name: 'email_verified', Value: 'true'},
		{Name: 'phone_number', Value: '+447700900123'},
		{Name: 'phone_number_verified', Value: 'true'},
		{Name: 'custom:note', Value: 'nobody reads this'},
	],
};

export const rawPool = {
	Id: 'eu-west-1_Shop',
	Arn: 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Shop',
	EmailConfiguration: {
		EmailSendingAccount: 'DEVELOPER',
		SourceArn: 'arn:aws:ses:us-west-2:123456789012:identity/no-reply@mail.example.com',
		From: 'Shop <no-reply@mail.example.com>',
	},
	SmsConfiguration: {
		SnsCallerArn: 'arn:aws:iam::123456789012:role/service-role/shop-sms',
		ExternalId: 'shop',
		SnsRegion: 'us-east-1',
	},
};

/** An account in which only the pool and its user are known, unless more answers are passed. */
export const accountOf = (answers: Answers, pool: object = {}): Answers => ({
	'cognito-idp:DescribeUserPool': {UserPool: {...rawPool, ...pool}},
	'cognito-idp:ListUsers': {Users: [rawUser]},
	...answers,
});

/**
 * Looks up facts: returns their values, `notNeeded`, or why they are missing, and the calls to some services, sorted.
 */
export async function factsIn<Name extends FactName>(
	answers: Answers,
	names: readonly Name[],
	{services = [], ...change}: Partial<Question> & {readonly services?: readonly string[]} = {},
): Promise<{readonly facts: Readonly<Record<string, unknown>>; readonly asked: readonly string[]}> {
	const {asker, asked} = askerOf(answers);
	const outcomes: Outcomes = await lookUp(questionOf('email', change), asker, () => {});
	const facts = names.map(name => {
		const outcome = outcomes[name];
		if (outcome?.state === 'known') return [name, outcome.value];
		return [name, outcome?.state === 'missing' ? outcome.misses : outcome?.state];
	});
	return {
		facts: Object.fromEntries(facts),
		asked: asked.filter(each => services.some(service => each.startsWith(service))).toSorted(),
	};
}
