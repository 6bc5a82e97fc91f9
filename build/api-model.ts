/**
 * Writes `source/local-pool/model/api-model.json`, the operations of the API and the request constraints of those that
 * the pool implements, from the service model that AWS publishes with its SDKs. Run by hand for a new model or a new
 * operation of the pool:
 *
 * node build/api-model.ts <botocore>/data/cognito-idp/2016-04-18/service-2.json
 */
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {adminOperations, publicOperations} from '../source/local-pool/operations/table.ts';

type Reference = {readonly shape: string};
type ServiceShape = {
	readonly type: string;
	readonly members?: Readonly<Record<string, Reference>>;
	readonly required?: readonly string[];
	readonly member?: Reference;
	readonly key?: Reference;
	readonly value?: Reference;
	readonly [constraint: string]: unknown;
};
type ServiceModel = {
	readonly operations: Readonly<Record<string, {readonly input?: Reference}>>;
	readonly shapes: Readonly<Record<string, ServiceShape>>;
};

/**
 * Rules that the service was seen to apply instead of the model's: passwords may contain spaces inside, and the pattern
 * is quoted with its anchors (responses of AdminSetUserPassword and SignUp, 2023 to 2026). A custom domain contains
 * dots (Developer Guide, using your own domain), which the pattern for prefixes refuses.
 */
const observed: Readonly<Record<string, object>> = {
	PasswordType: {pattern: '^[\\S]+.*[\\S]+$'},
	DomainType: {pattern: '^[a-z0-9](?:[a-z0-9\\-.]{0,61}[a-z0-9])?$'},
};

/** A password that may be blank, which means none (API pages of SignUp and AdminCreateUser). */
const blankable = 'BlankablePasswordType';
const references: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	SignUpRequest: {Password: blankable},
	AdminCreateUserRequest: {TemporaryPassword: blankable},
};

/** The relevant part of a shape: names instead of references, and no documentation. */
const constraintsOf = (name: string, shape: ServiceShape) => ({
	...Object.fromEntries(
		['type', 'min', 'max', 'pattern', 'enum', 'sensitive']
			.filter(key => shape[key] !== undefined)
			.map(key => [key, shape[key]]),
	),
	...(shape.required && shape.required.length > 0 && {required: shape.required}),
	...(shape.type === 'structure' && {
		members: Object.fromEntries(
			Object.entries(shape.members ?? {}).map(([member, {shape: of}]) => [
				member,
				references[name]?.[member] ?? of,
			]),
		),
	}),
	...(shape.member && {member: shape.member.shape}),
	...(shape.key && {key: shape.key.shape}),
	...(shape.value && {value: shape.value.shape}),
	...observed[name],
});

/** One line per operation and shape, so that a diff shows what a new model changes. */
function toText({operations, shapes}: ServiceModel): string {
	const isOfPool = (name: string) => publicOperations.has(name) || adminOperations.has(name);
	const inputs = Object.entries(operations).map(([name, {input}]) => [
		name,
		(isOfPool(name) && input?.shape) || '',
	]);
	const kept = new Map<string, object>();
	const keep = (name: string): void => {
		const shape = shapes[name];
		if (!shape || kept.has(name)) return;
		kept.set(name, constraintsOf(name, shape));
		for (const {shape: inner} of Object.values(shape.members ?? {})) keep(inner);
		for (const inner of [shape.member, shape.key, shape.value]) if (inner) keep(inner.shape);
	};
	for (const [, input = ''] of inputs) keep(input);
	const password = shapes['PasswordType'];
	if (password) kept.set(blankable, {...constraintsOf('PasswordType', password), blank: true});
	const lines = (entries: Iterable<readonly unknown[]>) =>
		[...entries]
			.map(([name, value]) => `\t\t${JSON.stringify(name)}: ${JSON.stringify(value)}`)
			.join(',\n');
	const sorted = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
	return `{\n\t"operations": {\n${lines(inputs)}\n\t},\n\t"shapes": {\n${lines(sorted)}\n\t}\n}\n`;
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Name the service-2.json (or .gz) of cognito-idp.');
const bytes = await readFile(path);
const model: ServiceModel = JSON.parse(
	(path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString(),
);
await writeFile(
	join(import.meta.dirname, '../source/local-pool/model/api-model.json'),
	toText(model),
);
