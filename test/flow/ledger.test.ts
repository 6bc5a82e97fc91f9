import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	emptyLedger,
	isUntouched,
	type Ledger,
	nextSendFree,
	nextTryFree,
	requestedAt,
	sendsLeft,
	triesLeft,
	withoutRequest,
	withRefusal,
	withSend,
	withTry,
} from '../../source/flow/ledger.ts';

const minute = 60_000;
const hour = 60 * minute;

const send = (ledger: Ledger, at: number, isAccepted = true) =>
	withSend(ledger, {attribute: 'email', at, isAccepted});

test('five sends an hour, each free again an hour later', () => {
	const sent = [0, 1, 2, 3, 4].reduce((ledger, at) => send(ledger, at * minute), emptyLedger);
	assert.equal(sendsLeft(emptyLedger, 0), 5);
	assert.equal(isUntouched(emptyLedger, 0), true);
	assert.equal(isUntouched(sent, 5 * minute), false);
	assert.equal(sendsLeft(sent, 5 * minute), 0);
	assert.equal(nextSendFree(sent, 5 * minute), 60 * minute);
	assert.equal(sendsLeft(sent, 60 * minute), 1);
	assert.equal(sendsLeft(send(sent, 5 * minute), 6 * minute), 0);
	assert.equal(nextSendFree(emptyLedger, 0), undefined);
	assert.deepEqual(send(sent, 70 * minute), {
		sends: [70 * minute],
		tries: [],
		requested: {email: 70 * minute},
	});
});

test('fifteen tries an hour, and what is older is forgotten', () => {
	const tried = withTry(withTry(emptyLedger, 0), minute);
	assert.equal(triesLeft(tried, 2 * minute), 13);
	assert.equal(nextTryFree(tried, 2 * minute), hour);
	assert.deepEqual(withTry(tried, 70 * minute), {sends: [], tries: [70 * minute]});
});

test('where the service says that there were too many, none is left until an hour later', () => {
	const refused = withRefusal(send(emptyLedger, 0), 'send', minute);
	assert.equal(sendsLeft(refused, 2 * minute), 0);
	assert.equal(triesLeft(refused, 2 * minute), 15);
	assert.equal(nextSendFree(refused, 2 * minute), hour + minute);
	assert.equal(sendsLeft(refused, hour + minute), 5);
	const tries = withRefusal(emptyLedger, 'try', minute);
	assert.deepEqual([triesLeft(tries, minute), sendsLeft(tries, minute)], [0, 5]);
	assert.equal(nextTryFree(tries, minute), hour + minute);
});

test('a send that is accepted proves a refusal over; one without an answer does not', () => {
	const refused = withRefusal(emptyLedger, 'send', 0);
	assert.equal(sendsLeft(send(refused, minute), 2 * minute), 4);
	assert.equal(sendsLeft(send(refused, minute, false), 2 * minute), 0);
});

test('a code that was requested is pending for 24 hours, or until it is used', () => {
	const sent = withSend(send(emptyLedger, 0), {
		attribute: 'phone_number',
		at: minute,
		isAccepted: true,
	});
	assert.equal(requestedAt(sent, 'email', 24 * hour - 1), 0);
	assert.equal(requestedAt(sent, 'email', 24 * hour), undefined);
	assert.equal(requestedAt(sent, 'toString', 0), undefined);
	const used = withoutRequest(sent, 'email');
	assert.deepEqual(used.requested, {phone_number: minute});
	assert.equal('requested' in withoutRequest(used, 'phone_number'), false);
});
