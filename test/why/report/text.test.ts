import assert from 'node:assert/strict';
import {test} from 'node:test';
import {reportOf} from '../../../source/why/report/report.ts';
import {toText} from '../../../source/why/report/text.ts';
import {resultOf, suppressed} from './results.ts';

const report = reportOf(suppressed, {isFull: false});

test('a report for a terminal has a row for each stage, then each cause and who can mend it', () => {
	assert.equal(
		toText(report),
		`Why didn't it arrive?  eu-west-1_Shop · EMAIL to j***@e***
 ⚠ Account    2 users match; the code may belong to another one.
 ✔ Address    no problem found
 ✔ Requested  2026-11-17T13:40:00.000Z, accepted by Cognito
 ⚠ Functions  Cognito logged a delivery error at 2026-11-17T13:41:00.000Z: "suppressed".
 ? Sender     could not be checked in full
 ✔ Limits     no problem found
 ✖ Recipient  SES stopped mailing j***@e***, 2026-11-11T08:00:00.000Z, after a BOUNCE.
 ✔ Delivery   no problem found

Proved (ses-suppressed): SES stopped mailing j***@e***, 2026-11-11T08:00:00.000Z, after a BOUNCE.
  An admin: Once the mailbox works again, remove it from the suppression list.
  aws sesv2 delete-suppressed-destination --email-address j***@e*** --region eu-west-1

Also: Suggested (several-users): 2 users match; the code may belong to another one.
  Support: Ask again with one sub: aaaaaaaa-0000-4000-8000-000000000001, aaaaaaaa-0000-4000-8000-000000000002.

Also: Suggested (notification-error): Cognito logged a delivery error at 2026-11-17T13:41:00.000Z: "suppressed".
  An admin: Read the log group /aws/vendedlogs/shop.

With --full, commands are complete.

Not checked:
  iam:GetRole in eu-west-1 (no permission)

Can't be checked:
  Cognito may suppress further messages to one destination for a while. Wait, then request one code.
  Amazon's global suppression list can't be read.
  Spam folders, filters and greylisting of the mailbox.
`,
	);
});

test('stages that do not apply have no row, and a call that failed for many causes is named once', () => {
	const byName = {who: {kind: 'username', value: 'jane'}, lacks: ['requests']} as const;
	assert.equal(
		toText(reportOf(resultOf('email', {errorLog: undefined}, byName), {isFull: true})),
		`Why didn't it arrive?  eu-west-1_Shop
 ✔ Account    CONFIRMED, enabled
 ? Requested  could not be checked in full
 ? Functions  could not be checked in full

No cause found.

Not checked:
  cloudtrail:LookupEvents in eu-west-1 (no permission)

For next time:
  The pool keeps no delivery errors. Turn on log export (userNotification, ERROR) to see them next time: aws cognito-idp set-log-delivery-configuration.
`,
	);
});

test('a command in full needs no word about masks, and an attribute without a value is said to have none', () => {
	const full = toText(reportOf(suppressed, {isFull: true}));
	assert.match(full, /--email-address jane@example\.org /);
	assert.doesNotMatch(full, /With --full/);
	const none = {...report, attribute: {name: 'email', value: null, verified: null}} as const;
	assert.match(
		toText(none),
		/^Why didn't it arrive\? {2}eu-west-1_Shop · EMAIL to nothing on record\n/,
	);
	const waiting = [{stage: 'account', state: 'waiting', says: ''}] as const;
	assert.match(toText({...none, stages: waiting}), /\n … Account\n/);
});
