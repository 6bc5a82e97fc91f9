import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AppClient} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {runCommand} from '../helpers/aws-run.ts';
import {clientOf, startPool} from '../helpers/client.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {startUnansweredPort, withoutUnansweredPort} from '../helpers/unanswered-port.ts';

const skip = withoutUnansweredPort;

test('the drop-in waits as long as it is told for a connection, and says so as the AWS CLI does', {
	skip,
}, async t => {
	const endpointUrl = `http://${await startUnansweredPort(t)}`;
	const ran = await runCommand([
		'get-user-attribute-verification-code',
		...['--access-token', 'token', '--attribute-name', 'email', '--region', 'eu-west-1'],
		...['--endpoint-url', endpointUrl, '--cli-connect-timeout', '1'],
	]);
	assert.deepEqual(ran, {
		code: 255,
		stdout: '',
		stderr: `\nConnect timeout on endpoint URL: "${endpointUrl}/"\n`,
	});
});

test('a send that finds no connection in time counts as none, and can be made again', {
	skip,
}, async t => {
	const {pool, clock} = await startPool(t);
	const host = await startUnansweredPort(t);
	let isUnanswered = true;
	const openCognito = async (client: AppClient) => {
		const good = createCognito({client, now: clock});
		const transport = {connectTimeoutMs: 200};
		const bad = createCognito({client: {...client, endpointUrl: `http://${host}`}, transport});
		return {
			...good,
			requestCode: (...words: Parameters<typeof good.requestCode>) =>
				(isUnanswered ? bad : good).requestCode(...words),
		};
	};
	const {terminal} = await openGuidedApp(t, {
		columns: 160,
		prefill: {...clientOf(pool), username: 'demo'},
		now: clock,
		services: {openCognito},
	});
	await terminal.until('Password:');
	await terminal.type(`${pool.users[0]?.password}\r`);
	await terminal.until('Choose an attribute');
	await terminal.press('enter');
	const screen = await terminal.until(`The request to ${host} timed out.`, 20);
	assert.match(screen, /^Choose an attribute$[\s\S]*At most 5 sends an hour/m);
	assert.doesNotMatch(screen, /check whether it arrived/);
	isUnanswered = false;
	await terminal.press('enter');
	await terminal.until('Request ID');
	assert.equal(pool.messages().length, 1);
});
