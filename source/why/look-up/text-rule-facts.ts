import type {Action} from '../call/operations.ts';
import {list, moment, property, text, truth} from '../call/read-value.ts';
import type {Input} from '../call/signed-call.ts';
import {countryOf} from '../country.ts';
import type {FactValues, Origination} from '../facts.ts';
import {MissingFact} from '../outcome.ts';
import {
	type Asking,
	firstKnown,
	NotNeeded,
	pages,
	type Readers,
	recipientFor,
	routeBy,
} from './asking.ts';

/** Who can receive text messages, and from which number: sandbox, opt-outs, countries, origination numbers. */
export const textRuleFacts: Readers<
	| 'smsAccount'
	| 'smsSandbox'
	| 'sandboxNumber'
	| 'optOut'
	| 'optOutList'
	| 'countryRule'
	| 'numberOverride'
	| 'originations'
	| 'senderIds'
	| 'registrations'
> = {
	smsAccount: async asking => {
		const {region} = await routeBy(asking, 'sns');
		const items = await all(asking, 'sms-voice:DescribeAccountAttributes', region);
		const attributes = new Map(
			items.map(each => [text(property(each, 'Name')), text(property(each, 'Value'))]),
		);
		const tier = attributes.get('ACCOUNT_TIER');
		return {
			isSandbox: tier === undefined ? undefined : tier === 'SANDBOX',
			protectConfiguration: attributes.get('DEFAULT_PROTECT_CONFIGURATION_ID'),
		};
	},
	smsSandbox: async asking => {
		const {region} = await routeBy(asking, 'sns');
		return firstKnown<FactValues['smsSandbox']>(
			async () => {
				const from = 'sns:GetSMSSandboxAccountStatus';
				const isSandbox = truth(property(await asking.ask(from, region), 'IsInSandbox'));
				if (isSandbox === undefined) throw failed(from, region);
				return {isSandbox, from} as const;
			},
			async () => {
				const from = 'sms-voice:DescribeAccountAttributes';
				const {isSandbox} = await asking.fact('smsAccount');
				if (isSandbox === undefined) throw failed(from, region);
				return {isSandbox, from} as const;
			},
			async () => {
				const from = 'cognito-idp:DescribeUserPool';
				const {smsFailures} = await asking.fact('pool');
				if (!smsFailures.includes('SNSSandbox')) throw failed(from, asking.question.region);
				return {isSandbox: true, from} as const;
			},
		);
	},
	sandboxNumber: async asking => {
		const [{region}, number, {isSandbox}] = await Promise.all([
			routeBy(asking, 'sns'),
			recipientFor(asking),
			asking.fact('smsSandbox'),
		]);
		if (!isSandbox) throw new NotNeeded();
		return firstKnown(
			() => statusOf(asking, number, ['sns:ListSMSSandboxPhoneNumbers', region]),
			() => statusOf(asking, number, ['sms-voice:DescribeVerifiedDestinationNumbers', region]),
		);
	},
	optOut: async asking => {
		const [{region}, phoneNumber] = await Promise.all([
			routeBy(asking, 'sns'),
			recipientFor(asking),
		]);
		const from = 'sns:CheckIfPhoneNumberIsOptedOut';
		const answer = await asking.ask(from, region, {input: {phoneNumber}});
		const isOptedOut = truth(property(answer, 'isOptedOut'));
		if (isOptedOut === undefined) throw failed(from, region);
		return {isOptedOut};
	},
	optOutList: async asking => {
		const [{region}, number] = await Promise.all([routeBy(asking, 'sns'), recipientFor(asking)]);
		if (await isListed(asking, region, number, 'Default')) return {isOptedOut: 'yes'};
		const country = countryOf(number);
		const active = (await asking.fact('originations')).numbers.filter(({isActive}) => isActive);
		const own = active.filter(each => each.country === country);
		// If several numbers can send, the actual one isn't known.
		const names = new Set((own.length > 0 ? own : active).map(each => each.optOutList));
		const lists = [...names].map(name => name ?? 'Default');
		const listed = await Promise.all(
			lists.map(name => name !== 'Default' && isListed(asking, region, number, name)),
		);
		if (!listed.includes(true)) return {isOptedOut: 'no'};
		return {isOptedOut: listed.every(Boolean) ? 'yes' : 'maybe'};
	},
	countryRule: async asking => {
		const [{region}, number, {protectConfiguration}] = await Promise.all([
			routeBy(asking, 'sns'),
			recipientFor(asking),
			asking.fact('smsAccount'),
		]);
		const country = countryOf(number);
		if (protectConfiguration === undefined || country === undefined) return undefined;
		const answer = await asking.ask('sms-voice:GetProtectConfigurationCountryRuleSet', region, {
			input: {ProtectConfigurationId: protectConfiguration, NumberCapability: 'SMS'},
		});
		const rules = property(answer, 'CountryRuleSet');
		return {country, status: text(property(property(rules, country), 'ProtectStatus'))};
	},
	numberOverride: async asking => {
		const [{region}, number, {protectConfiguration}] = await Promise.all([
			routeBy(asking, 'sns'),
			recipientFor(asking),
			asking.fact('smsAccount'),
		]);
		if (protectConfiguration === undefined) throw new NotNeeded();
		const from = 'sms-voice:ListProtectConfigurationRuleSetNumberOverrides';
		const items = await all(asking, from, region, {
			ProtectConfigurationId: protectConfiguration,
			Filters: [{Name: 'destination-phone-number-begins-with', Values: [number]}],
		});
		const inForce = items.find(each => {
			const until = moment(property(each, 'ExpirationTimestamp'));
			const isOver = until !== undefined && until <= asking.question.now;
			return property(each, 'DestinationPhoneNumber') === number && !isOver;
		});
		return {action: text(property(inForce, 'Action'))};
	},
	originations: async asking => {
		const {region} = await routeBy(asking, 'sns');
		return firstKnown(
			() => numbersBy(asking, 'sms-voice:DescribePhoneNumbers', region, 'IsoCountryCode'),
			() => numbersBy(asking, 'sns:ListOriginationNumbers', region, 'Iso2CountryCode'),
		);
	},
	senderIds: async asking => {
		const {region} = await routeBy(asking, 'sns');
		const ids = await all(asking, 'sms-voice:DescribeSenderIds', region);
		return ids.flatMap(each => {
			const country = text(property(each, 'IsoCountryCode'));
			if (country === undefined) return [];
			const isActive = truth(property(each, 'Registered')) === true;
			const registrationId = text(property(each, 'RegistrationId'));
			return [
				{country, isActive, status: isActive ? 'REGISTERED' : 'NOT_REGISTERED', registrationId},
			];
		});
	},
	registrations: async asking => {
		const {region} = await routeBy(asking, 'sns');
		const found = await all(asking, 'sms-voice:DescribeRegistrations', region);
		return new Map(
			found.map(each => [
				text(property(each, 'RegistrationId')) ?? '',
				text(property(each, 'RegistrationStatus')) ?? '',
			]),
		);
	},
};

