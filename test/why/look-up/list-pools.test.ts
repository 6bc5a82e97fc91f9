import assert from 'node:assert/strict';
import {test} from 'node:test';
import {listClients, listPools} from '../../../source/why/look-up/list-pools.ts';
import {askerOf} from '../../helpers/answered-facts.ts';

test('pools and app clients are listed by ID and name, page after page', async () => {
	const {asker, asked} = askerOf({
		'cognito-idp:ListUserPools': ({input}) =>
			input?.['NextToken'] === 'more'
				? {UserPools: [{Id: 'eu-west-1_B', Name: ''}, {Name: 'nameless'}]}
				: {UserPools: [{Id: 'eu-west-1_A', Name: 'shop'}], NextToken: 'more'},
		'cognito-idp:ListUserPoolClients': {
			UserPoolClients: [{ClientId: 'c1', ClientName: 'web'}, {ClientId: 'c2'}, {ClientName: 'x'}],
		},
	});
	assert.deepEqual(await listPools(asker, 'eu-west-1'), {
		items: [
			{id: 'eu-west-1_A', name: 'shop'},
			{id: 'eu-west-1_B', name: ''},
		],
		isWhole: true,
	});
	const pool = {region: 'eu-west-1', userPoolId: 'eu-west-1_A'};
	assert.deepEqual(await listClients(asker, pool), {
		items: [
			{id: 'c1', name: 'web'},
			{id: 'c2', name: ''},
		],
		isWhole: true,
	});
	assert.deepEqual(asked, [
		'cognito-idp:ListUserPools eu-west-1 {"input":{"MaxResults":60}}',
		'cognito-idp:ListUserPools eu-west-1 {"input":{"MaxResults":60,"NextToken":"more"}}',
		'cognito-idp:ListUserPoolClients eu-west-1 {"input":{"UserPoolId":"eu-west-1_A","MaxResults":60}}',
	]);
});

test('lists that do not end are not whole, and nothing but a region is asked', async () => {
	const {asker, asked} = askerOf({
		'cognito-idp:ListUserPools': {UserPools: [], NextToken: 'more'},
		'cognito-idp:ListUserPoolClients': {UserPoolClients: [], NextToken: 'more'},
	});
	const nothing = {items: [], isWhole: false};
	assert.deepEqual(await listPools(asker, 'eu-west-1'), nothing);
	assert.deepEqual(await listClients(asker, {region: 'eu-west-1', userPoolId: 'p'}), nothing);
	const before = asked.length;
	await assert.rejects(listPools(asker, 'a/b'), {code: 'regionInvalid'});
	assert.equal(asked.length, before);
});
