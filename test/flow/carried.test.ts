import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Account} from '../../source/flow/connection.ts';
import {next} from '../../source/flow/next.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {account, device, events, states, working} from './samples.ts';

/** Applies `change` to every object within a value, innermost first. */
function changed(value: unknown, change: (value: object) => object): unknown {
	if (Array.isArray(value)) return value.map(item => changed(item, change));
	if (typeof value !== 'object' || value === null) return value;
	if (Object.getPrototypeOf(value) !== Object.prototype) return value;
	const entries = Object.entries(value).map(([key, item]) => [key, changed(item, change)]);
	return change(Object.fromEntries(entries));
}

/** Every pair of a state and an event that does something, with what follows. */
const pairs = Object.values<State>(states).flatMap(state =>
	Object.values<Event>(events)
		.map(event => ({state, event, following: next(state, event)}))
		.filter(({following}) => following !== state),
);

test('the device of a user goes along wherever a sign-in of that user goes', () => {
	const withDevice = (value: State) =>
		changed(value, object =>
			'way' in object && 'username' in object ? {...object, device} : object,
		) as State;
	let count = 0;
	for (const {state, event, following} of pairs) {
		const known = withDevice(state);
		// If no user is known yet, there is no device to keep.
		if (!JSON.stringify(known).includes(device.key)) continue;
		if (JSON.stringify(known) === JSON.stringify(state)) continue;
		assert.deepEqual(next(known, event), withDevice(following), `${state.step} × ${event.type}`);
		count++;
	}
	assert.ok(count > 80, `${count} pairs`);
});

test('what a form says is not said on the next screen', () => {
	const notice = {kind: 'remark', remark: 'verifyLeft'} as const;
	const noticeOf = (state: State) => ('notice' in state ? state.notice : undefined);
	// A form behind a waiting step keeps its own until the reply arrives.
	const unsaid = (state: State) =>
		changed(state, object => {
			const {notice: _notice, ...rest} = {notice: undefined, ...object};
			return rest;
		});
	// A waiting step passes a notice to the screen behind it; the question about a device has none.
	const others = new Set<State['step']>([...working, 'rememberDevice']);
	for (const {state, event, following} of pairs) {
		if (others.has(state.step)) continue;
		const said = {...state, notice} as State;
		const after = next(said, event);
		const name = `${state.step} × ${event.type}`;
		assert.deepEqual(noticeOf(after), noticeOf(following), name);
		assert.deepEqual(unsaid(after), unsaid(following), name);
	}
});

test('what was sent, tried and refused before is still known after every step', () => {
	const before: Required<Pick<Account, 'ledger' | 'sent'>> = {
		ledger: {
			sends: [100, 200],
			tries: [300],
			sendsRefusedAt: -4_000_000,
			triesRefusedAt: -5_000_000,
			requested: {phone_number: 100},
		},
		sent: [{attribute: 'phone_number'}],
	};
	/** An account of the samples, with earlier entries added before its own. */
	const withPast = (value: State, isAccepted: boolean) =>
		changed(value, object => {
			if (!('ledger' in object && 'tokens' in object)) return object;
			const {ledger, sent = [], ...rest} = object as Account;
			const {sendsRefusedAt, ...past} = before.ledger;
			return {
				...rest,
				ledger: {
					...past,
					...(!isAccepted && {sendsRefusedAt}),
					sends: [...past.sends, ...ledger.sends],
					tries: [...past.tries, ...ledger.tries],
					requested: {...past.requested, ...ledger.requested},
				},
				sent: [...before.sent, ...sent],
			};
		}) as State;
	let count = 0;
	for (const {state, event, following} of pairs) {
		if (!('account' in state)) continue;
		const told = 'account' in event ? {...event, account: {...account, ...before}} : event;
		const isAccepted = event.type === 'codeSent' || event.type === 'valueUpdated';
		assert.deepEqual(
			next(withPast(state, false), told),
			withPast(following, isAccepted),
			`${state.step} × ${event.type}`,
		);
		count++;
	}
	assert.ok(count > 30, `${count} pairs`);
});

test('what was given to the pool’s functions with a request is kept with its code', () => {
	const clientMetadata = {reason: 'new phone'};
	for (const [state, event] of [
		[states.requestingCode, events.codeSent],
		[states.updatingValue, events.valueUpdated],
	] as const) {
		const following = next(state, event);
		const given = next(state, {...event, clientMetadata});
		assert.ok(following.step === 'enterCode');
		const sent = {...following.sent, clientMetadata};
		const account = {...following.account, sent: [sent]};
		assert.deepEqual(given, {...following, sent, account}, event.type);
	}
});
