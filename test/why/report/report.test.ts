import assert from 'node:assert/strict';
import {test} from 'node:test';
import {causeIds} from '../../../source/why/causes.ts';
import type {Question} from '../../../source/why/question.ts';
import {reportOf} from '../../../source/why/report/report.ts';
import {type Facts, jane, minutes, now} from '../../helpers/why-facts.ts';
import {entry, sesAccount, twin, users} from '../scenarios/row.ts';
import {calls, resultOf, suppressed} from './results.ts';

const masked = {isFull: false};
const emailCauses = causeIds.filter(id => !/^(?:sms|mailer|sender)-|number-/.test(id));
const notNeeded = [
	...['value-differs', 'link-not-code', 'phone-goes-first', 'not-auto-verified'],
	...['ses-configuration-set', 'ses-suppressed', 'ses-role-missing'],
];

test('a report says whole what was found, with nobody’s address in it', () => {
	const says = 'SES stopped mailing j***@e***, 2026-11-11T08:00:00.000Z, after a BOUNCE.';
	const several = '2 users match; the code may belong to another one.';
	const logged = 'Cognito logged a delivery error at 2026-11-17T13:41:00.000Z: "suppressed".';
	const [one, other] = [jane, twin].map(({sub}) => ({sub, status: 'CONFIRMED', enabled: true}));
	assert.deepEqual(reportOf(suppressed, masked), {
		version: 1,
		at: '2026-11-17T14:00:00.000Z',
		pool: {id: 'eu-west-1_Shop', region: 'eu-west-1'},
		purpose: 'attribute',
		user: null,
		users: [one, other],
		attribute: {name: 'email', value: 'j***@e***', verified: null},
		medium: 'EMAIL',
		route: {by: 'ses', region: 'eu-west-1'},
		answer: {cause: 'ses-suppressed', certainty: 'proves'},
		findings: [
			{
				cause: 'ses-suppressed',
				certainty: 'proves',
				stage: 'recipient',
				says,
				evidence: [
					{
						service: 'ses',
						operation: 'GetSuppressedDestination',
						region: 'eu-west-1',
						field: 'SuppressedDestination.Reason',
						value: 'BOUNCE',
					},
				],
				mend: [
					{
						who: 'admin',
						does: 'Once the mailbox works again, remove it from the suppression list.',
						command:
							'aws sesv2 delete-suppressed-destination --email-address j***@e*** --region eu-west-1',
					},
				],
			},
			{
				cause: 'several-users',
				certainty: 'suggests',
				stage: 'account',
				says: several,
				evidence: [
					{
						service: 'cognito-idp',
						operation: 'ListUsers',
						region: 'eu-west-1',
						field: 'Users',
						value: 2,
					},
				],
				mend: [{who: 'desk', does: `Ask again with one sub: ${jane.sub}, ${twin.sub}.`}],
			},
			{
				cause: 'notification-error',
				certainty: 'suggests',
				stage: 'trigger',
				says: logged,
				evidence: [
					{
						service: 'logs',
						operation: 'FilterLogEvents',
						region: 'eu-west-1',
						field: 'message.details',
						value: 'suppressed',
					},
				],
				mend: [{who: 'admin', does: 'Read the log group /aws/vendedlogs/shop.'}],
			},
		],
		cleared: emailCauses.filter(
			id => !notNeeded.includes(id) && !/several|never-asked|notification/.test(id),
		),
		unknown: [
			{
				cause: 'ses-role-missing',
				because: 'denied',
				action: 'iam:GetRole',
				region: 'eu-west-1',
			},
		],
		cannotBeKnown: ['short-interval', 'ses-global-list', 'inbox'],
		advice: [],
		stages: [
			{stage: 'account', state: 'found', certainty: 'suggests', says: several},
			{stage: 'attribute', state: 'fine', says: ''},
			{stage: 'request', state: 'fine', says: '2026-11-17T13:40:00.000Z, accepted by Cognito'},
			{stage: 'trigger', state: 'found', certainty: 'suggests', says: logged},
			{stage: 'sender', state: 'unknown', says: 'could not be checked in full'},
			{stage: 'limits', state: 'fine', says: ''},
			{stage: 'recipient', state: 'found', certainty: 'proves', says},
			{stage: 'delivery', state: 'fine', says: ''},
		],
		calls,
	});
});

