import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {Event, State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {screenOf} from '../../source/ui/screen-of.tsx';
import type {StageRows} from '../../source/why/investigation.ts';
import {states} from '../flow/samples.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {copied, openTerminal, type TerminalOptions} from '../helpers/terminal.ts';

/** The demo as one of its users, who has just requested a code for an attribute. */
async function requestCode(t: TestContext, username: string, attribute: 'email' | 'phone_number') {
	const app = await openGuidedApp(t, {prefill: {isDemo: true, username, attributeName: attribute}});
	const {terminal} = app;
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	await terminal.press('enter');
	await terminal.until('Code:');
	return app;
}

async function findOutWhy(t: TestContext, username: string, attribute: 'email' | 'phone_number') {
	const app = await requestCode(t, username, attribute);
	await app.terminal.press('tab');
	await app.terminal.until('Ctrl+G find out why');
	await app.terminal.press('ctrl+g');
	const answered = await app.terminal.until('look again');
	return {...app, answered};
}

/** A screen from its title on, without the time and the place. */
const screenIn = (text: string) =>
	text
		.slice(text.lastIndexOf('Why didn’t it arrive?'))
		.replaceAll(/\d{2}:\d{2}:\d{2}/g, 'HH:MM:SS')
		.trimEnd()
		.split('\n');

test('sam, whose phone replied STOP, is told so, who can mend it, and Esc leads back to the code', async t => {
	const {terminal, flow, answered} = await findOutWhy(t, 'sam', 'phone_number');
	assert.deepEqual(screenIn(answered), [
		'Why didn’t it arrive?',
		'us-east-1_LocalDemo · phone_number · +*******0016',
		'',
		'✔ Account    CONFIRMED, enabled',
		'✔ Address    +*******0016, not verified',
		'✔ Requested  HH:MM:SS, accepted by Cognito',
		'✔ Functions  no problem found',
		'✔ Sender     Amazon SNS in us-east-1',
		'✔ Limits     no problem found',
		'✖ Recipient  The phone replied STOP, so AWS sends it no text messages.',
		'✔ Delivery   no problem found',
		'',
		'✖ The phone replied STOP, so AWS sends it no text messages.',
		'The user: Reply START to the sender.',
		'An admin: Or opt the number in again, once in 30 days.',
		'  aws sns opt-in-phone-number --phone-number +*******0016 --region us-east-1',
		'To see the whole command, run cognito-verify why WHO --full in a shell.',
		'',
		'r look again   c copy   Esc back   ? help   Ctrl+C quit',
	]);
	// The previous screen showed the number unmasked.
	const [, ...since] = terminal.transcript().split('Preparing the questions');
	assert.ok(since.length > 0);
	assert.doesNotMatch(since.join(''), /4325550016|000000000000/);
	await terminal.press('escape');
	assert.equal(flow.state().step, 'enterCode');
});

test('lee, whose mail bounced, is told so, the report is copied masked, and r asks again', async t => {
	const {terminal, flow, answered} = await findOutWhy(t, 'lee', 'email');
	assert.match(
		answered,
		/✖ Recipient {2}SES stopped mailing l\*\*\*@e\*\*\*, 2026-03-03, after a BOUNCE\./,
	);
	await terminal.press('c');
	const [report = ''] = copied(terminal.transcript());
	assert.match(report, /^# Why the code did not arrive\n[\s\S]*\*\*Proved: SES stopped mailing l/);
	assert.doesNotMatch(report, /lee@example\.com|000000000000|"sub"/);
	const before = flow.state();
	await terminal.press('r');
	assert.notEqual(flow.state(), before);
	await terminal.until(/Why didn’t it arrive\?[\s\S]*✖ Recipient[\s\S]*look again/);
});

test('w on the list of attributes asks about a code that nobody requested', async t => {
	const {terminal, flow} = await openGuidedApp(t, {prefill: {isDemo: true, username: 'ada'}});
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	await terminal.press('w');
	const answered = await terminal.until('look again');
	// CloudTrail may lack an event, so this is suggested, never proved.
	assert.match(answered, /^⚠ Requested {2}No code has been requested for this user/m);
	assert.match(
		answered,
		/^⚠ No code has been requested .*\nA developer: Check what the app calls/m,
	);
	assert.doesNotMatch(answered, /✖/);
	await terminal.press('escape');
	assert.equal(flow.state().step, 'chooseAttribute');
});

const draw = (state: State, options?: TerminalOptions, sent: Event[] = []) =>
	openTerminal(screenOf(state, {send: event => sent.push(event), now: () => 0}), options);

test('what is proved, suggested, fine, unknown and still waited for each has its own sign', async () => {
	await using terminal = await draw(states.answered);
	assert.deepEqual(terminal.text().trimEnd().split('\n'), [
		'Why didn’t it arrive?',
		'eu-west-1_AbC · email · j***@e***',
		'',
		'✔ Account    CONFIRMED, enabled',
		'✔ Address    j***@e***, not verified',
		'⚠ Requested  No request was seen.',
		'- Functions  doesn’t apply to this message',
		'? Sender     could not be checked in full',
		'… Limits     waiting',
		'✖ Recipient  SES has the address.',
		'- Delivery   doesn’t apply to this message',
		'',
		'✖ SES has the address on its suppression list.',
		'An admin: Take it off the list.',
		'  aws sesv2 delete-it --region x',
		'Also suggested: No request was seen.',
		'Not checked: ses:GetAccount. p shows the IAM policy for it.',
		'',
		'p policy   r look again   o other credentials   c copy   Esc back   ? help',
		'Ctrl+C quit',
	]);
});

test('a row settles in its place while AWS is asked, and a screen reader hears only what has settled', async () => {
	let rows: StageRows = states.asking.investigation
		.rows()
		.map(({stage}) => ({stage, state: 'waiting', says: ''}));
	const listeners = new Set<() => void>();
	const investigation = {
		...states.asking.investigation,
		rows: () => rows,
		subscribe: (listener: () => void) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
	const state: State = {...states.asking, investigation};
	await using terminal = await draw(state);
	await using read = await draw(state, {isScreenReaderEnabled: true});
	assert.match(terminal.text(), /^… Sender {5}waiting$/m);
	assert.doesNotMatch(read.text(), /Sender/);
	const at = terminal
		.text()
		.split('\n')
		.findIndex(line => line.includes('Sender'));
	rows = rows.map(row =>
		row.stage === 'sender' ? {...row, state: 'fine', says: 'Amazon SES in eu-west-1'} : row,
	);
	for (const listener of listeners) listener();
	await terminal.until('Amazon SES in eu-west-1');
	assert.equal(terminal.text().split('\n')[at], '✔ Sender     Amazon SES in eu-west-1');
	assert.match(await read.until('Sender'), /Sender: fine, Amazon SES in eu-west-1\./);
	assert.doesNotMatch(read.text(), /waiting/);
});

test('in 40 by 20 the answer, who mends it and the way back are there; the rows give way', async () => {
	await using terminal = await draw(states.answered, {columns: 40, rows: 20});
	const text = terminal.text();
	assert.match(text, /✖ SES has the address on its suppression\n {2}list\./);
	assert.match(text, /An admin: Take it off the list\./);
	assert.match(text, /aws sesv2 delete-it --region x/);
	assert.match(text, /Esc back/);
	assert.ok(text.split('\n').every(line => line.length <= 40));
	await terminal.resize(40, 10);
	assert.match(terminal.text(), /✖ SES has the address on its suppression\n {2}list\./);
	assert.match(terminal.text(), /Esc back/);
});

test('however few rows the stages get, the one that decides is among them', async () => {
	const {answer} = states.answered;
	const names = [
		...(['account', 'attribute', 'request', 'trigger'] as const),
		...(['sender', 'limits', 'recipient', 'delivery'] as const),
	];
	const stages = names.map(stage => ({
		stage,
		state: stage === 'recipient' ? ('found' as const) : ('fine' as const),
		says: stage === 'recipient' ? 'on the list' : 'looked at',
	}));
	await using terminal = await draw(
		{...states.answered, answer: {...answer, report: {...answer.report, stages}}},
		{columns: 40, rows: 20},
	);
	const stagesShown = () =>
		screenIn(terminal.text()).filter(line => /looked at|on the list|… \d more/.test(line));
	const fine = ['Account', 'Address', 'Requested', 'Functions', 'Sender', 'Limits'];
	const fineRows = fine.map(name => `✔ ${name.padEnd(9)}  looked at`);
	const deciding = '✖ Recipient  on the list';
	assert.deepEqual(stagesShown(), [...fineRows, deciding, '✔ Delivery   looked at']);
	for (const [rows, before] of [
		[19, 5],
		[17, 3],
		[15, 1],
	] as const) {
		await terminal.resize(40, rows);
		assert.deepEqual(stagesShown(), [
			...fineRows.slice(0, before),
			deciding,
			`… ${7 - before} more`,
		]);
	}
});

test('c copies the report, then the policy, then the command; r looks again, o takes other credentials', async () => {
	const sent: Event[] = [];
	await using terminal = await draw(states.answered, {}, sent);
	await terminal.press('c', 'c');
	await terminal.type('C');
	const {markdown, policy, command} = states.answered.answer;
	assert.deepEqual(copied(terminal.transcript()), [markdown, policy, command]);
	await terminal.press('r', 'o');
	assert.deepEqual(sent, [{type: 'askedAgain'}, {type: 'choseOtherAccess'}]);
});

test('without credentials there are the usual reasons and the policy to ask for, and no row claims anything', async () => {
	const problem = new Problem('credentialsMissing', {why: 'Could not load credentials'});
	const state: State = {...states.answered, answer: {...states.answered.answer, problem}};
	await using terminal = await draw(state);
	const text = terminal.text();
	assert.match(
		text,
		/Without credentials, the usual reasons, likeliest first:\n1\. It is in the spam/,
	);
	assert.match(text, /p policy/);
	assert.doesNotMatch(text, /Account|SES has the address/);
});

test('profiles are offered by name, with the credentials that AWS’s own tools find, and none', async () => {
	const sent: Event[] = [];
	await using terminal = await draw(states.chooseProfile, {}, sent);
	assert.match(
		terminal.text(),
		/1\. Default credentials .*\n.*2\. support .*profile\n.*3\. production .*\n.*4\. No AWS credentials/,
	);
	await terminal.press('down', 'down', 'enter');
	assert.deepEqual(sent, [{type: 'choseAccess', access: {kind: 'profile', name: 'production'}}]);
});
