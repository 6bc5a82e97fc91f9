import assert from 'node:assert/strict';
import {test} from 'node:test';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {createInvestigation} from '../../source/why/investigation.ts';
import type {Aws} from '../../source/why/look-up/asker.ts';
import {type Question, readWho} from '../../source/why/question.ts';
import {reachAws} from '../../source/why/reach-aws.ts';
import {toMarkdown} from '../../source/why/report/markdown.ts';
import {reportOf} from '../../source/why/report/report.ts';
import {toText} from '../../source/why/report/text.ts';
import {start} from '../../source/why/start.ts';
import {states} from '../flow/samples.ts';
import {startAccount} from '../helpers/aws-account.ts';
import {copied, openTerminal} from '../helpers/terminal.ts';

const secrets = {
	environment: 'PLANTED-ENVIRONMENT-VALUE-1',
	clientSecret: 'PLANTEDclientSecret0aZ9',
	note: 'PLANTED-NOTE-ABOUT-SOMEBODY',
	code: '907351',
	jwt: 'eyJraWQiOiJQTEFOVEVE.eyJzdWIiOiJQTEFOVEVE.c2lnbmF0dXJl',
	key: 'AKIAPLANTED00KEY0000',
	address: 'amelia.private@example.org',
	number: '+447700911911',
	secretKey: 'PLANTED/secret+access/key0123456789',
	password: 'Planted-pass-1',
};
const line = `ERROR for ${secrets.address} or ${secrets.number}: code ${secrets.code}, token ${secrets.jwt}, key ${secrets.key}, password=${secrets.password}`;

/** Adds secrets to every object of a response, in JSON and XML. */
function planted(_: string, body: string): string {
	const text = body.trimStart();
	if (text.startsWith('<')) {
		return text.replaceAll(
			/<(\w+Result|member|entry|Role)>/g,
			`<$1><Planted>${secrets.note} ${secrets.clientSecret} ${secrets.code}</Planted>`,
		);
	}
	const plant = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(plant);
		if (typeof value !== 'object' || value === null) return value;
		const members = Object.entries(value).map(([name, each]) => [name, plant(each)]);
		return {
			...Object.fromEntries(members),
			Environment: {Variables: {KEY: secrets.environment}},
			ClientSecret: secrets.clientSecret,
			Note: secrets.note,
			Message: `Your code is ${secrets.code}`,
		};
	};
	return JSON.stringify(plant(JSON.parse(body)));
}

/** Everything that the guided app draws of an investigation, during and after it, and everything that can be copied. */
async function showAll(question: Question, aws: Aws) {
	const investigation = createInvestigation(question, aws, at => new Date(at).toISOString());
	const host = {send: () => {}, now: () => now};
	await using asking = await openTerminal(screenOf({...states.asking, investigation}, host));
	const answer = await investigation.answer(new AbortController().signal);
	await asking.until(/^[✔✖⚠?] Requested/m);
	const answered = screenOf({...states.answered, answer}, host);
	await using wide = await openTerminal(answered);
	await using narrow = await openTerminal(answered, {columns: 40, rows: 20});
	await using read = await openTerminal(answered, {isScreenReaderEnabled: true});
	await wide.press('c', 'c', 'p', 'c');
	await wide.type('C');
	const terminals = [asking, wide, narrow, read];
	return {
		screen: terminals.map(terminal => terminal.transcript()).join('\n'),
		clipboard: copied(wide.transcript()).join('\n'),
	};
}

const region = 'us-east-1';
const functionArn = `arn:aws:lambda:${region}:000000000000:function:send`;
const now = Date.now();
const timestamp = new Date(now - 60_000).toISOString();

/** Accounts whose facts are read in every possible way, with secrets where others' text is shown. */
const cases = {
	mail: {who: 'demo', attribute: 'email', lambda: {}},
	texts: {who: 'demo', attribute: 'phone_number', lambda: {}},
	sender: {
		who: 'demo',
		attribute: 'email',
		lambda: {
			CustomEmailSender: {LambdaArn: functionArn, LambdaVersion: 'V1_0'},
			KMSKeyID: `arn:aws:kms:${region}:000000000000:key/k`,
		},
	},
} as const;

