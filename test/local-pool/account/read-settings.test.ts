import assert from 'node:assert/strict';
import {test} from 'node:test';
import {accountSettingsOf} from '../../../source/local-pool/account/read-settings.ts';
import {Failure} from '../../../source/local-pool/model/failure.ts';

const whole = {
	AccountId: '123456789012',
	Denied: ['ses:GetAccount'],
	Roles: {sms: {AssumeRolePolicyDocument: {}, Decisions: {'sns:Publish': 'allowed'}}},
	LogDelivery: {'us-east-1_a': [{LogLevel: 'ERROR'}]},
	Regions: {
		r: {
			Email: {
				SendingEnabled: true,
				ProductionAccessEnabled: false,
				EnforcementStatus: 'SHUTDOWN',
				SendQuota: {Max24HourSend: 1, SentLast24Hours: 0, MaxSendRate: 1},
				SuppressedReasons: ['BOUNCE', 'COMPLAINT'],
				Identities: {'example.com': {}},
				ConfigurationSets: {
					set: {
						SendingOptions: {SendingEnabled: false},
						SuppressionOptions: {SuppressedReasons: ['BOUNCE']},
					},
				},
				SuppressedDestinations: [
					{EmailAddress: 'a@b.c', Reason: 'BOUNCE', LastUpdateTime: '2026-01-01T00:00:00Z'},
				],
			},
			Sms: {
				IsInSandbox: true,
				SandboxPhoneNumbers: [{PhoneNumber: '+1', Status: 'Pending'}],
				OptedOutPhoneNumbers: ['+1'],
				Attributes: {MonthlySpendLimit: '1'},
				SMSMonthToDateSpentUSD: 0,
				OriginationNumbers: [{}],
			},
			EndUserMessaging: {
				SpendLimits: [{Name: 'n', EnforcedLimit: 1, MaxLimit: 2, Overridden: true}],
				PhoneNumbers: [{}],
				SenderIds: [{}],
				Registrations: [{}],
				ProtectConfigurations: [
					{
						ProtectConfigurationId: 'p',
						AccountDefault: true,
						CountryRuleSet: {GH: {ProtectStatus: 'FILTER'}},
						NumberOverrides: [{DestinationPhoneNumber: '+1', Action: 'BLOCK'}],
					},
				],
			},
			LogGroups: {g: [{timestamp: '2026-01-01T00:00:00Z', message: 'm'}]},
			Functions: {f: {Configuration: {}, Policy: {}}},
			Keys: {k: {KeyState: 'Disabled', DeletionDate: '2026-01-01'}},
		},
	},
};

/** The settings with a different value at a path such as `Regions.r.Email`, or without it for `undefined`. */
const changed = (path: string, value: unknown) => put(whole, path.split('.'), value);

function put(into: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
	const inner = rest.length > 0 ? put(Object(into)[name], rest, value) : value;
	return Array.isArray(into) ? into.with(Number(name), inner) : {...Object(into), [name]: inner};
}

function refused(given: unknown): string | undefined {
	try {
		assert.equal(accountSettingsOf(given, ''), given);
		return undefined;
	} catch (error) {
		assert.ok(error instanceof Failure);
		assert.equal(error.type, 'InvalidParameterException');
		return error.message;
	}
}

/** A path as in errors: `Regions.r.Sms.SandboxPhoneNumbers[0].Status`. */
const named = (path: string) => `Account.${path.replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]')}`;

test('settings with every member that there is are taken as they are, and so is what is left out', () => {
	assert.equal(refused(whole), undefined);
	assert.equal(refused({}), undefined);
	assert.equal(refused({Regions: {r: {}}, Denied: null, Roles: undefined}), undefined);
	// AWS's responses have more members than those checked.
	assert.equal(refused(changed('Regions.r.Email.VdmAttributes', {})), undefined);
	assert.equal(refused(changed('Regions.r.Functions.f', {})), undefined);
});

const region = 'Regions.r';
const email = `${region}.Email`;
const sms = `${region}.Sms`;
const voice = `${region}.EndUserMessaging`;
const protection = `${voice}.ProtectConfigurations.0`;
const override = `${protection}.NumberOverrides.0`;

