import type {Action} from '../call/operations.ts';
import {jsonIn, property, text} from '../call/read-value.ts';
import type {Allowance} from '../facts.ts';
import {MissingFact} from '../outcome.ts';

/** A request for access by a service that acts for a user pool. */
export type Asked = {
	/** `cognito-idp.amazonaws.com`; any of them is enough. */
	readonly principals: readonly string[];
	/** `lambda:InvokeFunction` */
	readonly action: string;
	/** The condition keys of the request, in lowercase: `aws:sourcearn`. */
	readonly context: Readonly<Record<string, string | undefined>>;
};

/** Whether access is granted; if a condition denies it, the condition's key. */
export type Judgement = {readonly allowance: Allowance; readonly misfit: string | undefined};

/**
 * Parses a policy that a service returned as text. Throws a `MissingFact` for invalid text, which neither allows nor
 * denies.
 */
export function policyIn(value: unknown, action: Action, region: string): unknown {
	const policy = jsonIn(value);
	if (property(policy, 'Statement') !== undefined) return policy;
	throw new MissingFact([{because: 'failed', action, region}]);
}

/**
 * Evaluates policies for a service as IAM does (IAM User Guide, "Policy evaluation logic"): a matching Deny in any of
 * them overrides every Allow. `maybe` if a condition isn't supported here.
 */
export function judgePolicies(policies: readonly unknown[], asked: Asked): Judgement {
	const denial = denialIn(policies, asked);
	if (denial === 'yes') return {allowance: 'no', misfit: undefined};
	const allowed = judged(policies, 'Allow', asked);
	const best = bestOf(allowed);
	if (best === 'no') return {allowance: best, misfit: allowed.find(each => each.misfit)?.misfit};
	return {allowance: denial === 'maybe' ? denial : best, misfit: undefined};
}

/** Whether policies deny it, whatever else allows it. */
export const denialIn = (policies: readonly unknown[], asked: Asked): Allowance =>
	bestOf(judged(policies, 'Deny', asked));

/** The most certain of several judgements. */
export const bestOf = (judgements: readonly Pick<Judgement, 'allowance'>[]): Allowance =>
	(['yes', 'maybe'] as const).find(wanted =>
		judgements.some(({allowance}) => allowance === wanted),
	) ?? 'no';

function judged(
	policies: readonly unknown[],
	effect: 'Allow' | 'Deny',
	asked: Asked,
): readonly Judgement[] {
	return policies
		.flatMap(policy => property(policy, 'Statement'))
		.filter(each => text(property(each, 'Effect')) === effect && isAbout(each, asked))
		.map(each => judgeConditions(property(each, 'Condition'), asked.context));
}

function isAbout(statement: unknown, {principals, action}: Asked): boolean {
	const [actions, principal] = [property(statement, 'Action'), property(statement, 'Principal')];
	const isAction = (names: unknown) =>
		valuesOf(names).some(each => fits(each.toLowerCase(), action.toLowerCase()));
	const isPrincipal = (names: unknown) =>
		[
			...valuesOf(names),
			...valuesOf(property(names, 'Service')),
			...valuesOf(property(names, 'AWS')).filter(each => each === '*'),
		].some(name => name === '*' || principals.includes(name));
	const isOthers = (names: unknown) => names !== undefined && !isPrincipal(names);
	return (
		(actions === undefined ? !isAction(property(statement, 'NotAction')) : isAction(actions)) &&
		(principal === undefined
			? isOthers(property(statement, 'NotPrincipal'))
			: isPrincipal(principal))
	);
}

/** The condition operators (IAM JSON policy reference, "Condition operators"). */
const operators =
	/^(?:ForAnyValue:|(ForAllValues:))?(String|Arn|Bool|Null)(Not)?(Equals|EqualsIgnoreCase|Like)?(IfExists)?$/;

/** The condition keys that every service sends. */
const everyContext = {'aws:securetransport': 'true'};

function judgeConditions(condition: unknown, own: Asked['context']): Judgement {
	const context: Asked['context'] = {...everyContext, ...own};
	let isUnderstood = true;
	for (const [operator, tests] of entriesOf(condition)) {
		const [known, forAll, kind, not, how = kind, ifExists] = operators.exec(operator) ?? [];
		for (const [key, values] of entriesOf(tests)) {
			const [name, wanted] = [key.toLowerCase(), valuesOf(values)];
			const isKnown = known !== undefined && Object.hasOwn(context, name);
			// A policy variable refers to a value of the request.
			if (!isKnown || wanted.some(each => each.includes('${'))) {
				isUnderstood = false;
				continue;
			}
			const value = how === 'Null' ? String(context[name] === undefined) : context[name];
			const compare = kind === 'Arn' ? fits : (comparisons.get(how) ?? fits);
			const holds =
				value === undefined
					? (not ?? forAll ?? ifExists) !== undefined
					: wanted.some(each => compare(each, value)) === (not === undefined);
			if (!holds) return {allowance: 'no', misfit: name};
		}
	}
	return {allowance: isUnderstood ? 'yes' : 'maybe', misfit: undefined};
}

const isSame = (wanted: string, value: string) => wanted === value;
const isSameFolded = (wanted: string, value: string) =>
	wanted.toLowerCase() === value.toLowerCase();

/** How an operator compares; `Like`, and every operator for ARNs, supports wildcards. */
const comparisons: ReadonlyMap<string | undefined, typeof isSame> = new Map([
	['Equals', isSame],
	...['EqualsIgnoreCase', 'Bool', 'Null'].map(name => [name, isSameFolded] as const),
]);

/** One value or many, since IAM allows both everywhere; booleans and numbers need no quotes. */
const valuesOf = (value: unknown): readonly string[] =>
	[value]
		.flat()
		.flatMap(each => (/^(?:string|number|boolean)$/.test(typeof each) ? String(each) : []));

const entriesOf = (value: unknown): readonly [string, unknown][] =>
	typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Matches IAM's wildcards: `*` for any text, `?` for one character. Takes linear time per star, whatever the text. */
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
