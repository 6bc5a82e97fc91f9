import {type Call, page, Refusal, type Service, textIn, textsIn} from '../calls.ts';
import type {SmsSettings} from '../settings.ts';

const settingsOf = ({account, region}: Call): SmsSettings => account.region(region).Sms ?? {};

/** Amazon SNS (2010-03-31). */
export const sms: Service = {
	GetSMSSandboxAccountStatus: call => ({IsInSandbox: settingsOf(call).IsInSandbox ?? false}),
	ListSMSSandboxPhoneNumbers: call => {
		const {items, next} = page(settingsOf(call).SandboxPhoneNumbers ?? [], {
			token: textIn(call, 'NextToken'),
			size: 100,
		});
		return {PhoneNumbers: items, NextToken: next};
	},
	CheckIfPhoneNumberIsOptedOut: call => {
		const number = textIn(call, 'phoneNumber') ?? '';
		if (!/^\+?\d{5,15}$/.test(number)) {
			throw new Refusal(
				'InvalidParameter',
				`Invalid parameter: PhoneNumber Reason: ${number} is not valid to send to`,
			);
		}
		return {isOptedOut: (settingsOf(call).OptedOutPhoneNumbers ?? []).includes(number)};
	},
	GetSMSAttributes: call => {
		const asked = textsIn(call, 'attributes');
		const all = {MonthlySpendLimit: '100', ...settingsOf(call).Attributes};
		const wanted = Object.entries(all).filter(
			([name]) => asked.length === 0 || asked.includes(name),
		);
		return {attributes: new Map(wanted)};
	},
	ListOriginationNumbers: call => ({
		// DescribePhoneNumbers' numbers by default.
		PhoneNumbers: (settingsOf(call).OriginationNumbers ?? ownNumbers(call)).map(number => ({
			CreatedAt: new Date(call.now - 60 * 86_400_000),
			RouteType: 'Transactional',
			NumberCapabilities: ['SMS'],
			...number,
		})),
	}),
};

const ownNumbers = ({account, region}: Call): readonly Readonly<Record<string, unknown>>[] =>
	(account.region(region).EndUserMessaging?.PhoneNumbers ?? []).map(
		({IsoCountryCode: Iso2CountryCode, PhoneNumber, Status = 'ACTIVE'}) => ({
			PhoneNumber,
			Status,
			Iso2CountryCode,
		}),
	);
