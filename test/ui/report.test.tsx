import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {Problem} from '../../source/problem.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {copied} from '../helpers/terminal.ts';

/** Makes reports go to a folder of the test's own, which it returns. */
function reportsIn(t: TestContext) {
	const folder = mkdtempSync(join(tmpdir(), 'reports-'));
	const before = process.env['TMPDIR'];
	process.env['TMPDIR'] = folder;
	t.after(() => {
		if (before === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = before;
		rmSync(folder, {recursive: true});
	});
	return folder;
}

for (const [columns, rows] of [
	[80, 24],
	[40, 20],
] as const) {
	test(`at ${columns} by ${rows}, Ctrl+O shows a report on a code that was sent, Ctrl+Y copies it, Ctrl+O writes it`, async t => {
		const folder = reportsIn(t);
		const {terminal, flow} = await openGuidedApp(t, {
			prefill: {isDemo: true, username: 'demo', attributeName: 'email'},
			columns,
			rows,
		});
		await terminal.until('Password:');
		await terminal.press('enter');
		await terminal.until('Choose an attribute');
		await terminal.press('enter');
		await terminal.until('Ctrl+O report');
		await terminal.type('47');
		await terminal.press('ctrl+o');
		const shown = await terminal.until('Report for support');
		assert.match(
			shown.replaceAll(/\n\s*/g, ' '),
			/Ctrl\+Y copies it, Ctrl\+O saves it to a file\. It holds no code/,
		);
		assert.match(shown, /# cognito-verify report: Code sent/);
		await terminal.press('ctrl+y');
		await terminal.until('Sent the report to the clipboard');
		const [report = ''] = copied(terminal.transcript());
		assert.match(
			report,
			/^# cognito-verify report: Code sent\n\n- Requested: GetUserAttributeVerificationCode, attribute `email`\n- When: \d{4}-/,
		);
		assert.match(report, /\n- To: `d\*{3}@e\*{3}`\n- Request ID: `[\da-f-]{36}`\n/);
		assert.match(report, /\n- Endpoint: `http:\/\/127\.0\.0\.1:\d+`\n/);
		assert.match(report, /Node\.js\/24\.0\.0 linux\/x64/);
		await terminal.press('ctrl+o');
		// A path can be wrapped anywhere, and loses a blank at a break.
		const saved = (await terminal.until('Saved to')).replaceAll(/\s/g, '');
		const [name = '', ...more] = readdirSync(folder).filter(entry => entry.includes('report'));
		assert.deepEqual(more, []);
		const file = join(folder, name, 'report.md');
		assert.ok(saved.includes(`Savedto${file.replaceAll(/\s/g, '')}`), saved);
		assert.equal(readFileSync(file, 'utf8'), report);
		if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
		await terminal.press('escape');
		assert.equal(flow.state().step, 'enterCode');
		assert.doesNotMatch(terminal.text(), /Report for support/);
		assert.match(terminal.text(), /Code: 47/);
	});
}

test('on an error the report tells what was being done, and the error’s request ID is copied', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {isDemo: true, username: 'demo'}});
	await terminal.until('Password:');
	assert.doesNotMatch(terminal.text(), /Ctrl\+[OY]/);
	await terminal.type('Wrong-pass-1\r');
	await terminal.until('Ctrl+O report');
	await terminal.press('ctrl+y');
	const screen = await terminal.until('Sent the request ID of the error');
	const [id = ''] = copied(terminal.transcript());
	assert.match(screen.replaceAll(/\n\s*/g, ' '), new RegExp(`request ID ${id}`));
	await terminal.press('ctrl+o');
	await terminal.until('Report for support');
	await terminal.press('ctrl+y');
	const report = copied(terminal.transcript()).at(-1) ?? '';
	assert.match(report, /^# cognito-verify report: Sign in\n\n- User pool: `us-east-1_LocalDemo`\n/);
	assert.match(
		report,
		new RegExp(
			`\\n- While: Signing in\\n- When: .*\\n- AWS error: \`NotAuthorizedException\`\\n- HTTP status: 400\\n- Request ID: \`${id}\`\\n`,
		),
	);
	assert.doesNotMatch(report, /Wrong-pass-1/);
});

test('a report that can’t be written says why, and stays on the screen', async t => {
	const {terminal} = await openGuidedApp(t, {
		prefill: {isDemo: true, username: 'demo'},
		services: {
			saveReport: async () =>
				new Problem('storeNotWritable', {fault: '/tmp: no space left on the disk'}),
		},
	});
	await terminal.until('Password:');
	await terminal.type('Wrong-pass-1\r');
	await terminal.until('Ctrl+O report');
	await terminal.press('ctrl+o');
	await terminal.until('Report for support');
	await terminal.press('ctrl+o');
	const screen = await terminal.until('no space left on the disk');
	assert.match(screen, /Report for support/);
	assert.doesNotMatch(screen, /Saved to/);
});
