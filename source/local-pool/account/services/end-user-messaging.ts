import {type Call, Refusal, type Service, textIn, textsIn} from '../calls.ts';
import type {EndUserMessagingSettings, ProtectConfiguration} from '../settings.ts';

const settingsOf = ({account, region}: Call): EndUserMessagingSettings =>
	account.region(region).EndUserMessaging ?? {};

const smsOf = ({account, region}: Call) => account.region(region).Sms ?? {};

const created = ({now}: Call) => new Date(now - 60 * 86_400_000);

function arn({account, region}: Call, resource: string): string {
	return `arn:aws:sms-voice:${region}:${account.id}:${resource}`;
}

const notFound = (what: string) =>
	new Refusal('ResourceNotFoundException', `Resource not found: ${what}`);

/** AWS End User Messaging SMS (PinpointSMSVoiceV2, 2022-03-31). Shares opt-outs, sandbox and spending with SNS. */
export const endUserMessaging: Service = {
	DescribeAccountAttributes: call => {
		const isDefault = (settingsOf(call).ProtectConfigurations ?? []).find(
			one => one.AccountDefault,
		);
		return {
			AccountAttributes: [
				{Name: 'ACCOUNT_TIER', Value: smsOf(call).IsInSandbox ? 'SANDBOX' : 'PRODUCTION'},
				...(isDefault
					? [{Name: 'DEFAULT_PROTECT_CONFIGURATION_ID', Value: isDefault.ProtectConfigurationId}]
					: []),
			],
		};
	},
	DescribeSpendLimits: call => {
		const limit = Number(smsOf(call).Attributes?.['MonthlySpendLimit'] ?? 100);
		return {
			SpendLimits: settingsOf(call).SpendLimits ?? [
				{
					Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT',
					EnforcedLimit: limit,
					MaxLimit: limit,
					Overridden: true,
				},
			],
		};
	},
	DescribePhoneNumbers: call => ({
		PhoneNumbers: filtered(
			call,
			(settingsOf(call).PhoneNumbers ?? []).map((number, index) => ({
				PhoneNumberArn: arn(call, `phone-number/phone-${index}`),
				PhoneNumberId: `phone-${index}`,
				Status: 'ACTIVE',
				MessageType: 'TRANSACTIONAL',
				NumberCapabilities: ['SMS'],
				NumberType: 'LONG_CODE',
				MonthlyLeasingPrice: '1.00',
				TwoWayEnabled: false,
				SelfManagedOptOutsEnabled: false,
				OptOutListName: 'Default',
				DeletionProtectionEnabled: false,
				CreatedTimestamp: created(call),
				...number,
			})),
		),
	}),
	DescribeSenderIds: call => ({
		SenderIds: filtered(
			call,
			(settingsOf(call).SenderIds ?? []).map(sender => ({
				SenderIdArn: arn(call, `sender-id/${sender['SenderId']}/${sender['IsoCountryCode']}`),
				MessageTypes: ['TRANSACTIONAL'],
				MonthlyLeasingPrice: '0.00',
				DeletionProtectionEnabled: false,
				Registered: false,
				...sender,
			})),
		),
	}),
	DescribeRegistrations: call => {
		const asked = textsIn(call, 'RegistrationIds');
		const found = (settingsOf(call).Registrations ?? []).map(registration => ({
			RegistrationArn: arn(call, `registration/${registration['RegistrationId']}`),
			CurrentVersionNumber: 1,
			CreatedTimestamp: created(call),
			...registration,
		}));
		const wanted = asked.length === 0 ? found : found.filter(one => asked.some(isOf(one)));
		if (asked.length > 0 && wanted.length === 0) throw notFound('registration');
		return {Registrations: filtered(call, wanted)};
	},
	DescribeProtectConfigurations: call => ({
		ProtectConfigurations: (settingsOf(call).ProtectConfigurations ?? []).map(one => ({
			...namesOf(call, one),
			AccountDefault: one.AccountDefault,
			CreatedTimestamp: created(call),
			DeletionProtectionEnabled: false,
		})),
	}),
	GetProtectConfigurationCountryRuleSet: call => {
		const configuration = protectConfigurationOf(call);
		const capability = textIn(call, 'NumberCapability');
		return {
			...namesOf(call, configuration),
			NumberCapability: capability,
			CountryRuleSet: capability === 'SMS' ? configuration.CountryRuleSet : {},
		};
	},
	ListProtectConfigurationRuleSetNumberOverrides: call => {
		const configuration = protectConfigurationOf(call);
		return {
			...namesOf(call, configuration),
			RuleSetNumberOverrides: (configuration.NumberOverrides ?? []).map(one => ({
				CreatedTimestamp: created(call),
				...one,
			})),
		};
	},
	DescribeOptedOutNumbers: call => {
		const name = (textIn(call, 'OptOutListName') ?? '').split('/').at(-1) ?? '';
		if (name !== 'Default') throw notFound(`opt-out-list ${name}`);
		const asked = textsIn(call, 'OptedOutNumbers');
		const numbers = smsOf(call).OptedOutPhoneNumbers ?? [];
		if (asked.some(number => !numbers.includes(number))) throw notFound('opted-out-number');
		return {
			OptOutListArn: arn(call, `opt-out-list/${name}`),
			OptOutListName: name,
			OptedOutNumbers: (asked.length === 0 ? numbers : asked).map(number => ({
				OptedOutNumber: number,
				OptedOutTimestamp: new Date(call.now - 5 * 86_400_000),
				EndUserOptedOut: true,
			})),
		};
	},
	DescribeVerifiedDestinationNumbers: call => ({
		VerifiedDestinationNumbers: filtered(
			call,
			(smsOf(call).SandboxPhoneNumbers ?? []).map(({PhoneNumber, Status}, index) => ({
				VerifiedDestinationNumberArn: arn(call, `verified-destination-number/verified-${index}`),
				VerifiedDestinationNumberId: `verified-${index}`,
				DestinationPhoneNumber: PhoneNumber,
				Status: Status.toUpperCase(),
				CreatedTimestamp: created(call),
			})),
		),
	}),
};

