import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {test} from 'node:test';
import {readWho} from '../../source/why/question.ts';
import {reachAws} from '../../source/why/reach-aws.ts';
import {start} from '../../source/why/start.ts';
import {credentials, startMoto} from '../helpers/moto.ts';

/*
 * Against a server nobody here wrote. Moto has neither sandboxes, End User Messaging nor CloudTrail's look-up: what it
 * answers 500 or 404 to has to be unknown, and nothing else.
 */

const moto = await startMoto();
const hasBoto3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;
const skip =
	moto === undefined ? 'moto_server is not installed' : hasBoto3 ? false : 'boto3 is not installed';

test('moto: opted-out numbers, spent budgets and trust policies are read, what it lacks is unknown', {
	skip,
}, async () => {
	assert.ok(moto);
	const endpointUrl = moto.endpointUrl;
	const arrange = join(import.meta.dirname, '../helpers/moto-account.py');
	const {stdout, stderr, status} = spawnSync('python3', [arrange, endpointUrl, 'another'], {
		encoding: 'utf8',
	});
	assert.equal(status, 0, stderr);
	const aws = await reachAws({
		flags: {endpointUrl, region: 'us-east-1'},
		place: {env: {}, cwd: '/', home: '/nowhere'},
		allowHttp: false,
		now: Date.now,
		credentials: async () => credentials,
	});
	const ask = async (who: string) => {
		const now = Date.now() + 1_000;
		const question = {
			...{who: readWho(who), userPoolId: stdout.trim(), region: 'us-east-1'},
			...{purpose: 'attribute' as const, attribute: 'phone_number' as const},
			...{since: now - 7_200_000, now},
		};
		return (await start(question, aws).result).diagnosis;
	};
	const found = ({findings}: Awaited<ReturnType<typeof ask>>) =>
		findings.map(({cause, certainty}) => `${cause} ${certainty}`);
	const common = ['sms-role-trust proves', 'sms-spend proves'];
	assert.deepEqual(found(await ask('jane@example.org')), common);
	const sam = await ask('+14155550199');
	assert.deepEqual(found(sam), [...common, 'sms-opted-out proves']);
	const unknown = new Set(sam.unknown.map(({action}) => action));
	for (const action of [
		'cloudtrail:LookupEvents',
		'sms-voice:DescribeAccountAttributes',
	] as const) {
		assert.ok(unknown.has(action), action);
	}
	assert.deepEqual(found(await ask('nobody@example.org')), ['user-not-found proves']);
});
