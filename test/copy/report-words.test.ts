import assert from 'node:assert/strict';
import {test} from 'node:test';
import {reportOn} from '../../source/copy/report-words.ts';
import {problemNotice} from '../../source/flow/notice.ts';
import {isReportable} from '../../source/flow/reportable.ts';
import type {State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {version} from '../../source/version.ts';
import {account, states} from '../flow/samples.ts';

const by = {platform: 'Node.js/24.0.0 linux/x64', now: 60_000};
const requestId = '7d2b7a3e-0c5e-4c1b-9f8e-3f2a1b0c9d8e';
const client = {...account.connection.client, endpointUrl: 'http://jane:hush@10.0.0.1:9229/'};
const elsewhere = {...account, connection: {...account.connection, client}};

test('a report says what was asked, when, where it went, what the service answered, and by whom', () => {
	const problem = new Problem('wrongCode', {
		awsName: 'CodeMismatchException',
		awsMessage: 'Invalid verification code provided, please try again.',
		requestId,
		httpStatus: 400,
	});
	const state: State = {
		...states.enterCode,
		account: {...elsewhere, ledger: {sends: [1000], tries: [50_000]}},
		notice: problemNotice(problem),
	};
	assert.equal(
		reportOn(state, {at: 50_000, after: states.verifying}, by),
		`# cognito-verify report: Code sent

- Requested: GetUserAttributeVerificationCode, attribute \`email\`
- When: 1970-01-01T00:00:01.000Z
- Sent by: EMAIL
- To: \`j***@e***\`
- Request ID: \`request-1\`
- Status: accepted by Cognito (delivery not confirmed)
- Codes: 4 of 5 sends left this hour (counted on this computer only)
- User pool: \`eu-west-1_AbC\`
- Region: \`eu-west-1\`
- Endpoint: \`http://10.0.0.1:9229\`

## Error

- While: Verifying the code, attribute \`email\`
- When: 1970-01-01T00:00:50.000Z
- AWS error: \`CodeMismatchException\`
- HTTP status: 400
- Request ID: \`${requestId}\`
- AWS said: Invalid verification code provided, please try again.
- Shown: That isn't the code that was sent (CodeMismatchException, request ID \\[id\\]).
- Kind: \`wrongCode\`

cognito-verify ${version}, Node.js/24.0.0 linux/x64, 1970-01-01T00:01:00.000Z
`,
	);
});

test('a report says of a message what the service did not return', () => {
	const {sent, ...rest} = states.enterCode;
	const happened = {at: 2000, after: states.verifying};
	const state: State = {...rest, sent: {...sent, delivery: {at: 1000} as never}};
	assert.match(
		reportOn(state, happened, by),
		/\n- When: 1970-01-01T00:00:01\.000Z\n- Sent by: not returned\n- To: not returned\n- Request ID: not returned\n- Status: accepted/,
	);
	const {delivery: _, ...pending} = sent;
	assert.match(
		reportOn({...rest, sent: pending}, happened, by),
		/\n- Code: for `email`, not requested in this run\n/,
	);
});

test('whatever the service says, no address, code, token, key or username gets into a report', () => {
	const secrets = [
		'jane@example.com',
		'+14325550008',
		'janes-login',
		'123456',
		'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJl',
		'AKIAIOSFODNN7EXAMPLE',
	];
	const problem = new Problem('invalidParameter', {
		awsName: 'X',
		awsMessage: `${secrets.join(' and ')}, password=hush-hush\u001b[2J`,
		requestId: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.x',
		reason: 'jane@example.com',
	});
	const reports = Object.values(states).flatMap(state => {
		const named = {
			...state,
			...('account' in state && {account: {...elsewhere, username: 'janes-login'}}),
			...('attempt' in state && {attempt: {...states.signingIn.attempt, username: 'janes-login'}}),
			...('username' in state && {username: 'janes-login'}),
			...(!('problem' in state) && {notice: problemNotice(problem)}),
			...(state.step === 'attributesFailed' && {problem}),
			...(state.step === 'enterCode' && {
				typed: '123456',
				sent: {
					...state.sent,
					newValue: 'new@example.com',
					delivery: {...state.sent.delivery, destination: 'new@example.com'},
				},
			}),
		} as State;
		if (!isReportable(named)) return [];
		const knowsName = JSON.stringify(named).includes('"janes-login"');
		const report = reportOn(named, {at: 0, after: states.signingIn}, by);
		const hidden = [...secrets, 'new@example.com', 'Secret-1', 'hush', '\u001b', 'eyJ'];
		return [{step: state.step, report, hidden: knowsName ? hidden : hidden.toSpliced(2, 1)}];
	});
	assert.ok(reports.length > 40);
	for (const {step, report, hidden} of reports) {
		for (const secret of hidden)
			assert.ok(!report.includes(secret), `${step}: ${secret}\n${report}`);
	}
});

test('there is a report on a code that was requested and on an error, and on nothing else', () => {
	const refused = problemNotice(new Problem('wrongPassword'));
	assert.ok(isReportable(states.enterCode));
	assert.ok(isReportable(states.attributesFailed));
	assert.ok(isReportable({...states.password, notice: refused}));
	assert.ok(!isReportable(states.password));
	assert.ok(!isReportable({...states.password, notice: {kind: 'remark', remark: 'nothingTyped'}}));
	assert.ok(!isReportable(states.verified));
});
