import assert from 'node:assert/strict';
import {test} from 'node:test';
import {version} from '../../../source/version.ts';
import {toMarkdown} from '../../../source/why/report/markdown.ts';
import {reportOf} from '../../../source/why/report/report.ts';
import {resultOf, suppressed} from './results.ts';

const report = reportOf(suppressed, {isFull: false});

test('a report for a ticket says whole what was found, and what could not be checked', () => {
	assert.equal(
		toMarkdown(report),
		`# Why the code did not arrive

- When: 2026-11-17T14:00:00.000Z
- User pool: \`eu-west-1_Shop\` in eu-west-1
- EMAIL to j\\*\\*\\*@e\\*\\*\\*
- Sent by: ses in eu-west-1

**Proved: SES stopped mailing j\\*\\*\\*@e\\*\\*\\*, 2026-11-11T08:00:00.000Z, after a BOUNCE.**

## Found

- ses-suppressed (proves): SES stopped mailing j\\*\\*\\*@e\\*\\*\\*, 2026-11-11T08:00:00.000Z, after a BOUNCE.
- several-users (suggests): 2 users match; the code may belong to another one.
- notification-error (suggests): Cognito logged a delivery error at 2026-11-17T13:41:00.000Z: "suppressed".

## Evidence

| cause | call | region | field | value |
|---|---|---|---|---|
| ses-suppressed | ses:GetSuppressedDestination | eu-west-1 | SuppressedDestination.Reason | BOUNCE |
| several-users | cognito-idp:ListUsers | eu-west-1 | Users | 2 |
| notification-error | logs:FilterLogEvents | eu-west-1 | message.details | suppressed |

## How to fix it

- ses-suppressed. An admin: Once the mailbox works again, remove it from the suppression list.

  \`\`\`sh
  aws sesv2 delete-suppressed-destination --email-address j***@e*** --region eu-west-1
  \`\`\`

- several-users. Support: Ask again with one sub: aaaaaaaa-0000-4000-8000-000000000001, aaaaaaaa-0000-4000-8000-000000000002.
- notification-error. An admin: Read the log group /aws/vendedlogs/shop.

## Checked and fine

${report.cleared.join(', ')}

## Could not be checked

- ses-role-missing: denied, iam:GetRole in eu-west-1

## Cannot be known from outside

- Cognito may suppress further messages to one destination for a while. Wait, then request one code.
- Amazon's global suppression list can't be read.
- Spam folders, filters and greylisting of the mailbox.

## Requests to AWS

- ses:GetAccount in eu-west-1: ok
- iam:GetRole in eu-west-1: denied, r-2

cognito-verify ${version}
`,
	);
});

test('where little is known, a ticket is short', () => {
	const byName = {who: {kind: 'username', value: 'jane'}} as const;
	const all = reportOf(resultOf('email', {}, byName), {isFull: true});
	const little = {...all, cleared: [], calls: []};
	assert.equal(
		toMarkdown(little),
		`# Why the code did not arrive

- When: 2026-11-17T14:00:00.000Z
- User pool: \`eu-west-1_Shop\` in eu-west-1
- User: jane, CONFIRMED

No cause found.

cognito-verify ${version}
`,
	);
	const nobody = {...little, user: null, attribute: report.attribute, medium: null, route: null};
	const [, about] = toMarkdown({
		...nobody,
		attribute: {name: 'email', value: null, verified: null},
	}).split('\n\n');
	assert.equal(
		about,
		'- When: 2026-11-17T14:00:00.000Z\n- User pool: `eu-west-1_Shop` in eu-west-1\n- null to nothing on record',
	);
});

test('a command stays in its block, whatever AWS names a thing', () => {
	const [finding] = report.findings;
	assert.ok(finding);
	const mend = [{who: 'admin', does: 'Do *it*.', command: 'aws x --name "```\n# rm"'}] as const;
	const text = toMarkdown({...report, findings: [{...finding, mend}]});
	assert.match(
		text,
		/^- ses-suppressed\. An admin: Do \\\*it\\\*\.\n\n {2}```sh\n {2}aws x --name "''' # rm"\n {2}```\n$/m,
	);
});

test('advice for next time is a section of its own', () => {
	const text = toMarkdown(reportOf(resultOf('ses', {errorLog: undefined}), {isFull: false}));
	assert.match(
		text,
		/\n## Advice\n\n- The pool keeps no delivery errors\. .*\n- SES compares .*\n\n/,
	);
});
