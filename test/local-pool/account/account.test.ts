import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount, own} from '../../../source/local-pool/account/account.ts';

const event = (id: string) => ({
	id,
	at: 0,
	region: 'us-east-1',
	name: 'SignUp',
	requestId: id,
	requestParameters: {},
});
const line = (message: string) => ({timestamp: '2026-03-01T12:00:00Z', message});

test('an account that was given nothing has nothing, and denies nothing', () => {
	const account = createAccount();
	assert.deepEqual(
		{
			id: account.id,
			settings: account.settings,
			region: account.region('us-east-1'),
			isDenied: account.isDenied('ses:GetAccount'),
			trail: account.trail(),
			logGroup: account.logGroup('us-east-1', 'texts'),
			spent: account.spent('us-east-1'),
		},
		{
			id: '000000000000',
			settings: {},
			region: {},
			isDenied: false,
			trail: [],
			logGroup: undefined,
			spent: 0,
		},
	);
	account.log('us-east-1', 'texts', line('nowhere'));
	assert.equal(account.logGroup('us-east-1', 'texts'), undefined);
});

test('an account denies the actions that it names, and all of them for a star', () => {
	const named = createAccount({
		AccountId: '123456789012',
		Denied: ['sns:Publish', 'ses:GetAccount'],
	});
	assert.equal(named.id, '123456789012');
	assert.deepEqual(['sns:Publish', 'ses:GetAccount', 'sns:Subscribe', '*'].map(named.isDenied), [
		true,
		true,
		false,
		false,
	]);
	const all = createAccount({Denied: ['sns:Publish', '*']});
	assert.deepEqual(['sns:Publish', 'sts:Any'].map(all.isDenied), [true, true]);
});

test('the last thousand calls are kept, and the last thousand lines of each log group behind those given', () => {
	const account = createAccount({
		Regions: {'us-east-1': {LogGroups: {one: [line('given')], two: []}}},
	});
	for (let nth = 0; nth <= 1_000; nth++) {
		account.record(event(String(nth)));
		account.log('us-east-1', 'one', line(String(nth)));
	}
	account.log('us-east-1', 'two', line('other'));
	account.log('us-west-2', 'one', line('elsewhere'));
	const kept = Array.from({length: 1_000}, (_, nth) => String(nth + 1));
	assert.deepEqual(
		account.trail(),
		kept.map(id => event(id)),
	);
	assert.deepEqual(account.logGroup('us-east-1', 'one'), ['given', ...kept].map(line));
	assert.deepEqual(account.logGroup('us-east-1', 'two'), [line('other')]);
	assert.equal(account.logGroup('us-west-2', 'one'), undefined);
	assert.equal(account.logGroup('us-east-1', 'toString'), undefined);
});

test('what is spent is counted by region, on top of what was spent before, until it is forgotten', () => {
	const account = createAccount({
		Regions: {
			'us-east-1': {Sms: {SMSMonthToDateSpentUSD: 2}, LogGroups: {one: [line('given')]}},
			'eu-west-1': {Sms: {}},
		},
	});
	const spent = () => ['us-east-1', 'eu-west-1', 'us-west-2'].map(account.spent);
	assert.deepEqual(spent(), [2, 0, 0]);
	account.charge('us-east-1', 0.5);
	account.charge('us-east-1', 0.25);
	account.charge('us-west-2', 1);
	account.record(event('1'));
	account.log('us-east-1', 'one', line('added'));
	assert.deepEqual(spent(), [2.75, 0, 1]);
	account.clear();
	assert.deepEqual(spent(), [2, 0, 0]);
	assert.deepEqual(account.trail(), []);
	assert.deepEqual(account.logGroup('us-east-1', 'one'), [line('given')]);
});

test('a map has its own keys alone', () => {
	assert.deepEqual(
		[own({a: 1}, 'a'), own({a: 1}, 'b'), own<unknown>({a: 1}, 'toString'), own(undefined, 'a')],
		[1, undefined, undefined, undefined],
	);
});
