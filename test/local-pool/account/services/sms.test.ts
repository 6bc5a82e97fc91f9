import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../../source/local-pool/account/account.ts';
import type {RegionSettings} from '../../../../source/local-pool/account/settings.ts';
import {query, resultOf} from '../../../helpers/ask-account.ts';

const accountWith = (region: RegionSettings) => createAccount({Regions: {'us-east-1': region}});
const silent = createAccount();
const asked = (
	account: typeof silent,
	Action: string,
	more: Readonly<Record<string, string>> = {},
) => resultOf(account, {Action, Version: '2010-03-31', ...more});
const member = (content: string) => `<member>${content}</member>`;

test('an account of SNS is out of the sandbox, unless it says otherwise', () => {
	const status = (account: typeof silent) => asked(account, 'GetSMSSandboxAccountStatus');
	assert.equal(status(silent), '<IsInSandbox>false</IsInSandbox>');
	assert.equal(status(accountWith({Sms: {IsInSandbox: true}})), '<IsInSandbox>true</IsInSandbox>');
});

test('the numbers of the sandbox are listed a hundred to a page', () => {
	const numbers = Array.from({length: 101}, (_, index) => ({
		PhoneNumber: `+1432555${String(index).padStart(4, '0')}`,
		Status: index === 0 ? ('Pending' as const) : ('Verified' as const),
	}));
	const shown = (from: number, to?: number) =>
		numbers
			.slice(from, to)
			.map(({PhoneNumber, Status}) =>
				member(`<PhoneNumber>${PhoneNumber}</PhoneNumber><Status>${Status}</Status>`),
			)
			.join('');
	const list = (SandboxPhoneNumbers: typeof numbers, more: Readonly<Record<string, string>> = {}) =>
		asked(accountWith({Sms: {SandboxPhoneNumbers}}), 'ListSMSSandboxPhoneNumbers', more);
	assert.equal(
		list(numbers),
		`<PhoneNumbers>${shown(0, 100)}</PhoneNumbers><NextToken>page-100</NextToken>`,
	);
	assert.equal(
		list(numbers, {NextToken: 'page-100'}),
		`<PhoneNumbers>${shown(100)}</PhoneNumbers>`,
	);
	assert.equal(list(numbers.slice(0, 100)), `<PhoneNumbers>${shown(0, 100)}</PhoneNumbers>`);
	assert.equal(asked(silent, 'ListSMSSandboxPhoneNumbers'), '<PhoneNumbers></PhoneNumbers>');
});

test('a number has opted out or not, and what isn’t a number is refused', () => {
	const account = accountWith({Sms: {OptedOutPhoneNumbers: ['+14325550002']}});
	const isOptedOut = (phoneNumber: string, of = account) =>
		asked(of, 'CheckIfPhoneNumberIsOptedOut', {phoneNumber});
	assert.equal(isOptedOut('+14325550002'), '<isOptedOut>true</isOptedOut>');
	assert.equal(isOptedOut('+14325550001'), '<isOptedOut>false</isOptedOut>');
	assert.equal(isOptedOut('14325'), '<isOptedOut>false</isOptedOut>');
	assert.equal(isOptedOut('+14325550002', silent), '<isOptedOut>false</isOptedOut>');
	for (const fields of [{phoneNumber: '1432'}, {phoneNumber: 'x+14325'}, {}]) {
		const Action = 'CheckIfPhoneNumberIsOptedOut';
		const {status, body = ''} = query(account, {Action, Version: '2010-03-31', ...fields}) ?? {};
		const {phoneNumber = ''} = {phoneNumber: undefined, ...fields};
		assert.deepEqual(
			[status, /<Code>(.*)<\/Code><Message>(.*)<\/Message>/.exec(body)?.slice(1)],
			[
				400,
				[
					'InvalidParameter',
					`Invalid parameter: PhoneNumber Reason: ${phoneNumber} is not valid to send to`,
				],
			],
		);
	}
});

test('the attributes of text messages are told, all or those that are asked for', () => {
	const account = accountWith({Sms: {Attributes: {DefaultSMSType: 'Transactional', Other: 'x'}}});
	const entry = (key: string, value: string) =>
		`<entry><key>${key}</key><value>${value}</value></entry>`;
	const attributes = (of: typeof silent, more: Readonly<Record<string, string>> = {}) =>
		asked(of, 'GetSMSAttributes', more);
	const all = (...entries: readonly string[]) => `<attributes>${entries.join('')}</attributes>`;
	const limit = entry('MonthlySpendLimit', '100');
	assert.equal(attributes(silent), all(limit));
	assert.equal(
		attributes(account),
		all(limit, entry('DefaultSMSType', 'Transactional'), entry('Other', 'x')),
	);
	assert.equal(
		attributes(account, {
			'attributes.member.1': 'Other',
			'attributes.member.2': 'MonthlySpendLimit',
			'attributes.member.3': 'Unknown',
		}),
		all(limit, entry('Other', 'x')),
	);
	assert.equal(
		attributes(accountWith({Sms: {Attributes: {MonthlySpendLimit: '1'}}})),
		all(entry('MonthlySpendLimit', '1')),
	);
});

test('the numbers that text messages come from are those of End User Messaging, unless they are given otherwise', () => {
	const bought = '<CreatedAt>2025-12-31T12:00:30.000Z</CreatedAt>';
	const sending =
		'<RouteType>Transactional</RouteType><NumberCapabilities><member>SMS</member></NumberCapabilities>';
	const EndUserMessaging = {
		PhoneNumbers: [
			{PhoneNumber: '+18005550100', IsoCountryCode: 'US', Status: 'PENDING', NumberType: 'x'},
			{PhoneNumber: '+18005550101', IsoCountryCode: 'CA'},
		],
	};
	const numbers = (account: typeof silent) => asked(account, 'ListOriginationNumbers');
	const shown = (number: string, status: string, country: string) =>
		member(
			`${bought}${sending}<PhoneNumber>${number}</PhoneNumber><Status>${status}</Status><Iso2CountryCode>${country}</Iso2CountryCode>`,
		);
	assert.equal(
		numbers(accountWith({EndUserMessaging})),
		`<PhoneNumbers>${shown('+18005550100', 'PENDING', 'US')}${shown('+18005550101', 'ACTIVE', 'CA')}</PhoneNumbers>`,
	);
	const OriginationNumbers = [{PhoneNumber: '+18005550199', RouteType: 'Promotional'}];
	assert.equal(
		numbers(accountWith({EndUserMessaging, Sms: {OriginationNumbers}})),
		`<PhoneNumbers>${member(`${bought}${sending.replace('Transactional', 'Promotional')}<PhoneNumber>+18005550199</PhoneNumber>`)}</PhoneNumbers>`,
	);
	assert.equal(numbers(silent), '<PhoneNumbers></PhoneNumbers>');
	assert.equal(numbers(accountWith({})), '<PhoneNumbers></PhoneNumbers>');
});
