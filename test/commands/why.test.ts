import assert from 'node:assert/strict';
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {who} from '../../source/commands/who.ts';
import {why} from '../../source/commands/why.ts';
import {version} from '../../source/version.ts';
import {signed, succeed} from '../helpers/local-pool-client.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';
import {deskOf, pool} from '../helpers/why-desk.ts';

/** The Markdown report about Lee's email, without its time, the user's sub and the calls. */
const ticket = `# Why the code did not arrive

- When: now
- User pool: \`us-east-1_LocalDemo\` in us-east-1
- User: a sub, CONFIRMED
- EMAIL to l\\*\\*\\*@e\\*\\*\\*
- Sent by: ses in us-east-1

**Proved: SES stopped mailing l\\*\\*\\*@e\\*\\*\\*, 2026-03-03T09:12:44.000Z, after a BOUNCE.**

## Found

- ses-suppressed (proves): SES stopped mailing l\\*\\*\\*@e\\*\\*\\*, 2026-03-03T09:12:44.000Z, after a BOUNCE.

## Evidence

| cause | call | region | field | value |
|---|---|---|---|---|
| ses-suppressed | ses:GetSuppressedDestination | us-east-1 | SuppressedDestination.Reason | BOUNCE |

## How to fix it

- ses-suppressed. An admin: Once the mailbox works again, remove it from the suppression list.

  \`\`\`sh
  aws sesv2 delete-suppressed-destination --email-address l***@e*** --region us-east-1
  \`\`\`


## Checked and fine

user-not-found, several-users, user-disabled, user-unconfirmed, user-must-change-password, user-federated, attribute-missing, change-pending, already-verified, alias-taken, never-asked, user-limit, request-refused, firewall, message-trigger-failed, ses-region, ses-identity-missing, ses-identity-unverified, ses-from-mismatch, ses-paused, ses-quota, ses-sandbox, ses-role-missing, ses-denied, ses-bounces, ses-dkim

## Cannot be known from outside

- Cognito may suppress further messages to one destination for a while. Wait, then request one code.
- Amazon's global suppression list can't be read.
- Spam folders, filters and greylisting of the mailbox.

## Advice

- The pool keeps no delivery errors. Turn on log export (userNotification, ERROR) to see them next time: aws cognito-idp set-log-delivery-configuration.

`;

test('a cause that is proved ends with 5, in text, JSON and Markdown', async t => {
	const {account, run} = await deskOf(t);
	await account.requestCode('lee', 'email');
	const text = await run(why, ['lee@example.com', ...pool]);
	assert.equal(text.code, 5);
	assert.match(
		text.stdout,
		/^Why didn't it arrive\? {2}us-east-1_LocalDemo · EMAIL to l\*\*\*@e\*\*\*\n/,
	);
	assert.match(
		text.stdout,
		/\n ✖ Recipient {2}SES stopped mailing l\*\*\*@e\*\*\*, 2026-03-03, after a BOUNCE\.\n/,
	);
	assert.equal(
		text.stdout.slice(text.stdout.indexOf('\nProved')),
		`
Proved (ses-suppressed): SES stopped mailing l***@e***, 2026-03-03, after a BOUNCE.
  An admin: Once the mailbox works again, remove it from the suppression list.
  aws sesv2 delete-suppressed-destination --email-address l***@e*** --region us-east-1

With --full, commands are complete.

Can't be checked:
  Cognito may suppress further messages to one destination for a while. Wait, then request one code.
  Amazon's global suppression list can't be read.
  Spam folders, filters and greylisting of the mailbox.

For next time:
  The pool keeps no delivery errors. Turn on log export (userNotification, ERROR) to see them next time: aws cognito-idp set-log-delivery-configuration.
`,
	);
	const full = await run(why, ['lee@example.com', ...pool, '--full']);
	assert.match(
		full.stdout,
		/aws sesv2 delete-suppressed-destination --email-address lee@example\.com --region us-east-1\n/,
	);
	const json = JSON.parse(
		(await run(why, ['lee@example.com', ...pool, '--output', 'json'])).stdout,
	);
	assert.deepEqual(
		[json.version, json.answer],
		[1, {cause: 'ses-suppressed', certainty: 'proves'}],
	);
	assert.deepEqual(json.attribute, {name: 'email', value: 'l***@e***', verified: false});
	assert.deepEqual(json.route, {by: 'ses', region: 'us-east-1'});
	const markdown = await run(why, ['lee@example.com', ...pool, '--output', 'markdown']);
	assert.equal(markdown.code, 5);
	const [told = '', requests = ''] = markdown.stdout
		.replace(/(?<=When: )\S+/, 'now')
		.replace(/(?<=User: )\w{4}…/, 'a sub')
		.replaceAll(/, [\da-f]{8}-[\da-f-]{27}$/gm, ', an ID')
		.split('## Requests to AWS\n\n');
	assert.equal(told, ticket);
	assert.deepEqual(requests.split('\n').toSorted(), [
		...['', ''],
		...Array.from({length: 3}, () => '- cloudtrail:LookupEvents in us-east-1: ok, an ID'),
		...Array.from({length: 2}, () => '- cloudwatch:GetMetricStatistics in us-east-1: ok, an ID'),
		...[
			...['cognito-idp:DescribeUserPool', 'cognito-idp:GetLogDeliveryConfiguration'],
			...['cognito-idp:ListUsers', 'iam:GetRole', 'ses:GetAccount', 'ses:GetEmailIdentity'],
			'ses:GetSuppressedDestination',
		].map(call => `- ${call} in us-east-1: ok, an ID`),
		`cognito-verify ${version}`,
	]);
});

