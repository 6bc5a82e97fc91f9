import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Problem} from '../../source/problem.ts';
import {createMemoryStore} from '../../source/session/memory-store.ts';
import type {Session} from '../../source/session/session.ts';
import {sessionOf} from '../helpers/store.ts';

/** A store with Anna and Jane, whose session was used last. */
async function storeOfTwo() {
	const store = createMemoryStore();
	const anna = await store.save(sessionOf('anna'));
	const jane = await store.save(sessionOf('jane'));
	const held = async () => {
		const names = (await store.list()).map(({name}) => name);
		const sessions = await Promise.all(names.map(name => store.get(name)));
		return {
			current: (await store.get())?.name,
			tokens: sessions.map(session => session?.tokens),
		};
	};
	return {store, anna, jane, held};
}

const tokensOf = (username: string, generation = 1) => sessionOf(username, {generation}).tokens;
const anna1 = tokensOf('anna');
const jane1 = tokensOf('jane');
const jane2 = tokensOf('jane', 2);
const jane3 = tokensOf('jane', 3);

test('a refresh is sent once, with the tokens that are kept, and changes nothing but them', async () => {
	const {store, jane, held} = await storeOfTwo();
	const sent: Session[] = [];
	const renew = async (session: Session) => {
		sent.push(session);
		return jane2;
	};
	const renewed = {...jane, tokens: jane2};
	const both = await Promise.all([store.refresh(jane, renew), store.refresh(jane, renew)]);
	assert.deepEqual(both, [renewed, renewed]);
	assert.deepEqual(await store.refresh(jane, renew), renewed);
	assert.deepEqual(sent, [jane]);
	assert.deepEqual(await held(), {current: jane.name, tokens: [anna1, jane2]});
});

test('a session that is removed while its tokens are renewed stays removed', async () => {
	const {store, anna, jane, held} = await storeOfTwo();
	await store.use(anna.name);
	const renewed = await store.refresh(jane, async () => {
		await store.remove(jane.name);
		return jane2;
	});
	assert.equal(renewed, undefined);
	assert.deepEqual(await held(), {current: anna.name, tokens: [anna1]});
	const again = await store.refresh(jane, async () => assert.fail('sent a token of nobody'));
	assert.equal(again, undefined);
});

test('tokens of a new sign-in are not replaced by those of a refresh that took longer', async () => {
	const {store, jane, held} = await storeOfTwo();
	const renewed = await store.refresh(jane, async () => {
		await store.save(sessionOf('jane', {generation: 3}));
		return jane2;
	});
	assert.deepEqual(renewed, {...jane, tokens: jane3});
	assert.deepEqual(await held(), {current: jane.name, tokens: [anna1, jane3]});
});

test('a refresh that failed leaves the tokens, and the next one is sent', async () => {
	const {store, jane, held} = await storeOfTwo();
	const lost = new Problem('connectionLost', {host: 'example.com'});
	await assert.rejects(
		store.refresh(jane, async () => {
			throw lost;
		}),
		lost,
	);
	assert.deepEqual(await held(), {current: jane.name, tokens: [anna1, jane1]});
	assert.deepEqual((await store.refresh(jane, async () => jane2))?.tokens, jane2);
});

test('signing out revokes while the session is still kept, and forgets it afterwards', async () => {
	const {store, anna, jane, held} = await storeOfTwo();
	const kept: unknown[] = [];
	const revoke = async (session: Session) => {
		kept.push(session, await held());
	};
	assert.deepEqual(await store.signOut(jane.name, revoke), {});
	assert.deepEqual(kept, [jane, {current: jane.name, tokens: [anna1, jane1]}]);
	assert.deepEqual(await held(), {current: undefined, tokens: [anna1]});
	assert.deepEqual(await store.signOut(anna.name, revoke), {});
	assert.deepEqual(await held(), {current: undefined, tokens: []});
	const nobody = await store.signOut(jane.name, async () => assert.fail('revoked nobody'));
	assert.equal(nobody, undefined);
});

test('what cannot be revoked is forgotten all the same, and said', async () => {
	const {store, jane, held} = await storeOfTwo();
	const notRevoked = new Problem('connectionLost', {host: 'example.com'});
	const outcome = await store.signOut(jane.name, async () => {
		throw notRevoked;
	});
	assert.deepEqual(outcome, {notRevoked});
	assert.deepEqual(await held(), {current: undefined, tokens: [anna1]});
});

test('whoever signs in again during a sign-out stays signed in', async () => {
	const {store, jane, held} = await storeOfTwo();
	const outcome = await store.signOut(jane.name, async () => {
		await store.save(sessionOf('jane', {generation: 3}));
	});
	assert.deepEqual(outcome, {});
	assert.deepEqual(await held(), {current: jane.name, tokens: [anna1, jane3]});
});

test('removing another session leaves the one used last; removing that one leaves none', async () => {
	const {store, anna, jane, held} = await storeOfTwo();
	const bert = await store.save(sessionOf('bert'));
	await store.use(jane.name);
	assert.equal(await store.remove(anna.name), true);
	const bert1 = tokensOf('bert');
	assert.deepEqual(await held(), {current: jane.name, tokens: [jane1, bert1]});
	assert.equal(await store.remove(jane.name), true);
	assert.deepEqual(await held(), {current: undefined, tokens: [bert1]});
	assert.equal(await store.remove(jane.name), false);
	assert.equal(await store.remove(bert.name), true);
	assert.deepEqual(await held(), {current: undefined, tokens: []});
});