test('in full, a report shows the person and the account; masked, not even their subs where those are hidden', () => {
	const result = resultOf('ses', entry('BOUNCE'));
	const moment = {time: (at: number) => `moment ${at}`};
	const full = reportOf(result, {isFull: true, hidesSubs: true, ...moment});
	const {sub} = jane;
	const user = {sub, status: 'CONFIRMED', enabled: true, username: 'jane'};
	assert.deepEqual(
		[full.user, full.users, full.attribute, full.findings[0]?.says, full.findings[0]?.mend],
		[
			user,
			[user],
			{name: 'email', value: 'jane@example.org', verified: false},
			'SES stopped mailing jane@example.org, moment 1794384000000, after a BOUNCE.',
			[
				{
					who: 'admin',
					does: 'Once the mailbox works again, remove it from the suppression list.',
					command:
						'aws sesv2 delete-suppressed-destination --email-address jane@example.org --region eu-west-1',
				},
			],
		],
	);
	const {
		user: hidden,
		users: all,
		stages,
	} = reportOf(result, {...masked, hidesSubs: true, ...moment});
	assert.deepEqual(
		[hidden, all],
		[
			{sub: 'aaaa…', status: 'CONFIRMED', enabled: true},
			[{sub: 'aaaa…', status: 'CONFIRMED', enabled: true}],
		],
	);
	assert.deepEqual(
		stages.map(({says}) => says),
		[
			'CONFIRMED, enabled',
			'j***@e***, not verified',
			'moment 1794922800000, accepted by Cognito',
			'',
			'Amazon SES in eu-west-1',
			'',
			'SES stopped mailing j***@e***, moment 1794384000000, after a BOUNCE.',
			'',
		],
	);
});

test('a user is named in a command in full alone', () => {
	const taken = {twins: {items: [jane, {...twin, emailVerified: true}], isWhole: true}};
	const commands = (isFull: boolean, ...those: Parameters<typeof resultOf>) =>
		reportOf(resultOf(...those), {isFull}).findings.flatMap(({mend}) =>
			mend.flatMap(({command}) => command ?? []),
		);
	const disabled = users({...jane, isEnabled: false});
	const command = (name: string) =>
		`aws cognito-idp admin-enable-user --user-pool-id eu-west-1_Shop --username ${name} --region eu-west-1`;
	assert.deepEqual(commands(true, 'email', disabled), [command('jane')]);
	assert.deepEqual(commands(false, 'email', disabled), [command('USERNAME')]);
	const shared = users(...[jane, twin].map(user => ({...user, isEnabled: false})));
	assert.deepEqual(commands(true, 'email', shared), [command('USERNAME')]);
	assert.equal(reportOf(resultOf('email', taken), masked).answer?.cause, 'alias-taken');
});

test('whoever is known is masked wherever they stand: the one on record, a twin, the one asked about, what was expected or listed', () => {
	const words = 'jane@example.org +447700900123 Kim@Example.net +14325550008';
	const delivery = {at: now - minutes(19), isSuccess: false, response: words};
	const response = (isFull: boolean, facts: Facts = {}, change: Partial<Question> = {}) => {
		const {findings} = reportOf(resultOf('sms', {delivery, ...facts}, change), {isFull});
		return findings.find(({cause}) => cause === 'sms-log-failure')?.evidence[0]?.value;
	};
	const [ofJane, ofKim] = [
		'j***@e*** +*******0123 Kim@Example.net +14325550008',
		'j***@e*** +*******0123 k***@e*** +14325550008',
	];
	assert.equal(response(true), words);
	assert.equal(response(false), ofJane);
	const kim = {...twin, email: 'kim@example.net', phoneNumber: '+14325550008'};
	assert.equal(
		response(false, {twins: {items: [kim], isWhole: true}}),
		'j***@e*** +*******0123 k***@e*** +*******0008',
	);
	const attribute = 'phone_number';
	const byMail = {who: {kind: 'email', value: 'kim@example.net'}, attribute} as const;
	assert.equal(response(false, {}, byMail), ofKim);
	const byName = {who: {kind: 'username', value: 'kim@example.net'}, attribute} as const;
	assert.equal(response(false, {}, byName), ofJane);
	const byNumber = {who: {kind: 'phone_number', value: '+14325550008'}} as const;
	assert.equal(
		response(false, {}, byNumber),
		'j***@e*** +*******0123 Kim@Example.net +*******0008',
	);
	assert.equal(response(false, {}, {expected: 'kim@example.net'}), ofKim);
	const suppression = {asked: ['kim@example.net'], entry: undefined};
	assert.equal(response(false, {suppression}), ofKim);
});