for (const [name, {who, attribute, lambda}] of Object.entries(cases)) {
	test(`secrets in every answer are in no output: ${name}`, async t => {
		const account = await startAccount(t, {
			account: {
				LogDelivery: {
					'us-east-1_LocalDemo': [
						{
							LogLevel: 'ERROR',
							EventSource: 'userNotification',
							CloudWatchLogsConfiguration: {
								LogGroupArn: `arn:aws:logs:${region}:000000000000:log-group:errors`,
							},
						},
					],
				},
				Regions: {
					[region]: {
						Email: {Identities: {'example.com': {}}},
						Sms: {Attributes: {DeliveryStatusIAMRole: 'arn:aws:iam::000000000000:role/log'}},
						Functions: {send: {Configuration: {State: 'Active'}, Policy: {Statement: []}}},
						Keys: {k: {KeyState: 'Enabled'}},
						LogGroups: {
							errors: [
								{timestamp, message: JSON.stringify({logLevel: 'ERROR', message: {details: line}})},
							],
							'/aws/lambda/send': [{timestamp, message: line}],
							[`sns/${region}/000000000000/DirectPublishToPhoneNumber/Failure`]: [
								{
									timestamp,
									message: JSON.stringify({
										delivery: {destination: '+14325550008', providerResponse: line},
										status: 'FAILURE',
									}),
								},
							],
						},
					},
				},
			},
			change: (action, body) => {
				const changed = planted(action, body);
				if (action !== 'cognito-idp:DescribeUserPool') return changed;
				const answer: {UserPool: object} = JSON.parse(changed);
				return JSON.stringify({UserPool: {...answer.UserPool, LambdaConfig: lambda}});
			},
		});
		const aws = await reachAws({
			flags: {endpointUrl: account.url, region},
			place: {env: {}, cwd: '/', home: '/nowhere'},
			allowHttp: false,
			now: Date.now,
			credentials: async () => ({
				accessKeyId: secrets.key,
				secretAccessKey: secrets.secretKey,
				sessionToken: secrets.jwt,
			}),
		});
		const question: Question = {
			who: readWho(who),
			userPoolId: 'us-east-1_LocalDemo',
			region,
			attribute,
			purpose: 'attribute',
			since: now - 3_600_000,
			now: now + 60_000,
			sendError: {name: 'CodeDeliveryFailureException', message: line, at: now},
		};
		const result = await start(question, aws).result;
		const causes = result.diagnosis.findings.map(({cause}) => cause);
		const words = {mail: 'notification-error', texts: 'sms-log-failure', sender: 'sender-errors'};
		assert.ok(causes.includes('request-refused'), causes.join());
		assert.ok(
			causes.some(cause => Object.values(words).includes(cause)),
			causes.join(),
		);
		const hidden = Object.entries(secrets);
		const people = ['demo@example.com', '+14325550008', '000000000000'];
		const {screen, clipboard} = await showAll(question, aws);
		assert.match(clipboard, /^# Why the code did not arrive\n[\s\S]*CodeDeliveryFailureException/);
		for (const [kind, output] of Object.entries({screen, clipboard})) {
			for (const [what, secret] of [...hidden, ...people.map(each => [each, each] as const)]) {
				assert.ok(!output.includes(secret), `${kind}: ${what} in ${output}`);
			}
		}
		for (const isFull of [false, true]) {
			const report = reportOf(result, {isFull});
			const outputs = {
				json: JSON.stringify(report),
				markdown: toMarkdown(report),
				text: toText(report),
			};
			for (const [kind, output] of Object.entries(outputs)) {
				for (const [what, secret] of hidden) {
					assert.ok(!output.includes(secret), `${kind}, full ${isFull}: ${what} in ${output}`);
				}
				for (const value of people) {
					if (!isFull) assert.ok(!output.includes(value), `${kind} shows ${value}`);
				}
			}
		}
	});
}
