import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {Prefill} from '../../source/flow/prefill.ts';
import type {Services} from '../../source/flow/services.ts';
import {createServices} from '../../source/guided/create-services.ts';
import {playDemo} from '../../source/guided/play-demo.ts';
import {Problem} from '../../source/problem.ts';
import {temporaryHost} from '../helpers/store.ts';

/** The exit code and the lines of an automatic demo; every time is noon. */
async function play(t: TestContext, prefill: Prefill, replaced: Partial<Services> = {}) {
	const {host, folder} = temporaryHost(t);
	const services = createServices(
		{prefill, allowHttp: false},
		{...host, cwd: () => folder},
		{isDemo: true},
	);
	t.after(services.close);
	const lines: string[] = [];
	const exitCode = await playDemo({...services, ...replaced}, line => lines.push(line));
	return [exitCode, ...lines.map(line => line.replace(/\d\d:\d\d:\d\d$/, 'noon'))];
}

const pool = 'Using user pool us-east-1_LocalDemo, the demo pool';
const signedIn = (username: string) =>
	`Signed in as ${username}; the session is kept until you leave`;

test('the demo plays the whole journey, for the attribute that is named or else for the email', {
	timeout: 60_000,
}, async t => {
	assert.deepEqual(await play(t, {}), [
		0,
		pool,
		signedIn('demo'),
		'Requested a code for email, to d***@e***',
		'email demo@example.com verified at noon',
	]);
	assert.deepEqual(await play(t, {attributeName: 'phone_number'}), [
		0,
		pool,
		signedIn('demo'),
		'Requested a code for phone_number, to +*******0008',
		'phone_number +14325550008 verified at noon',
	]);
});

test('the demo ends at a step that only a person can answer, and where no code arrives', {
	timeout: 60_000,
}, async t => {
	const person = 'This step needs an answer from a person. Run the demo in a terminal.';
	assert.deepEqual(await play(t, {username: 'totp'}), [1, pool, person]);
	assert.deepEqual(await play(t, {username: 'nobody'}), [1, pool, person]);
	assert.deepEqual(await play(t, {username: 'lee'}), [
		1,
		pool,
		signedIn('lee'),
		'Requested a code for email, to l***@e***',
		'No code arrived in the demo inbox. Run the demo in a terminal to find out why.',
	]);
});

test('the demo ends at a failure, and says what it was', async t => {
	const openCognito = async () => {
		throw new Problem('serviceFailed');
	};
	assert.deepEqual(await play(t, {}, {openCognito}), [
		1,
		pool,
		'Cognito had an internal error. Try again in a moment.',
	]);
});