/** The account's numbers as listed by one of the services; `country` is that service's member for the country. */
async function numbersBy(asking: Asking, from: Action, region: string, country: string) {
	const found = await all(asking, from, region);
	return {numbers: found.flatMap(each => readNumber(each, text(property(each, country)))), from};
}

const failed = (action: Action, region: string) =>
	new MissingFact([{because: 'failed', action, region}]);

/** Whether a number is on an opt-out list. The error is the same for a missing list and for a missing number. */
async function isListed(
	{askFor}: Asking,
	region: string,
	number: string,
	name: string,
): Promise<boolean> {
	const answer = await askFor('sms-voice:DescribeOptedOutNumbers', region, {
		input: {OptOutListName: name, OptedOutNumbers: [number]},
	});
	const numbers = answer.isThere ? list(property(answer.value, 'OptedOutNumbers')) : [];
	return numbers.some(each => property(each, 'OptedOutNumber') === number);
}

/** All pages of a list. One that doesn't end counts as missing. */
async function all(asking: Asking, action: Action, region: string, input: Input = {}) {
	const {items, isWhole} = await pages(asking, [action, region], {input});
	if (!isWhole) throw failed(action, region);
	return items;
}

/** A number that can send text messages; one of the simulator reaches no phone. */
function readNumber(value: unknown, country: string | undefined): readonly Origination[] {
	const can = property(value, 'NumberCapabilities');
	const isVoiceOnly = list(can).length > 0 && !list(can).includes('SMS');
	if (country === undefined || isVoiceOnly || property(value, 'NumberType') === 'SIMULATOR')
		return [];
	const status = text(property(value, 'Status')) ?? 'UNKNOWN';
	return [
		{
			country,
			isActive: /^active$/i.test(status),
			status,
			registrationId: text(property(value, 'RegistrationId')),
			optOutList: text(property(value, 'OptOutListName')),
		},
	];
}

/** A number's sandbox status: `VERIFIED`, `PENDING`, or undefined. */
async function statusOf(
	asking: Asking,
	number: string,
	[action, region]: readonly [Action, string],
): Promise<{readonly status: string | undefined}> {
	const isSns = action.startsWith('sns:');
	const numbers = await all(asking, action, region);
	const found = numbers.find(
		each => property(each, isSns ? 'PhoneNumber' : 'DestinationPhoneNumber') === number,
	);
	return {status: text(property(found, 'Status'))?.toUpperCase()};
}
