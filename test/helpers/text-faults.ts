import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import type {Budget} from '../../source/why/look-up/asker.ts';
import {type Question, readWho} from '../../source/why/question.ts';
import {reachAws} from '../../source/why/reach-aws.ts';
import {start} from '../../source/why/start.ts';
import {type Fault, startAccount} from './aws-account.ts';

const region = 'us-east-1';

/** A busy computer takes its time to answer. */
const patient: Budget = {atOnce: 8, perCall: 60_000, inAll: 240_000, pause: 10};

/** How a call of that fault ends. */
const outcomeOf = (fault: Fault) =>
	fault === 'denied' || fault === 'throttled' ? fault : 'failed';

/** Lets each call about a text message fail in turn: nothing more is proved or cleared, and what failed is said. */
export async function checkTextFault(t: TestContext, fault: Exclude<Fault, 'hang'>): Promise<void> {
	let actions: readonly string[] = [];
	// Who asks says which call is to fail.
	const account = await startAccount(t, {
		faultFor: (action, key) => (key === `AKIA${actions.indexOf(action)}` ? fault : undefined),
	});
	const ask = async (accessKeyId: string) => {
		const question: Question = {
			who: readWho('sam'),
			attribute: 'phone_number',
			userPoolId: 'us-east-1_LocalDemo',
			region,
			purpose: 'attribute',
			since: Date.now() - 7_200_000,
			now: Date.now() + 1_000,
		};
		const aws = await reachAws({
			flags: {endpointUrl: account.url, region},
			place: {env: {}, cwd: '/', home: '/nowhere'},
			allowHttp: false,
			now: Date.now,
			credentials: async () => ({accessKeyId, secretAccessKey: 'example'}),
		});
		return start(question, aws, {budget: patient}).result;
	};
	await account.requestCode('sam', 'phone_number');
	const whole = await ask('AKIAWHOLE');
	assert.equal(whole.diagnosis.answer?.cause, 'sms-opted-out');
	actions = [...new Set(whole.calls.map(({service, operation}) => `${service}:${operation}`))];
	assert.ok(actions.filter(action => /^(?:sns|sms-voice):/.test(action)).length >= 8);
	await Promise.all(
		actions.map(async (action, index) => {
			const {diagnosis, calls} = await ask(`AKIA${index}`);
			const label = `${fault} on ${action}`;
			const failed = calls.filter(({outcome}) => outcome !== 'ok' && outcome !== 'notFound');
			const names = new Set(failed.map(({service, operation}) => `${service}:${operation}`));
			assert.deepEqual([...names], [action], label);
			assert.ok(
				failed.every(({outcome}) => outcome === outcomeOf(fault)),
				label,
			);
			const {cleared, findings, unknown} = diagnosis;
			assert.deepEqual(
				cleared.filter(cause => !whole.diagnosis.cleared.includes(cause)),
				[],
				label,
			);
			assert.deepEqual(
				findings.filter(
					({certainty, cause}) => certainty === 'proves' && cause !== 'sms-opted-out',
				),
				[],
				label,
			);
			// What another service tells as well is known all the same.
			assert.ok(
				unknown.every(miss => miss.action === action),
				label,
			);
		}),
	);
}
