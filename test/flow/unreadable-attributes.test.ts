import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {attributeMark} from '../../source/copy/account-words.ts';
import {next} from '../../source/flow/next.ts';
import type {State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';
import {account} from './samples.ts';

test('what the app client may not read is unknown, neither unverified nor without a value', async t => {
	const service = await startScriptedService(t, (_, response) =>
		answerJson(response, {
			Username: 'jane',
			UserAttributes: [
				{Name: 'email', Value: 'jane@example.com'},
				{Name: 'phone_number', Value: '+14325550109'},
				{Name: 'phone_number_verified', Value: 'false'},
			],
		}),
	);
	const {endpointUrl} = service;
	const cognito = createCognito({client: {region: 'eu-west-1', clientId: 'c', endpointUrl}});
	const {attributes} = await cognito.getUser('token');
	assert.deepEqual(attributes, [
		{name: 'email', value: 'jane@example.com'},
		{name: 'phone_number', value: '+14325550109', isVerified: false},
	]);
	assert.deepEqual(
		attributes.map(attribute => attributeMark(attribute).text),
		['unknown', 'not verified'],
	);
});

test('a code is requested for an attribute that is not shown, and where there is no value it is asked for', () => {
	const list: State = {step: 'chooseAttribute', account, user: {username: 'jane', attributes: []}};
	const requesting = next(list, {type: 'choseAttribute', attribute: 'email', at: 0});
	assert.equal(requesting.step, 'requestingCode');
	const problem = new Problem('attributeHasNoValue');
	const {step, ...rest} = next(requesting, {type: 'failed', problem, at: 1});
	assert.equal(step, 'changeValue');
	assert.deepEqual(Object(rest).notice, {kind: 'problem', problem});
	assert.equal(next(list, {type: 'hasCodeFor', attribute: 'email'}).step, 'enterCode');

	const attributes = [{name: 'email', value: ''}];
	const empty: State = {step: 'chooseAttribute', account, user: {username: 'jane', attributes}};
	assert.equal(
		next(empty, {type: 'choseAttribute', attribute: 'email', at: 0}).step,
		'changeValue',
	);
});
