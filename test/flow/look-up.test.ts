import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DeskPlace, LookedUp, PoolList} from '../../source/flow/desk.ts';
import {beginLookUp} from '../../source/flow/look-up.ts';
import {next} from '../../source/flow/next.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {found, person, place, poolList, scope, search, twin} from './desk-samples.ts';
import {problem, states} from './samples.ts';

const at = 5;
const remark = (name: string) => ({kind: 'remark', remark: name});
const refused = {kind: 'problem', problem};
const {list: _list, ...unlisted} = place;
const inDemo = {...unlisted, isDemo: true} as const;
const access = {step: 'findingProfiles', errand: {kind: 'lookUp', prefill: {}}};
const follow = (state: object, event: Event) => next(state as State, event);

test('a look-up begins with whose credentials to use, in the demo with its own account', () => {
	const endpoint = {region: 'eu-west-1', endpointUrl: 'http://127.0.0.1:9229'};
	assert.deepEqual(beginLookUp(endpoint), {
		...access,
		errand: {...access.errand, prefill: endpoint},
	});
	assert.deepEqual(beginLookUp({isDemo: true}), {
		step: 'findingPools',
		place: {prefill: {isDemo: true}, visit: {access: {kind: 'usual'}}, isDemo: true},
	});
});

test('the pools that were found are offered; the one that was named needs no choice, and none leads to a field', () => {
	const finding = {step: 'findingPools', place: unlisted};
	const ending = (form: Partial<DeskPlace>, list: Partial<PoolList> = {}) =>
		follow(finding, {
			type: 'poolsFound',
			place: {...unlisted, ...form},
			list: {...poolList, ...list},
		});
	const listed = (form: object, list: object = {}) => ({
		...{...unlisted, ...form},
		list: {...poolList, ...list},
	});
	assert.deepEqual(ending({}), {step: 'choosePool', place: listed({})});

	const prefill = {userPoolId: scope.userPoolId};
	const named = {step: 'nameUser', place: listed({prefill}), scope};
	assert.deepEqual(ending({prefill}), named);
	const elsewhere = {...prefill, region: 'eu-central-1', username: 'jane'};
	assert.deepEqual(ending({prefill: elsewhere}), {
		step: 'nameUser',
		place: listed({prefill: elsewhere}),
		scope: {...scope, region: 'eu-central-1'},
		typed: 'jane',
	});
	assert.deepEqual(ending({prefill, isDemo: true}), {
		step: 'choosePool',
		place: listed({prefill, isDemo: true}),
	});

	const none = {step: 'namePool', place: listed({}, {pools: []}), typed: 'eu-west-1'};
	assert.deepEqual(ending({}, {pools: []}), {...none, notice: remark('noPools')});
	assert.deepEqual(ending({}, {pools: [], problem}), {
		...none,
		place: listed({}, {pools: [], problem}),
		notice: refused,
	});
	// No region is known.
	const nowhere = {pools: [], region: undefined};
	const field = {step: 'namePool', place: listed({}, nowhere)};
	assert.deepEqual(ending({}, nowhere), field);
	assert.deepEqual(ending({}, {...nowhere, problem}), {
		step: 'namePool',
		place: listed({}, {...nowhere, problem}),
		notice: refused,
	});
});

test('pools that could not be found lead back to where they were asked for', () => {
	const again = {step: 'findingPools', place, region: 'eu-west-1'};
	assert.deepEqual(follow(again, {type: 'failed', problem, at}), {
		step: 'namePool',
		place,
		notice: refused,
	});
	assert.deepEqual(follow(again, {type: 'wentBack', at}), {step: 'namePool', place});
	const first = {step: 'findingPools', place: unlisted};
	assert.deepEqual(follow(first, {type: 'failed', problem, at}), {...access, notice: refused});
	assert.deepEqual(follow(first, {type: 'wentBack', at}), access);
	const demo = {step: 'findingPools', place: {...inDemo, prefill: {isDemo: true}}};
	assert.deepEqual(follow(demo, {type: 'failed', problem, at}), {
		step: 'starting',
		isResuming: false,
		notice: refused,
	});
	assert.deepEqual(follow(demo, {type: 'wentBack', at}), {step: 'starting', isResuming: false});
	// The demo's account, chosen among the credentials outside the demo.
	assert.deepEqual(follow({...demo, place: inDemo}, {type: 'wentBack', at}), access);
});