test('nothing that is proved ends with 0, what cannot be looked at with 1', async t => {
	let fault: 'denied' | undefined;
	const {account, run} = await deskOf(t, {faultFor: () => fault});
	await account.requestCode('demo', 'email');
	const fine = await run(why, ['demo@example.com', ...pool]);
	assert.deepEqual([fine.code, fine.stderr], [0, '']);
	assert.match(fine.stdout, /\nNo cause found\.\n/);
	assert.match(fine.stdout, /^ ✔ Functions {2}no problem found$/m);
	fault = 'denied';
	const denied = await run(why, ['demo@example.com', ...pool, '--output', 'json']);
	assert.equal(denied.code, 1);
	assert.match(
		denied.stderr,
		/Can't read the user pool \S+ \(cognito-idp:DescribeUserPool: denied\)/,
	);
	assert.deepEqual(JSON.parse(denied.stdout).findings, []);
	fault = undefined;
	const none = await run(why, ['jane@example.com', '--user-pool-id', 'us-east-1_NoSuch']);
	assert.equal(none.code, 1);
	assert.match(
		none.stderr,
		/^cognito-verify: There's no such user pool in this region \(ResourceNotFoundException, request ID [\da-f-]{36}\)\. Check the user pool ID and the region\.\n$/,
	);
});

test('Ctrl+C while a user is looked for ends with 130, and no cause is made up for it', async t => {
	const {run} = await deskOf(t);
	const signal = AbortSignal.abort();
	const outcomes = [
		await run(why, ['lee@example.com', '--region', 'us-east-1'], {signal}),
		await run(why, ['lee@example.com', ...pool], {signal}),
		await run(who, ['lee@example.com', '--region', 'us-east-1'], {signal}),
	];
	assert.deepEqual(outcomes, Array(3).fill({code: 130, stdout: '', stderr: '\n'}));
});