/** Filter names to the members they compare. */
const filters: ReadonlyMap<string, string> = new Map([
	['status', 'Status'],
	['iso-country-code', 'IsoCountryCode'],
	['message-type', 'MessageType'],
	['number-type', 'NumberType'],
	['number-capability', 'NumberCapabilities'],
	['opt-out-list-name', 'OptOutListName'],
	['sender-id', 'SenderId'],
	['registered', 'Registered'],
	['registration-type', 'RegistrationType'],
	['registration-status', 'RegistrationStatus'],
]);

function filtered<T extends Readonly<Record<string, unknown>>>(
	{input}: Call,
	items: readonly T[],
): readonly T[] {
	const given = Array.isArray(input['Filters']) ? input['Filters'] : [];
	return given.reduce<readonly T[]>((rest, filter) => {
		const {Name, Values} = Object(filter);
		const member = typeof Name === 'string' ? filters.get(Name) : undefined;
		if (member === undefined) throw new Refusal('ValidationException', 'Unknown filter');
		const wanted = (Array.isArray(Values) ? Values : []).flatMap(value =>
			typeof value === 'string' ? [value.toLowerCase()] : [],
		);
		return rest.filter(item =>
			[item[member]].flat().some(value => wanted.includes(String(value).toLowerCase())),
		);
	}, items);
}

const isOf = (registration: Readonly<Record<string, unknown>>) => (id: string) =>
	registration['RegistrationId'] === id || registration['RegistrationArn'] === id;

function protectConfigurationOf(call: Call): ProtectConfiguration {
	const asked = (textIn(call, 'ProtectConfigurationId') ?? '').split('/').at(-1);
	const found = (settingsOf(call).ProtectConfigurations ?? []).find(
		one => one.ProtectConfigurationId === asked,
	);
	if (!found) throw notFound(`protect-configuration ${asked}`);
	return found;
}

function namesOf(call: Call, {ProtectConfigurationId}: ProtectConfiguration) {
	return {
		ProtectConfigurationArn: arn(call, `protect-configuration/${ProtectConfigurationId}`),
		ProtectConfigurationId,
	};
}
