import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {type CauseId, causeIds, causes} from '../../source/why/causes.ts';
import {type Diagnosis, diagnose} from '../../source/why/diagnose.ts';
import type {FactName, Identity, PoolRequest, User} from '../../source/why/facts.ts';
import type {Question} from '../../source/why/question.ts';
import {
	type Base,
	type Facts,
	factNames,
	fine,
	found,
	jane,
	minutes,
	now,
	questionOf,
	shop,
} from '../helpers/why-facts.ts';

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, {nil: undefined});
const allowance = fc.constantFrom('yes' as const, 'no' as const, 'maybe' as const);

const user = (sub: string) =>
	fc.record<User>({
		username: fc.constant(`user-${sub}`),
		sub: fc.constant(sub),
		status: fc.constantFrom(
			'CONFIRMED',
			'UNCONFIRMED',
			'FORCE_CHANGE_PASSWORD',
			'RESET_REQUIRED',
			'EXTERNAL_PROVIDER',
		),
		isEnabled: fc.boolean(),
		createdAt: fc.constant(jane.createdAt),
		modifiedAt: fc.constantFrom(now - minutes(60), now - minutes(9_000)),
		email: optional(fc.constant('jane@example.org')),
		emailVerified: fc.boolean(),
		phoneNumber: optional(fc.constantFrom('+447700900123', '+12065550100', '07700900123')),
		phoneNumberVerified: fc.boolean(),
	});
const people = fc
	.tuple(fc.integer({min: 0, max: 2}), user(jane.sub), user('other'))
	.map(([count, ...all]) => ({items: all.slice(0, count), isWhole: true}));

const error = fc.constantFrom(
	{name: 'LimitExceededException', message: 'Attempt limit exceeded'},
	{name: 'LimitExceededException', message: 'Exceeded daily email limit'},
	{name: 'ForbiddenException', message: ''},
	{name: 'UserLambdaValidationException', message: 'CustomMessage failed with error x'},
	{name: 'InvalidSmsRoleTrustRelationshipException', message: ''},
	{name: 'NotAuthorizedException', message: 'Access Token has expired'},
	{
		name: 'CodeDeliveryFailureException',
		message: 'The following identities failed the check in region EU-WEST-1: jane@example.org',
	},
);
const request = fc.record<PoolRequest>({
	at: fc.integer({min: 1, max: 110}).map(ago => now - minutes(ago)),
	name: fc.constantFrom('GetUserAttributeVerificationCode', 'UpdateUserAttributes'),
	sub: optional(fc.constantFrom(jane.sub, 'other', 'nobody')),
	attribute: optional(fc.constantFrom('email', 'phone_number')),
	error: optional(error),
});

const identity = fc.record<Identity>({
	name: fc.constantFrom('example.com', 'no-reply@example.com'),
	isVerified: fc.boolean(),
	status: fc.constant('PENDING'),
	error: fc.constant(undefined),
	isSigned: fc.boolean(),
	dkim: fc.constantFrom('SUCCESS', 'FAILED'),
	cognito: allowance,
	denial: allowance,
	configurationSet: fc.constant(undefined),
});
const reasons = fc.subarray(['BOUNCE', 'COMPLAINT']);
const number = fc.record({
	country: fc.constantFrom('US', 'GB'),
	isActive: fc.boolean(),
	status: fc.constant('PENDING'),
	registrationId: optional(fc.constant('r')),
});
const line = fc.record({
	at: fc.integer({min: 1, max: 110}).map(ago => now - minutes(ago)),
	text: fc.constant('ERROR'),
});
const amount = fc.constantFrom(0.5, 0.95, 1, 1.02);

