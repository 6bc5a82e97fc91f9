import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	emptyLedger,
	nextSendFree,
	sendsLeft,
	triesLeft,
	withSend,
	withTry,
} from '../../source/flow/ledger.ts';

const minute = 60_000;

test('five sends an hour, each free again an hour later', () => {
	const sent = [0, 1, 2, 3, 4].reduce((ledger, at) => withSend(ledger, at * minute), emptyLedger);
	assert.equal(sendsLeft(emptyLedger, 0), 5);
	assert.equal(sendsLeft(sent, 5 * minute), 0);
	assert.equal(nextSendFree(sent, 5 * minute), 60 * minute);
	assert.equal(sendsLeft(sent, 60 * minute), 1);
	assert.equal(sendsLeft(withSend(sent, 5 * minute), 6 * minute), 0);
	assert.equal(nextSendFree(emptyLedger, 0), undefined);
});

test('fifteen tries an hour, and what is older is forgotten', () => {
	const tried = withTry(withTry(emptyLedger, 0), minute);
	assert.equal(triesLeft(tried, 2 * minute), 13);
	assert.deepEqual(withTry(tried, 70 * minute).tries, [70 * minute]);
});
