import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {AppClient} from '../../source/cognito/cognito.ts';
import {progress} from '../../source/copy/step-words.ts';
import {createWorkOf} from '../../source/flow/work.ts';
import {createServices} from '../../source/guided/create-services.ts';
import {Problem} from '../../source/problem.ts';
import {temporaryHost} from '../helpers/store.ts';
import {states} from './samples.ts';

/** The work of a step, and the clients that it opened, none of which can be used. */
function begin(t: TestContext, step: 'username' | 'password', signal: AbortSignal) {
	const opened: AppClient[] = [];
	const host = {...temporaryHost(t).host, cwd: () => ''};
	const workOf = createWorkOf({
		...createServices({prefill: {}, allowHttp: false}, host, {isDemo: false}),
		openCognito: async client => {
			opened.push(client);
			throw new Problem('clientNotFound');
		},
	});
	return {opened, reported: workOf(states[step])?.(signal)};
}

test('the client is loaded while a person types; what is wrong with it is said when it is used', async t => {
	for (const step of ['username', 'password'] as const) {
		const {opened, reported} = begin(t, step, new AbortController().signal);
		assert.deepEqual(opened, [], 'not before the screen is drawn');
		assert.equal(await reported, undefined);
		assert.deepEqual(opened, [states[step].connection.client]);
	}
});

test('a step that was left loads no client', async t => {
	const {opened, reported} = begin(t, 'password', AbortSignal.abort());
	assert.equal(await reported, undefined);
	assert.deepEqual(opened, []);
});

test('the steps that wait have work, and beside them only those in which a person types to sign in', t => {
	const {host} = temporaryHost(t);
	const options = {prefill: {}, allowHttp: false};
	const services = createServices(options, {...host, cwd: () => ''}, {isDemo: false});
	const workOf = createWorkOf(services);
	const busy = Object.values(states).filter(state => workOf(state) !== undefined);
	assert.deepEqual(
		busy.map(({step}) => step).sort(),
		[...Object.keys(progress), 'username', 'password'].sort(),
	);
});