test('a pool or a whole region is named, and what is neither stays in the field', () => {
	const give = (text: string) => follow(states.namePool, {type: 'poolIdGiven', text});
	assert.deepEqual(give(` ${scope.userPoolId} `), {step: 'nameUser', place, scope});
	assert.deepEqual(give('ap-south-1'), {step: 'findingPools', place, region: 'ap-south-1'});
	assert.deepEqual(give('customers'), {
		step: 'namePool',
		place,
		typed: 'customers',
		notice: remark('poolIdUnreadable'),
	});
	const whole = follow(states.choosePool, {type: 'choseScope'} as Event);
	assert.deepEqual(whole, {
		step: 'nameUser',
		place,
		scope: {region: 'eu-west-1', userPoolId: undefined},
	});
});

test('Esc leads back to the list where there is one, else to the field with what was typed', () => {
	const empty = {...place, list: {...poolList, pools: []}};
	for (const state of [states.namePool, states.nameUser]) {
		assert.deepEqual(follow(state, {type: 'wentBack', at}), {step: 'choosePool', place});
	}
	for (const form of [empty, unlisted]) {
		assert.deepEqual(follow({...states.namePool, place: form}, {type: 'wentBack', at}), access);
		assert.deepEqual(follow({...states.nameUser, place: form}, {type: 'wentBack', at}), {
			step: 'namePool',
			place: form,
			typed: scope.userPoolId,
		});
		const region = {...states.nameUser, place: form, scope: {region: 'eu-west-1'}};
		assert.deepEqual(follow(region, {type: 'wentBack', at}), {
			step: 'namePool',
			place: form,
			typed: 'eu-west-1',
		});
	}
});

test('a user is looked for by what was typed, and whoever was found is shown or chosen among several', () => {
	assert.deepEqual(follow(states.nameUser, {type: 'whoGiven', text: ' \n'}), {
		...states.nameUser,
		notice: remark('nothingTyped'),
	});
	assert.deepEqual(follow(states.nameUser, {type: 'whoGiven', text: ` ${search.who} `}), {
		step: 'lookingUp',
		search,
		asksMfa: false,
	});

	const end = (form: object, given: Partial<LookedUp> = {}) =>
		follow(
			{...states.lookingUp, ...form},
			{type: 'lookedUp', found: {...found, twins: [], ...given}},
		);
	const field = {step: 'nameUser', place, scope, typed: search.who};
	const nobody = {users: []};
	assert.deepEqual(end({}, nobody), {...field, notice: remark('nobodyFound')});
	const partly = {...field, notice: remark('nobodyFoundInPart')};
	assert.deepEqual(end({}, {...nobody, isWhole: false}), partly);
	const miss = {action: 'cognito-idp:ListUsers', region: 'eu-west-1', refusal: 'denied'} as never;
	assert.deepEqual(end({}, {...nobody, misses: [miss]}), partly);

	const one = {...found, twins: []};
	const two = {...one, users: [person, twin]};
	const notice = remark('actLeft');
	assert.deepEqual(end({notice}), {step: 'userFound', search, found: one, person, notice});
	assert.deepEqual(end({}), {step: 'userFound', search, found: one, person});
	assert.deepEqual(end({}, two), {step: 'chooseUser', search, found: two});
	assert.deepEqual(end({person: twin}, two), {
		step: 'userFound',
		search,
		found: two,
		person: twin,
	});
	assert.deepEqual(follow(states.lookingUp, {type: 'wentBack', at}), field);
	assert.deepEqual(follow(states.lookingUp, {type: 'failed', problem, at}), {
		...field,
		notice: refused,
	});

	const choosing = {step: 'chooseUser', search, found: two};
	assert.deepEqual(follow(choosing, {type: 'choseUser', sub: twin.sub}), {
		step: 'userFound',
		search,
		found: two,
		person: twin,
	});
	assert.equal(follow(choosing, {type: 'choseUser', sub: 'nobody'}), choosing);
	assert.deepEqual(follow(choosing, {type: 'wentBack', at}), field);
});