test('words that cannot be read end with 2 and say why', async t => {
	const {run, account} = await deskOf(t);
	const rows: readonly (readonly [readonly string[], RegExp])[] = [
		[['--print-iam-policy'], /--user-pool-id is missing/],
		[['demo@example.com'], /--region is missing/],
		[['a', 'b', ...pool], /One user at a time/],
		[['demo@example.com', '--user-pool-id', 'nonsense'], /isn't a user pool ID/],
		[['demo@example.com', ...pool, '--since', '2 hours'], /--since must be a span/],
		[['demo@example.com', ...pool, '--since', '91d'], /--since must be a span/],
		[['demo@example.com', ...pool, '--for', 'fun'], /--for must be one of/],
		[['demo', ...pool], /--attribute-name is needed: email or phone_number/],
		[['x'.repeat(300), ...pool], /isn't an email address/],
		[[...pool], /Say who/],
	];
	for (const [argv, complaint] of rows) {
		const {code, stdout, stderr} = await run(why, argv);
		assert.deepEqual([code, stdout], [2, ''], argv.join(' '));
		assert.match(stderr, complaint);
	}
	assert.ok(account.asked.length > 0, 'one of them had to look first');
});

test('a terminal is asked which attribute is meant', async t => {
	const {account, run} = await deskOf(t);
	await account.requestCode('sam', 'phone_number');
	const {code, stdout} = await run(why, ['sam', ...pool], {typed: 'phone'});
	assert.equal(code, 5);
	assert.match(stdout, /Proved \(sms-opted-out\)/);
	for (const typed of ['', 'neither']) {
		const refused = await run(why, ['sam', ...pool], {typed});
		assert.deepEqual([refused.code, refused.stdout], [2, '']);
		assert.match(refused.stderr, /--attribute-name must be email or phone_number\./);
	}
});

test('without a pool the region is searched: the one who is found is looked into, several are named', async t => {
	const {account, run} = await deskOf(t);
	const region = ['--region', 'us-east-1'];
	const kim = await run(why, ['+14325550099', ...region, '--output', 'json']);
	const {pool: home, answer} = JSON.parse(kim.stdout);
	assert.deepEqual(
		[kim.code, home.id, answer],
		[5, 'us-east-1_LocalSpent', {cause: 'sms-spend', certainty: 'proves'}],
	);
	const nobody = await run(why, ['nobody@example.com', ...region]);
	assert.deepEqual(nobody, {
		code: 1,
		stdout: '',
		stderr: 'cognito-verify: No such user was found in the user pools of us-east-1 (2).\n',
	});
	await succeed(
		account.pool,
		'AdminCreateUser',
		{UserPoolId: 'us-east-1_LocalDemo', Username: 'kim', MessageAction: 'SUPPRESS'},
		signed,
	);
	const both = await run(why, ['kim', ...region]);
	assert.deepEqual(both, {
		code: 2,
		stdout: '',
		stderr:
			'cognito-verify: That user is in several user pools. Add --user-pool-id and one of us-east-1_LocalDemo, us-east-1_LocalSpent.\n' +
			both.stderr.split('\n').slice(1).join('\n'),
	});
});

test('who may not list pools is told so before anything else', async t => {
	const region = ['--region', 'us-east-1'];
	const denied = await deskOf(t, {
		faultFor: action => (action === 'cognito-idp:ListUserPools' ? 'denied' : undefined),
	});
	const {code, stderr, stdout} = await denied.run(why, ['kim', ...region]);
	assert.deepEqual([code, stdout], [1, '']);
	assert.match(
		stderr,
		/^cognito-verify: These AWS credentials may not call cognito-idp:ListUserPools in us-east-1 \(AccessDenied/,
	);
	assert.deepEqual(denied.account.asked, ['cognito-idp:ListUserPools']);
});

test('credentials that AWS refuses end why and who with 4 and one sentence, with a pool and without', async t => {
	const {run} = await deskOf(t);
	const {endpointUrl: url, received} = await startScriptedService(t, (_request, response) =>
		answerJson(response, {__type: 'UnrecognizedClientException', message: 'bad token'}, 400),
	);
	const place = ['--region', 'us-east-1'];
	const refused =
		/cognito-verify: [^\n]*\(UnrecognizedClientException, request ID 9f1c2d3e-[^\n]*\)[^\n]*\n$/;
	for (const command of [why, who]) {
		for (const words of [place, pool]) {
			const {code, stderr} = await run(command, ['jane@example.com', ...words], {url});
			assert.equal(code, 4, stderr);
			assert.match(stderr, refused);
		}
	}
	assert.ok(received.length >= 4);
});

test('the report is a file that nobody else can read, whatever it was before', async t => {
	const {folder, run} = await deskOf(t);
	const path = join(folder, 'report.md');
	writeFileSync(path, 'old', {mode: 0o644});
	await run(why, ['lee@example.com', ...pool, '--report', 'report.md']);
	assert.equal(statSync(path).mode & 0o777, 0o600);
	const report = readFileSync(path, 'utf8');
	assert.match(report, /^# Why the code did not arrive\n/);
	assert.match(report, /\n- User: [\da-f]{4}…, CONFIRMED\n/);
	assert.doesNotMatch(report, /lee@example\.com|000000000000:/);
	const nowhere = await run(why, ['lee@example.com', ...pool, '--report', 'none/report.md']);
	assert.equal(nowhere.code, 2);
	assert.match(nowhere.stderr, /--report can't be written \(ENOENT\)/);
});

test('the policy names the ways that are taken and their ARNs', async t => {
	const {run} = await deskOf(t);
	const policyOf = async (...argv: readonly string[]) => {
		const {code, stdout} = await run(why, [...argv, ...pool, '--print-iam-policy']);
		assert.equal(code, 0);
		const statements: {Sid: string; Resource: string[]}[] = JSON.parse(stdout).Statement;
		return new Map(statements.map(({Sid, Resource}) => [Sid, Resource]));
	};
	const mail = await policyOf('lee@example.com');
	assert.deepEqual(
		[...mail.keys()],
		['Pool', 'Requests', 'Firewall', 'Mail', 'Metrics', 'MailRole'],
	);
	assert.deepEqual(mail.get('Pool'), [
		'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_LocalDemo',
	]);
	const texts = await policyOf('+14325550008');
	assert.deepEqual(texts.get('TextRole'), ['arn:aws:iam::000000000000:role/local-demo-sms']);
	assert.equal(texts.has('Mail'), false);
	const anyWay = await policyOf();
	assert.ok(['Mail', 'Texts', 'Sender'].every(sid => anyWay.has(sid)));
});

test('whatever AWS answers, JSON and a policy are ASCII, and Markdown moves no cursor and turns no text around', async t => {
	const hostile = '\u009b31m\u202ex\u009d52;c;eA\u009c\u2066|[a](b)';
	const plant = (value: unknown): unknown => {
		if (typeof value === 'string') return `${value}${hostile}`;
		if (Array.isArray(value)) return value.map(plant);
		return typeof value === 'object' && value !== null
			? Object.fromEntries(
					Object.entries(value).map(([name, each]) => [name, name === 'Name' ? each : plant(each)]),
				)
			: value;
	};
	const {run} = await deskOf(t, {
		change: (_, body) =>
			body.startsWith('{')
				? JSON.stringify(plant(JSON.parse(body)))
				: body.replaceAll('</', hostile),
	});
	const question = ['demo', ...pool, '--attribute-name', 'email'];
	for (const [command, argv] of [
		[who, ['demo', ...pool, '--output', 'json']],
		[who, ['demo', ...pool, '--output', 'json', '--full']],
		[who, ['demo', '--region', 'us-east-1', '--output', 'json']],
		[why, [...question, '--output', 'json']],
		[why, [...question, '--output', 'json', '--full']],
		[why, [...question, '--print-iam-policy']],
	] as const) {
		const {stdout} = await run(command, argv);
		assert.match(stdout, /\\u009b31m\\u202e/);
		assert.doesNotMatch(stdout, /[^\n -~]/, argv.join(' '));
	}
	for (const more of [['--output', 'markdown'], ['--output', 'markdown', '--full'], []]) {
		const {stdout} = await run(why, [...question, ...more]);
		assert.doesNotMatch(stdout, /[^\P{Cc}\n]|\p{Bidi_Control}/u);
		if (more.length > 0) assert.match(stdout, /, CONFIRMEDx\\\|\\\[a\\\]\(b\)\n/);
	}
});
