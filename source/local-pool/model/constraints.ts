import apiModel from './api-model.json' with {type: 'json'};
import {invalidParameter} from './failure.ts';
import {isMissing, isRecord, memberAt, mismatch, mustNotBeNull} from './shape.ts';

/** A shape of the service model, as `build/api-model.ts` writes it. */
type ModelShape = {
	readonly type: string;
	readonly min?: number;
	readonly max?: number;
	readonly pattern?: string;
	readonly enum?: readonly string[];
	/** An empty string counts as missing. */
	readonly blank?: boolean;
	/** Complaints never quote a value of this shape. */
	readonly sensitive?: boolean;
	readonly required?: readonly string[];
	/** Structures: member names to shape names. */
	readonly members?: Readonly<Record<string, string>>;
	/** Lists: the shape of the members. */
	readonly member?: string;
	/** Maps: the shapes of keys and values. */
	readonly key?: string;
	readonly value?: string;
};

const operations: ReadonlyMap<string, string> = new Map(Object.entries(apiModel.operations));
const shapes: ReadonlyMap<string, ModelShape> = new Map(Object.entries(apiModel.shapes));

const shapeOf = (name: string | undefined): ModelShape =>
	shapes.get(name ?? '') ?? {type: 'unconstrained'};

/** Whether the API has an operation of that name, implemented here or not. */
export const isOfApi = (operation: string): boolean => operations.has(operation);

/**
 * Throws the service's error for a request that breaks its model: SerializationException for a value of the wrong type,
 * InvalidParameterException for violated constraints, all in one message. Every operation is checked here before it
 * runs, including members it doesn't read; members unknown to the model are ignored.
 */
export function checkRequest(operation: string, request: unknown): void {
	const complaints = complaintsOf(shapeOf(operations.get(operation)), request, '');
	if (complaints.length === 0) return;
	const errors = complaints.length === 1 ? 'error' : 'errors';
	throw invalidParameter(
		`${complaints.length} validation ${errors} detected: ${complaints.join('; ')}`,
	);
}

/** Lists what is wrong with a value, in the order of the model's members (Cognito's own order is not known). */
function complaintsOf(shape: ModelShape, value: unknown, at: string): readonly string[] {
	switch (shape.type) {
		case 'structure':
			return ofStructure(shape, asRecord(value, 'a structure', at), at);
		case 'map':
			return ofMap(shape, asRecord(value, 'a Map', at), at);
		case 'list':
			return ofList(shape, value, at);
		case 'unconstrained':
			return [];
		default:
			return rulesBroken(shape, value, at).map(
				rule => `${shownAt(shape, String(value), at)} Member must ${rule}`,
			);
	}
}

const shownAt = ({sensitive}: ModelShape, value: string, at: string): string =>
	`Value ${sensitive ? '' : `'${value}' `}at '${at}' failed to satisfy constraint:`;

const ofStructure = (
	{members = {}, required = []}: ModelShape,
	value: Readonly<Record<string, unknown>>,
	at: string,
): readonly string[] =>
	Object.entries(members).flatMap(([name, shape]) => {
		const member = Object.hasOwn(value, name) ? value[name] : undefined;
		const memberOf = memberAt(at, name);
		if (!isMissing(member)) return complaintsOf(shapeOf(shape), member, memberOf);
		if (!required.includes(name)) return [];
		return [mustNotBeNull(memberOf, shapeOf(shape).sensitive)];
	});

function ofList(shape: ModelShape, value: unknown, at: string): readonly string[] {
	if (!Array.isArray(value)) throw mismatch(value, 'a List', at);
	const member = shapeOf(shape.member);
	const within =
		member.type === 'structure'
			? value.flatMap((one, index) => complaintsOf(member, one, `${at}.${index + 1}.member`))
			: ofSimpleMembers(member, value, `[${value.join(', ')}]`, 'Member', at);
	const length = lengthRules(shape, value.length).map(
		rule => `${shownAt(shape, `[${value.map(show).join(', ')}]`, at)} Member must ${rule}`,
	);
	return [...length, ...within];
}

function ofMap(
	shape: ModelShape,
	value: Readonly<Record<string, unknown>>,
	at: string,
): readonly string[] {
	const shown = `{${Object.entries(value)
		.map(([name, one]) => `${name}=${show(one)}`)
		.join(', ')}}`;
	const of = (name: string | undefined) => ({
		...shapeOf(name),
		sensitive: shape.sensitive ?? false,
	});
	return [
		...ofSimpleMembers(of(shape.key), Object.keys(value), shown, 'Map keys', at),
		...ofSimpleMembers(of(shape.value), Object.values(value), shown, 'Map value', at),
	];
}