test('each member is held to its kind, at its place', () => {
	const kinds: Readonly<Record<string, readonly [unknown, readonly string[]]>> = {
		'a structure': [
			[],
			[
				'Regions',
				region,
				email,
				sms,
				voice,
				protection,
				override,
				'Roles',
				'Roles.sms',
				'Roles.sms.AssumeRolePolicyDocument',
				'Roles.sms.Decisions',
				'LogDelivery',
				'LogDelivery.us-east-1_a.0',
				`${email}.SendQuota`,
				`${email}.Identities`,
				`${email}.Identities.example`,
				`${email}.ConfigurationSets`,
				`${email}.ConfigurationSets.set`,
				`${email}.ConfigurationSets.set.SendingOptions`,
				`${email}.ConfigurationSets.set.SuppressionOptions`,
				`${email}.SuppressedDestinations.0`,
				`${sms}.SandboxPhoneNumbers.0`,
				`${sms}.Attributes`,
				`${sms}.OriginationNumbers.0`,
				`${voice}.SpendLimits.0`,
				`${voice}.PhoneNumbers.0`,
				`${voice}.SenderIds.0`,
				`${voice}.Registrations.0`,
				`${protection}.CountryRuleSet`,
				`${protection}.CountryRuleSet.GH`,
				`${region}.LogGroups`,
				`${region}.LogGroups.g.0`,
				`${region}.Functions`,
				`${region}.Functions.f`,
				`${region}.Functions.f.Configuration`,
				`${region}.Functions.f.Policy`,
				`${region}.Keys`,
				`${region}.Keys.k`,
			],
		],
		'a list': [
			{},
			[
				'Denied',
				'LogDelivery.us-east-1_a',
				`${email}.SuppressedReasons`,
				`${email}.ConfigurationSets.set.SuppressionOptions.SuppressedReasons`,
				`${email}.SuppressedDestinations`,
				`${sms}.SandboxPhoneNumbers`,
				`${sms}.OptedOutPhoneNumbers`,
				`${sms}.OriginationNumbers`,
				`${voice}.SpendLimits`,
				`${voice}.PhoneNumbers`,
				`${voice}.SenderIds`,
				`${voice}.Registrations`,
				`${voice}.ProtectConfigurations`,
				`${protection}.NumberOverrides`,
				`${region}.LogGroups.g`,
			],
		],
		text: [
			5,
			[
				'Denied.0',
				`${email}.SuppressedDestinations.0.EmailAddress`,
				`${sms}.SandboxPhoneNumbers.0.PhoneNumber`,
				`${sms}.OptedOutPhoneNumbers.0`,
				`${sms}.Attributes.MonthlySpendLimit`,
				`${voice}.SpendLimits.0.Name`,
				`${protection}.ProtectConfigurationId`,
				`${override}.DestinationPhoneNumber`,
				`${region}.LogGroups.g.0.message`,
			],
		],
		'a number': [
			Number.NaN,
			[
				`${email}.SendQuota.Max24HourSend`,
				`${email}.SendQuota.SentLast24Hours`,
				`${email}.SendQuota.MaxSendRate`,
				`${sms}.SMSMonthToDateSpentUSD`,
				`${voice}.SpendLimits.0.EnforcedLimit`,
				`${voice}.SpendLimits.0.MaxLimit`,
			],
		],
		'true or false': [
			'yes',
			[
				`${email}.SendingEnabled`,
				`${email}.ProductionAccessEnabled`,
				`${email}.ConfigurationSets.set.SendingOptions.SendingEnabled`,
				`${sms}.IsInSandbox`,
				`${voice}.SpendLimits.0.Overridden`,
				`${protection}.AccountDefault`,
			],
		],
	};
	for (const [kind, [wrong, paths]] of Object.entries(kinds)) {
		for (const path of paths) {
			assert.equal(refused(changed(path, wrong)), `${named(path)} is not ${kind}`);
		}
	}
});