test('the account is masked to its last digits, and a sub to its first where subs are hidden', () => {
	const mends = (hidesSubs: boolean, ...those: Parameters<typeof resultOf>) =>
		reportOf(resultOf(...those), {isFull: false, hidesSubs}).findings[0]?.mend;
	const taken = {twins: {items: [jane, {...twin, emailVerified: true}], isWhole: true}};
	const frees = (sub: string) => [{who: 'admin', does: `Remove it from the other user, ${sub}.`}];
	assert.deepEqual(mends(true, 'email', taken), frees('aaaa…'));
	assert.deepEqual(mends(false, 'email', taken), frees(twin.sub));
	assert.deepEqual(mends(true, 'sender', {senderPolicy: {cognito: 'no'}}), [
		{
			who: 'admin',
			does: 'Let Cognito call it.',
			command:
				'aws lambda add-permission --function-name arn:aws:lambda:eu-west-1:…9012:function:send --statement-id cognito --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com --source-arn arn:aws:cognito-idp:eu-west-1:…9012:userpool/eu-west-1_Shop --region eu-west-1',
		},
	]);
});

test('what nobody could look at is left out of a report', () => {
	const report = (...those: Parameters<typeof resultOf>) => {
		const {user, attribute, medium, route, answer, stages} = reportOf(resultOf(...those), masked);
		const said = stages.flatMap(({stage, says}) => (says === '' ? [] : [`${stage}: ${says}`]));
		return {user, attribute, medium, route, answer, said};
	};
	const byName = {who: {kind: 'username', value: 'jane'}} as const;
	const unfound = {users: {items: [], isWhole: true}};
	const nothing = {user: null, attribute: null, medium: null, route: null};
	const user = {sub: jane.sub, status: 'CONFIRMED', enabled: true};
	const requested = 'request: 2026-11-17T13:40:00.000Z, accepted by Cognito';
	assert.deepEqual(report('email', {}, byName), {
		...nothing,
		user,
		answer: null,
		said: ['account: CONFIRMED, enabled', requested],
	});
	assert.deepEqual(report('email', unfound, byName), {
		...nothing,
		answer: {cause: 'user-not-found', certainty: 'proves'},
		said: [
			'account: No user in this pool matches jane. An app that said "sent" may hide that on purpose.',
		],
	});
	const noNumber = users({...jane, isEnabled: false, phoneNumber: undefined});
	assert.deepEqual(report('sms', noNumber, {...byName, attribute: 'phone_number'}), {
		user: {...user, enabled: false},
		attribute: {name: 'phone_number', value: null, verified: false},
		medium: 'SMS',
		route: {by: 'sns', region: 'eu-west-1'},
		answer: {cause: 'user-disabled', certainty: 'proves'},
		said: [
			'account: The user is disabled: its tokens are revoked, and nothing is sent.',
			'attribute: The user has no phone number on record.',
			requested,
			'sender: Amazon SNS in eu-west-1',
		],
	});
	assert.deepEqual(report('ses', {}, {lacks: ['users', 'pool', 'requests']}), {
		user: null,
		attribute: {name: 'email', value: 'j***@e***', verified: null},
		medium: 'EMAIL',
		route: null,
		answer: null,
		said: [
			'account',
			'attribute',
			'request',
			'trigger',
			'sender',
			'limits',
			'recipient',
			'delivery',
		].map(stage => `${stage}: could not be checked in full`),
	});
	const {stages} = reportOf(
		resultOf('ses', {sesAccount: {...sesAccount, suppressedReasons: []}}),
		masked,
	);
	assert.deepEqual(stages[6], {
		stage: 'recipient',
		state: 'fine',
		says: 'not on the suppression list under these spellings',
	});
});