const show = (value: unknown): string =>
	typeof value === 'object' ? JSON.stringify(value) : String(value);

/**
 * Checks the members of a list or map of strings. One complaint about the whole lists every rule of a member, broken or
 * not (aws-sdk-java-v2 #5528).
 */
function ofSimpleMembers(
	member: ModelShape,
	values: readonly unknown[],
	shown: string,
	subject: string,
	at: string,
): readonly string[] {
	// Checks every value: a wrong type is refused even after a broken rule.
	const isBroken = values.map(one => rulesBroken(member, one, at).length > 0).includes(true);
	if (!isBroken) return [];
	const rules = rulesOf(member)
		.map(rule => `Member must ${rule}`)
		.join(', ');
	return [`${shownAt(member, shown, at)} ${subject} must satisfy constraint: [${rules}]`];
}

/** All rules of a string, the maximum before the minimum. */
const rulesOf = ({min, max, pattern, enum: names}: ModelShape): readonly string[] => [
	...(max === undefined ? [] : [`have length less than or equal to ${max}`]),
	...(min === undefined ? [] : [`have length greater than or equal to ${min}`]),
	...(pattern === undefined ? [] : [`satisfy regular expression pattern: ${pattern}`]),
	...(names ? [`satisfy enum value set: [${names.join(', ')}]`] : []),
];

function rulesBroken(shape: ModelShape, value: unknown, at: string): readonly string[] {
	switch (shape.type) {
		case 'string':
			if (typeof value !== 'string') throw mismatch(value, 'a String', at);
			return stringRules(shape, value);
		case 'integer':
			if (typeof value !== 'number' || !Number.isInteger(value)) {
				throw mismatch(value, 'an Integer', at);
			}
			return [
				...(value < (shape.min ?? -Infinity)
					? [`have value greater than or equal to ${shape.min}`]
					: []),
				...(value > (shape.max ?? Infinity)
					? [`have value less than or equal to ${shape.max}`]
					: []),
			];
		case 'boolean':
			if (typeof value !== 'boolean') throw mismatch(value, 'a Boolean', at);
			return [];
		default:
			return [];
	}
}

/**
 * Lists the broken rules of a string: pattern before length, as observed for an empty code. Lengths are in UTF-16
 * units. A string that is too long isn't matched against the pattern, since some of the patterns take cubic time.
 */
function stringRules(shape: ModelShape, value: string): readonly string[] {
	const {pattern, enum: names, max = Infinity} = shape;
	if (shape.blank && value === '') return [];
	return [
		...(names && !names.includes(value) ? [`satisfy enum value set: [${names.join(', ')}]`] : []),
		...(pattern !== undefined && value.length <= max && !fits(pattern, value)
			? [`satisfy regular expression pattern: ${pattern}`]
			: []),
		...lengthRules(shape, value.length),
	];
}

const lengthRules = ({min, max}: ModelShape, length: number): readonly string[] => [
	...(length < (min ?? 0) ? [`have length greater than or equal to ${min}`] : []),
	...(length > (max ?? Infinity) ? [`have length less than or equal to ${max}`] : []),
];

const compiled = new Map<string, RegExp>();

/**
 * Compiles a pattern of the model. The patterns are Java's: they match the whole value, and a leading `(?s)` is the `s`
 * flag.
 */
function compile(pattern: string): RegExp {
	const isDotAll = pattern.startsWith('(?s)');
	const source = `^(?:${isDotAll ? pattern.slice(4) : pattern})$`;
	// \p{L} needs `u`, and `u` refuses the loose character classes of the patterns without it.
	return new RegExp(source, (pattern.includes('\\p{') ? 'u' : '') + (isDotAll ? 's' : ''));
}

function fits(pattern: string, value: string): boolean {
	let expression = compiled.get(pattern);
	if (!expression) {
		expression = compile(pattern);
		compiled.set(pattern, expression);
	}
	return expression.test(value);
}

function asRecord(value: unknown, what: string, at: string): Readonly<Record<string, unknown>> {
	if (!isRecord(value)) throw mismatch(value, what, at);
	return value;
}