test('each word is one of those that AWS has for it', () => {
	for (const [path, words] of [
		[`${email}.EnforcementStatus`, 'HEALTHY, PROBATION, SHUTDOWN'],
		[`${email}.SuppressedReasons.1`, 'BOUNCE, COMPLAINT'],
		[`${email}.SuppressedDestinations.0.Reason`, 'BOUNCE, COMPLAINT'],
		[`${sms}.SandboxPhoneNumbers.0.Status`, 'Pending, Verified'],
		[`${override}.Action`, 'ALLOW, BLOCK'],
		[`${protection}.CountryRuleSet.GH.ProtectStatus`, 'ALLOW, BLOCK, MONITOR, FILTER'],
		['Roles.sms.Decisions.sns', 'allowed, explicitDeny, implicitDeny'],
		[`${region}.Keys.k.KeyState`, 'Enabled, Disabled, PendingDeletion, PendingImport, Unavailable'],
	] as const) {
		for (const wrong of ['other', 5]) {
			assert.equal(refused(changed(path, wrong)), `${named(path)} is not one of ${words}`);
		}
		for (const right of words.split(', ')) assert.equal(refused(changed(path, right)), undefined);
	}
	for (const AccountId of [123_456_789_012, '12345678901', '1234567890123', 'x23456789012']) {
		assert.equal(refused({AccountId}), 'Account.AccountId is not text of 12 digits');
	}
});

test('what has to be there is missed, and a setting that there is not is told with those that there are', () => {
	for (const path of [
		`${email}.SendQuota.Max24HourSend`,
		`${email}.SendQuota.SentLast24Hours`,
		`${email}.SuppressedDestinations.0.EmailAddress`,
		`${email}.SuppressedDestinations.0.Reason`,
		`${sms}.SandboxPhoneNumbers.0.PhoneNumber`,
		`${sms}.SandboxPhoneNumbers.0.Status`,
		`${voice}.SpendLimits.0.Name`,
		`${voice}.SpendLimits.0.EnforcedLimit`,
		`${voice}.SpendLimits.0.MaxLimit`,
		`${voice}.SpendLimits.0.Overridden`,
		`${protection}.ProtectConfigurationId`,
		`${protection}.AccountDefault`,
		`${protection}.CountryRuleSet`,
		`${protection}.CountryRuleSet.GH.ProtectStatus`,
		`${override}.DestinationPhoneNumber`,
		`${override}.Action`,
		`${region}.LogGroups.g.0.message`,
		`${region}.Keys.k.KeyState`,
		'Roles.sms.AssumeRolePolicyDocument',
	]) {
		assert.equal(refused(changed(path, undefined)), `${named(path)} is missing`);
	}
	assert.equal(
		refused({LogDelivery: {}, Region: {}}),
		'Account has no setting Region, only AccountId, Denied, Regions, Roles, LogDelivery',
	);
	assert.equal(
		refused({Regions: {r: {toString: {}}}}),
		'Account.Regions.r has no setting toString, only Email, Sms, EndUserMessaging, LogGroups, Functions, Keys',
	);
	assert.equal(refused([]), 'Account is not a structure');
	assert.equal(refused(null), 'Account is not a structure');
});

test('each moment is a date, however deep it stands, and no settings are deeper than any have to be', () => {
	for (const [path, at] of [
		[`${email}.SuppressedDestinations.0.LastUpdateTime`, `${email}.SuppressedDestinations`],
		[`${region}.LogGroups.g.0.timestamp`, `${region}.LogGroups.g`],
		[`${region}.Keys.k.DeletionDate`, `${region}.Keys.k`],
	] as const) {
		const name = path.slice(path.lastIndexOf('.'));
		for (const wrong of ['yesterday', 5]) {
			assert.equal(
				refused(changed(path, wrong)),
				`Account.${at}${name} is not a date such as 2026-03-03T09:12:44Z`,
			);
		}
	}
	const nested = (depth: number, wrap: (inner: unknown) => unknown) => {
		let inner: unknown = 'x';
		for (let level = 0; level < depth; level++) inner = wrap(inner);
		return {Regions: {r: {Functions: {f: {Configuration: {a: inner}}}}}};
	};
	for (const [wrap, name] of [
		[(a: unknown) => ({a}), '.a'],
		[(a: unknown) => [a], ''],
	] as const) {
		assert.equal(refused(nested(26, wrap)), undefined);
		assert.equal(
			refused(nested(27, wrap)),
			`Account.Regions.r.Functions.f.Configuration.a${name.repeat(27)} is nested too deeply`,
		);
	}
});
