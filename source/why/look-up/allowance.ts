import type {Action} from '../call/operations.ts';
import {jsonIn, property, text, texts} from '../call/read-value.ts';
import type {Allowance} from '../facts.ts';
import {MissingFact} from '../outcome.ts';

/** What asks to be let in: a service that acts for a user pool. */
export type Asked = {
	/** `cognito-idp.amazonaws.com`; any of them will do. */
	readonly principals: readonly string[];
	/** `lambda:InvokeFunction` */
	readonly action: string;
	/** What the service says with its request: keys in lower case, `aws:sourcearn`. */
	readonly context: Readonly<Record<string, string | undefined>>;
};

/** Whether it is let in; where a condition keeps it out, the condition's key. */
export type Judgement = {readonly allowance: Allowance; readonly misfit: string | undefined};

/** A policy as a service gives it, in a text. Throws a `MissingFact` for any other text: it neither allows nor forbids. */
export function policyIn(value: unknown, action: Action, region: string): unknown {
	const policy = jsonIn(value);
	if (property(policy, 'Statement') !== undefined) return policy;
	throw new MissingFact([{because: 'failed', action, region}]);
}

/**
 * Whether a policy lets a service in, read as IAM does (IAM User Guide, "Policy evaluation logic"): a Deny that fits goes
 * before any Allow. `maybe` where a condition is one that is not understood here.
 */
export function judgePolicy(policy: unknown, asked: Asked): Judgement {
	if (isForbidden(policy, asked)) return {allowance: 'no', misfit: undefined};
	const allowed = judged(policy, 'Allow', asked);
	const best = (['yes', 'maybe'] as const).find(wanted =>
		allowed.some(({allowance}) => allowance === wanted),
	);
	const misfit = allowed.find(each => each.misfit !== undefined)?.misfit;
	return best === undefined ? {allowance: 'no', misfit} : {allowance: best, misfit: undefined};
}

/** Whether a policy forbids it, whatever else allows it. */
export const isForbidden = (policy: unknown, asked: Asked): boolean =>
	judged(policy, 'Deny', asked).some(({allowance}) => allowance === 'yes');

function judged(policy: unknown, effect: 'Allow' | 'Deny', asked: Asked): readonly Judgement[] {
	const statement = property(policy, 'Statement');
	const statements = Array.isArray(statement) ? statement : [statement];
	return statements
		.filter(each => text(property(each, 'Effect')) === effect && isAbout(each, asked))
		.map(each => judgeConditions(property(each, 'Condition'), asked.context));
}

function isAbout(statement: unknown, {principals, action}: Asked): boolean {
	const actions = property(statement, 'Action');
	const isNamed = (names: unknown) =>
		oneOrMany(names).some(each => fits(each.toLowerCase(), action.toLowerCase()));
	const isAction =
		actions === undefined ? !isNamed(property(statement, 'NotAction')) : isNamed(actions);
	const principal = property(statement, 'Principal');
	const named = [
		...oneOrMany(principal),
		...oneOrMany(property(principal, 'Service')),
		...oneOrMany(property(principal, 'AWS')).filter(each => each === '*'),
	];
	return isAction && named.some(name => name === '*' || principals.includes(name));
}

/** Operators that are understood, and how they compare (IAM JSON policy reference, "Condition operators"). */
const operators: ReadonlyMap<string, 'equal' | 'folded' | 'like' | 'unequal'> = new Map([
	['StringEquals', 'equal'],
	['StringEqualsIgnoreCase', 'folded'],
	['StringNotEquals', 'unequal'],
	['StringLike', 'like'],
	['ArnEquals', 'like'],
	['ArnLike', 'like'],
]);

function judgeConditions(condition: unknown, context: Asked['context']): Judgement {
	let isUnderstood = true;
	for (const [operator, tests] of entriesOf(condition)) {
		const how = operators.get(operator);
		for (const [key, values] of entriesOf(tests)) {
			const name = key.toLowerCase();
			if (how === undefined || !Object.hasOwn(context, name)) {
				isUnderstood = false;
				continue;
			}
			if (!holds(how, oneOrMany(values), context[name])) return {allowance: 'no', misfit: name};
		}
	}
	return {allowance: isUnderstood ? 'yes' : 'maybe', misfit: undefined};
}

function holds(
	how: 'equal' | 'folded' | 'like' | 'unequal',
	wanted: readonly string[],
	value: string | undefined,
): boolean {
	if (value === undefined) return how === 'unequal';
	switch (how) {
		case 'equal':
			return wanted.includes(value);
		case 'unequal':
			return !wanted.includes(value);
		case 'folded':
			return wanted.some(each => each.toLowerCase() === value.toLowerCase());
		case 'like':
			return wanted.some(each => fits(each, value));
	}
}

/** One or many, as IAM allows both everywhere. */
const oneOrMany = (value: unknown): readonly string[] =>
	typeof value === 'string' ? [value] : texts(value);

const entriesOf = (value: unknown): readonly [string, unknown][] =>
	typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** IAM's wildcards: `*` stands for any text, `?` for one character. Takes linear time for each star, whatever the text. */
function fits(pattern: string, value: string): boolean {
	let [at, from] = [0, 0];
	let star: {readonly at: number; from: number} | undefined;
	while (from < value.length) {
		if (pattern[at] === '*') {
			star = {at, from};
			at += 1;
		} else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === value[from])) {
			at += 1;
			from += 1;
		} else if (star !== undefined) {
			star.from += 1;
			[at, from] = [star.at + 1, star.from];
		} else {
			return false;
		}
	}
	return /^\**$/.test(pattern.slice(at));
}