/** Every variant of each fact that a rule distinguishes. */
const faults: {readonly [Name in FactName]: fc.Arbitrary<NonNullable<Facts>[Name]>} = {
	pool: fc
		.record({
			autoVerified: fc.subarray(['email', 'phone_number']),
			signInAttributes: fc.subarray(['email', 'phone_number']),
			verifyBeforeUpdate: fc.subarray(['email', 'phone_number']),
			sendsLink: fc.boolean(),
			email: fc.record({
				isOwnSes: fc.boolean(),
				sourceArn: optional(fc.constant('arn:aws:ses:eu-west-1:1:identity/example.com')),
				from: optional(fc.constantFrom('a@example.com', 'a@example.net')),
				configurationSet: fc.constant(undefined),
			}),
			sms: fc.constantFrom(shop.sms, undefined),
			smsFailures: fc.subarray([
				'InvalidSmsRoleAccessPolicyException',
				'InvalidSmsRoleTrustRelationshipException',
			]),
			triggers: fc.record({
				customMessage: optional(fc.constant('arn:aws:lambda:eu-west-1:1:function:words')),
				emailSender: optional(fc.constant('arn:aws:lambda:eu-west-1:1:function:send')),
				smsSender: optional(fc.constant('arn:aws:lambda:eu-west-1:1:function:send')),
				key: optional(fc.constant('arn:aws:kms:eu-west-1:1:key/k')),
			}),
		})
		.map(change => ({...shop, ...change})),
	users: people,
	twins: people,
	errorLog: optional(fc.constant({group: 'log', region: 'eu-west-1'})),
	errorLines: fc.array(line, {maxLength: 2}),
	requests: fc.record({
		items: fc.array(request, {maxLength: 3}).map(items => items.toSorted((a, b) => b.at - a.at)),
		isWhole: fc.boolean(),
	}),
	mailsToday: fc.record({
		times: fc
			.constantFrom(3, 60)
			.map(count => Array.from({length: count}, () => now - minutes(35))),
		isWhole: fc.boolean(),
	}),
	webAcl: optional(fc.constant({name: 'acl'})),
	senderFunction: optional(
		fc.record({
			state: fc.constantFrom('Active', 'Failed'),
			update: fc.constantFrom('Successful', 'Failed'),
			logGroup: fc.constant(undefined),
		}),
	),
	senderPolicy: optional(fc.record({cognito: allowance})),
	senderKey: fc.record({state: fc.constantFrom('Enabled', 'Disabled')}),
	senderLines: optional(fc.array(line, {maxLength: 2})),
	sesAccount: fc.record({
		isProduction: fc.boolean(),
		isSending: fc.boolean(),
		enforcement: fc.constantFrom('HEALTHY', 'SHUTDOWN'),
		quota: optional(fc.constantFrom({max: 200, sent: 200}, {max: 200, sent: 1})),
		suppressedReasons: reasons,
	}),
	identities: fc.array(identity, {maxLength: 2}),
	configurationSet: optional(
		fc.record({
			name: fc.constant('set'),
			exists: fc.boolean(),
			isSending: fc.boolean(),
			suppressedReasons: optional(reasons),
		}),
	),
	recipientIdentity: fc.record({isVerified: fc.boolean()}),
	suppression: fc.record({
		asked: fc.constant(['jane@example.org']),
		entry: optional(fc.constant({reason: 'BOUNCE', at: now, address: 'jane@example.org'})),
	}),
	emailRole: fc.record({exists: fc.boolean()}),
	bounces: fc.record({count: fc.constantFrom(0, 3)}),
	smsRole: optional(fc.record({trust: allowance, fault: fc.constant('externalId' as const)})),
	smsPublish: allowance,
	smsSpent: fc.record({amount}),
	smsLimit: fc.record({
		amount: fc.constant(1),
		granted: optional(fc.constant(100)),
		from: fc.constant('sms-voice:DescribeSpendLimits' as const),
		field: fc.constant('EnforcedLimit'),
	}),
	smsAccount: fc.constant({isSandbox: false, protectConfiguration: 'p'}),
	smsSandbox: fc.record({
		isSandbox: fc.boolean(),
		from: fc.constant('sns:GetSMSSandboxAccountStatus' as const),
	}),
	sandboxNumber: fc.record({status: optional(fc.constantFrom('VERIFIED', 'PENDING'))}),
	optOut: fc.record({isOptedOut: fc.boolean()}),
	optOutList: fc.record({isOptedOut: allowance}),
	countryRule: optional(
		fc.record({
			country: fc.constant('GB'),
			status: fc.constantFrom('ALLOW', 'BLOCK', 'FILTER', 'MONITOR'),
		}),
	),
	numberOverride: fc.record({action: optional(fc.constantFrom('ALLOW', 'BLOCK'))}),
	originations: fc.record({
		numbers: fc.array(number, {maxLength: 2}),
		from: fc.constantFrom('sms-voice:DescribePhoneNumbers', 'sns:ListOriginationNumbers'),
	}),
	senderIds: fc.array(number, {maxLength: 2}),
	registrations: fc.constantFrom(new Map([['r', 'COMPLETE']]), new Map([['r', 'REVIEWING']])),
	smsAttributes: fc.constant({hasDeliveryLog: true, monthlyLimit: 100}),
	delivery: optional(
		fc.record({at: line.map(({at}) => at), isSuccess: fc.boolean(), response: fc.constant('')}),
	),
};

const world: fc.Arbitrary<Facts> = fc.record<Facts>(faults);
const question: fc.Arbitrary<Question> = fc
	.record({
		base: fc.constantFrom<Base>('email', 'sms'),
		purpose: fc.constantFrom('attribute', 'sign-up', 'sign-in', 'password'),
		expected: optional(fc.constantFrom('jane@example.org', 'jayne@example.org', '+447700900123')),
		attribute: optional(fc.constantFrom('email', 'phone_number')),
		isByName: fc.boolean(),
		region: fc.constantFrom('eu-west-1', 'eu-west-3'),
		sendError: optional(error.map(each => ({...each, at: now - minutes(5)}))),
	})
	.map(({base, isByName, ...change}) => ({
		...questionOf(base, change),
		...(isByName && {who: {kind: 'username', value: 'jane'} as const}),
	}));

