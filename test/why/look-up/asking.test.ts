import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	type Asking,
	attributeFor,
	firstKnown,
	NotNeeded,
	pages,
	recipientFor,
	routeBy,
	unlessMissing,
} from '../../../source/why/look-up/asking.ts';
import {MissingFact} from '../../../source/why/outcome.ts';
import {askerOf} from '../../helpers/answered-facts.ts';
import {type Base, type Facts, fine, jane, questionOf, shop} from '../../helpers/why-facts.ts';

const miss = {because: 'denied', action: 'ses:GetAccount', region: 'eu-west-1'} as const;
const other = {because: 'failed', action: 'kms:DescribeKey', region: 'eu-west-1'} as const;

test('pages are read until there is no other, or there are too many of them', async () => {
	const read = async (count: number, most?: number) => {
		const {asker, asked} = askerOf({
			'cognito-idp:ListUsers': ({input}) => {
				const page = Number(input?.['Next'] ?? 1);
				const Users = page === 2 ? [] : [`user ${page}`];
				return page === count ? {Users} : {Users, Next: String(page + 1)};
			},
		});
		const input = {UserPoolId: 'p'};
		const options = {input, token: 'Next', ...(most !== undefined && {most})};
		const found = await pages(asker, ['cognito-idp:ListUsers', 'eu-west-1'], options);
		return {...found, asked};
	};
	assert.deepEqual(await read(3), {
		items: ['user 1', 'user 3'],
		isWhole: true,
		asked: [
			'cognito-idp:ListUsers eu-west-1 {"input":{"UserPoolId":"p"}}',
			'cognito-idp:ListUsers eu-west-1 {"input":{"UserPoolId":"p","Next":"2"}}',
			'cognito-idp:ListUsers eu-west-1 {"input":{"UserPoolId":"p","Next":"3"}}',
		],
	});
	const {items, isWhole} = await read(3, 1);
	assert.deepEqual([items, isWhole], [['user 1'], false]);
	const lengths = [await read(20), await read(21)].map(found => [
		found.asked.length,
		found.items.length,
		found.isWhole,
	]);
	assert.deepEqual(lengths, [
		[20, 19, true],
		[20, 19, false],
	]);
	const {asker} = askerOf({'cognito-idp:ListUsers': {Others: []}});
	await assert.rejects(pages(asker, ['cognito-idp:ListUsers', 'eu-west-1'], {input: {}}), {
		misses: [{because: 'failed', action: 'cognito-idp:ListUsers', region: 'eu-west-1'}],
	});
});

test('of several ways to know something, the first that tells is enough, and no other fault is hidden', async () => {
	const missing = (...misses: MissingFact['misses']) => Promise.reject(new MissingFact(misses));
	const known = await firstKnown(
		() => missing(miss),
		async () => 'second',
		() => assert.fail('a third way was taken'),
	);
	assert.equal(known, 'second');
	await assert.rejects(
		firstKnown(
			() => missing(miss),
			() => missing(other),
		),
		{misses: [miss, other], message: 'ses:GetAccount: denied, kms:DescribeKey: failed'},
	);
	await assert.rejects(
		firstKnown(
			() => Promise.reject(new NotNeeded()),
			async () => 'second',
		),
		NotNeeded,
	);
	assert.equal(await unlessMissing(missing(miss)), undefined);
	assert.equal(await unlessMissing(Promise.resolve('there')), 'there');
	await assert.rejects(unlessMissing(Promise.reject(new NotNeeded())), {name: 'NotNeeded'});
});

/** Asks about an account where everything is fine except some facts; those that are left out are missing. */
function askingOf(base: Base, facts: Facts, change: Partial<Asking['question']> = {}): Asking {
	const all: Facts = {...fine[base], ...facts};
	return {
		...askerOf({}).asker,
		question: questionOf(base, change),
		fact: async name => {
			const value = all[name];
			if (value === undefined) throw new MissingFact([miss]);
			return value;
		},
	};
}

const byName = {who: {kind: 'username', value: 'jane'}} as const;
const nobody = {users: {items: [], isWhole: true}};
const unknown = {users: undefined} as unknown as Facts;
const noMail = {users: {items: [{...jane, email: undefined}], isWhole: true}};

test('the attribute is what the question names or the user tells, and needed only where there is one', async () => {
	const attribute = (facts: Facts, change: Partial<Asking['question']> = {}) =>
		attributeFor(askingOf('email', facts, change));
	assert.equal(await attribute({}), 'email');
	assert.equal(await attribute(unknown), 'email');
	assert.equal(await attribute(noMail, byName), 'phone_number');
	await assert.rejects(attribute({}, byName), NotNeeded);
	await assert.rejects(attribute(nobody), NotNeeded);
	await assert.rejects(attribute(unknown, byName), {misses: [miss]});
});

test('the recipient is what is on record, or missing where the user cannot be read', async () => {
	const recipient = (facts: Facts, change: Partial<Asking['question']> = {}) =>
		recipientFor(askingOf('email', facts, change));
	const typed = {who: {kind: 'email', value: 'JANE@example.org'}} as const;
	const named = {...byName, attribute: 'email'} as const;
	assert.equal(await recipient({}, typed), 'jane@example.org');
	assert.equal(await recipient(unknown, typed), 'JANE@example.org');
	await assert.rejects(recipient(unknown, named), {misses: [miss]});
	await assert.rejects(recipient(noMail, named), NotNeeded);
	await assert.rejects(recipient(nobody, typed), NotNeeded);
});

test('a way out of the pool is of use only where it is the pool’s own', async () => {
	assert.deepEqual(await routeBy(askingOf('email', {}), 'ses', 'cognito'), {
		by: 'cognito',
		region: 'eu-west-1',
		sourceArn: undefined,
	});
	assert.deepEqual(await routeBy(askingOf('sms', {}), 'sns'), {
		by: 'sns',
		region: 'eu-west-1',
		roleArn: shop.sms?.roleArn,
		externalId: 'shop',
	});
	await assert.rejects(routeBy(askingOf('email', {}), 'ses'), NotNeeded);
	await assert.rejects(routeBy(askingOf('sender', {}), 'ses', 'cognito'), NotNeeded);
});
