import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ActChoice} from '../../source/flow/acts.ts';
import {next} from '../../source/flow/next.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {clients, found, looked, order, person, search, twin} from './desk-samples.ts';
import {problem, states} from './samples.ts';

const at = 5;
const remark = (name: string) => ({kind: 'remark', remark: name});
const refused = {kind: 'problem', problem};
const follow = (state: object, event: Event) => next(state as State, event);
const changing = {kind: 'changeValue', attribute: 'email'} as const;
const ordered = {act: {...changing, value: 'j@example.org'}, person};

test('from a user lead: why, for what their state suggests; whatever is on offer; and the list that they came from', () => {
	const ask = (form: object, attribute: string) =>
		follow({...states.userFound, ...form}, {type: 'askedWhy', attribute} as Event);
	const why = (purpose: string, attribute = 'email') => ({
		step: 'startingWhy',
		errand: {
			kind: 'why',
			complaint: {
				pool: {...search.scope, endpointUrl: undefined},
				who: {kind: 'sub', value: person.sub},
				attribute,
				purpose,
			},
			from: states.userFound,
			isDemo: false,
		},
		access: search.place.visit.access,
	});
	assert.deepEqual(ask({}, 'email'), why('attribute'));
	assert.deepEqual(ask({}, 'phone_number'), why('attribute', 'phone_number'));
	assert.equal(ask({}, 'name').step, 'userFound');

	const choose = (act: ActChoice, form: object = {}) =>
		follow({...states.userFound, ...form}, {type: 'choseAct', act});
	assert.deepEqual(choose({kind: 'markVerified', attribute: 'email'}), {
		step: 'confirmAct',
		...looked,
		order,
	});
	assert.deepEqual(choose(changing), {step: 'newValue', ...looked, attribute: 'email'});
	const unconfirmed = {...person, status: 'UNCONFIRMED'} as const;
	assert.deepEqual(choose({kind: 'resendConfirmation'}, {person: unconfirmed}), {
		step: 'findingClients',
		...looked,
		person: unconfirmed,
	});
	// Not on offer, or with an obstacle.
	assert.equal(choose({kind: 'resendConfirmation'}).step, 'userFound');
	const disabled = {person: {...person, isEnabled: false}};
	assert.equal(choose({kind: 'resetPassword'}, disabled).step, 'userFound');

	const back = (users: object) => follow({...states.userFound, ...users}, {type: 'wentBack', at});
	assert.deepEqual(back({}), {...states.nameUser, typed: search.who});
	const several = {...found, users: [person, twin]};
	assert.deepEqual(back({found: several}), {step: 'chooseUser', search, found: several});
});

test('a confirmation is sent again through an app client, where the pool has one', () => {
	const none = follow(states.findingClients, {type: 'clientsFound', clients: []});
	assert.deepEqual(none, {step: 'userFound', ...looked, notice: remark('noAppClients')});
	assert.deepEqual(follow(states.findingClients, {type: 'clientsFound', clients}), {
		step: 'chooseClient',
		...looked,
		clients,
	});
	assert.deepEqual(follow(states.chooseClient, {type: 'choseClient', clientId: 'client2'}), {
		step: 'confirmAct',
		...looked,
		order: {act: {kind: 'resendConfirmation'}, person, clientId: 'client2'},
	});
});

test('a new value is asked about before it is written, and nothing and the same again stay in the field', () => {
	const give = (attribute: string, value: string) =>
		follow({...states.newValue, attribute}, {type: 'valueGiven', value, at});
	for (const value of ['', ' \n']) {
		assert.deepEqual(give('email', value), {...states.newValue, notice: remark('nothingTyped')});
	}
	for (const [attribute, value] of [
		['email', ` ${person.email} `],
		['phone_number', '+1 (432) 555-0008'],
	] as const) {
		assert.deepEqual(give(attribute, value), {
			...states.newValue,
			attribute,
			typed: value,
			notice: remark('valueIsTheSame'),
		});
	}
	assert.deepEqual(give('email', ' j@example.org'), {
		step: 'confirmAct',
		...looked,
		order: ordered,
	});
});

test('what was asked about is done once it is confirmed, an address only when its end was typed', () => {
	const confirm = (form: object, text?: string) =>
		follow({...states.confirmAct, ...form}, {type: 'actConfirmed', text} as Event);
	assert.deepEqual(confirm({}, '.com'), {step: 'acting', ...looked, order});
	for (const text of ['.org', '', undefined]) {
		assert.deepEqual(confirm({}, text), {...states.confirmAct, notice: remark('endDiffers')});
	}
	assert.deepEqual(confirm({order: ordered}), {step: 'acting', ...looked, order: ordered});
	assert.deepEqual(confirm({order: {act: {kind: 'askForMfa'}, person}}), {
		step: 'lookingUp',
		search,
		asksMfa: true,
		person,
	});

	const back = (form: object) => follow({...states.confirmAct, ...form}, {type: 'wentBack', at});
	assert.deepEqual(back({}), states.userFound);
	assert.deepEqual(back({order: ordered}), {
		...states.newValue,
		typed: 'j@example.org',
	});
});

test('what was left unanswered may have been done, so the user is looked up again; what failed is asked about again', () => {
	assert.deepEqual(follow(states.acting, {type: 'wentBack', at}), {
		...states.lookingUp,
		person,
		notice: remark('actLeft'),
	});
	assert.deepEqual(follow(states.acting, {type: 'failed', problem, at}), {
		...states.confirmAct,
		notice: refused,
	});
	for (const type of ['wentBack', 'askedAgain'] as const) {
		assert.deepEqual(follow(states.acted, {type, at} as Event), {...states.lookingUp, person});
	}
});