const proofs = ({findings}: Pick<Diagnosis, 'findings'>): readonly CauseId[] =>
	findings.flatMap(({cause, certainty}) => (certainty === 'proves' ? cause : []));

const runs = {numRuns: 250};

test('what is not known never adds a proof, and never clears more', () => {
	fc.assert(
		fc.property(
			world,
			question,
			fc.subarray([...factNames], {minLength: 1}),
			(facts, asked, denied) => {
				const whole = diagnose(asked, found(facts));
				const less = diagnose(asked, found(facts, denied));
				assert.deepEqual(
					proofs(less).filter(cause => !proofs(whole).includes(cause)),
					[],
				);
				assert.deepEqual(
					less.cleared.filter(cause => !whole.cleared.includes(cause)),
					[],
				);
			},
		),
		runs,
	);
});

test('where nothing is known, nothing is claimed and nothing cleared', () => {
	fc.assert(
		fc.property(question, ({sendError: _, ...asked}) => {
			const {findings, cleared, unknown} = diagnose(asked, found({}, factNames));
			assert.deepEqual([findings, cleared], [[], []]);
			assert.ok(unknown.length > 0);
		}),
		runs,
	);
});

test('facts that have not come yet change nothing that has been proved or cleared', () => {
	fc.assert(
		fc.property(
			world,
			question,
			fc.shuffledSubarray([...factNames], {minLength: factNames.length}),
			(facts, asked, order) => {
				const all = found(facts);
				const end = diagnose(asked, all);
				for (let count = 0; count <= order.length; count += 7) {
					const arrived = new Set(order.slice(0, count));
					const known = Object.fromEntries(
						Object.entries(all).filter(([name]) => [...arrived].some(each => each === name)),
					);
					const {stages, cleared, ...early} = diagnose(asked, known);
					assert.deepEqual(
						proofs(early).filter(cause => !proofs(end).includes(cause)),
						[],
					);
					assert.deepEqual(
						cleared.filter(cause => !end.cleared.includes(cause)),
						[],
					);
					for (const {stage, state} of stages) {
						const last = end.stages.find(each => each.stage === stage)?.state;
						if (state === 'fine' || state === 'unknown')
							assert.equal(last, state, `${stage} settles once`);
					}
				}
				assert.deepEqual(
					diagnose(asked, Object.fromEntries(Object.entries(all).toReversed())),
					end,
				);
			},
		),
		{numRuns: 100},
	);
});

test('a later fault never displaces an earlier proof', () => {
	const order = (cause?: CauseId) => (cause ? causeIds.indexOf(cause) : -1);
	fc.assert(
		fc.property(
			world,
			world,
			question,
			fc.constantFrom(...factNames),
			(facts, others, asked, name) => {
				const before = diagnose(asked, found(facts)).answer;
				const changed = diagnose(asked, found({...facts, [name]: others[name]}));
				if (before?.certainty !== 'proves' || !proofs(changed).includes(before.cause)) return;
				assert.ok(order(changed.answer?.cause) <= order(before.cause));
			},
		),
		runs,
	);
});

test('a cause is found, cleared or unknown, and a proof never stands beside a doubt about it', () => {
	fc.assert(
		fc.property(world, question, fc.subarray([...factNames]), (facts, asked, denied) => {
			const {findings, cleared, unknown, answer} = diagnose(asked, found(facts, denied));
			const doubtful = new Set(unknown.map(({cause}) => cause));
			assert.deepEqual(
				cleared.filter(cause => doubtful.has(cause)),
				[],
			);
			assert.deepEqual(
				cleared.filter(cause => findings.some(each => each.cause === cause)),
				[],
			);
			assert.deepEqual(
				proofs({findings}).filter(cause => doubtful.has(cause)),
				[],
			);
			const isProved = findings.some(({certainty}) => certainty === 'proves');
			assert.equal(answer?.certainty === 'proves', isProved);
			assert.notEqual(answer && causes[answer.cause].rank, 'hint');
		}),
		runs,
	);
});

test('an account in which everything is fine clears what it can', () => {
	for (const base of ['email', 'ses', 'sms', 'sender'] as const) {
		const {unknown, cleared, stages} = diagnose(questionOf(base), found(fine[base]));
		assert.deepEqual(unknown, []);
		assert.ok(cleared.length > 15, base);
		assert.deepEqual(
			stages.filter(({state}) => state !== 'fine' && state !== 'notApplicable'),
			[],
		);
	}
});
