import type {Action} from '../call/operations.ts';
import {needsRegisteredSender} from '../country.ts';
import {
	cleared,
	type Evidence,
	type Judges,
	notApplicable,
	proves,
	seen,
	suggests,
} from './scene.ts';
import {countryIn, textRoute} from './texts.ts';

/** Causes in who can receive text messages, and from which number. */
export const textRuleJudges: Judges<
	| 'sms-sandbox'
	| 'sms-opted-out'
	| 'sms-protect'
	| 'sms-no-origination'
	| 'sms-registration'
	| 'sms-sender-id'
> = {
	'sms-sandbox': scene => {
		const [route, sandbox] = [textRoute(scene), scene.look('smsSandbox')?.value];
		if (route === undefined || sandbox === undefined) return notApplicable;
		if (!sandbox.isSandbox) return cleared;
		const number = scene.look('sandboxNumber')?.value;
		if (number?.status === 'VERIFIED') return cleared;
		const find = number === undefined ? suggests : proves;
		return find(
			{status: number?.status, smsRegion: route.region, number: scene.recipient() ?? ''},
			sandboxEvidence(sandbox.from, scene.question.region, route.region),
			...(number === undefined
				? []
				: [
						seen('sns:ListSMSSandboxPhoneNumbers', route.region, 'Status', number.status ?? 'none'),
					]),
		);
	},
	'sms-opted-out': scene => {
		const route = textRoute(scene);
		const [sns, list] = [scene.look('optOut')?.value, scene.look('optOutList')?.value];
		if (route === undefined) return notApplicable;
		const detail = {number: scene.recipient() ?? '', smsRegion: route.region};
		if (sns?.isOptedOut) {
			return proves(
				detail,
				seen('sns:CheckIfPhoneNumberIsOptedOut', route.region, 'isOptedOut', true),
			);
		}
		if (list !== undefined && list.isOptedOut !== 'no') {
			const find = list.isOptedOut === 'yes' ? proves : suggests;
			return find(
				detail,
				seen('sms-voice:DescribeOptedOutNumbers', route.region, 'OptedOutNumbers', 1),
			);
		}
		return sns === undefined && list === undefined ? notApplicable : cleared;
	},
	'sms-protect': scene => {
		const [route, rule] = [textRoute(scene), scene.look('countryRule')];
		if (route === undefined || rule === undefined) return notApplicable;
		const override = scene.look('numberOverride')?.value;
		const action = 'sms-voice:ListProtectConfigurationRuleSetNumberOverrides';
		if (override?.action === 'ALLOW') return cleared;
		if (override?.action === 'BLOCK') {
			const country = countryIn(scene) ?? '';
			return proves({country, status: 'BLOCK'}, seen(action, route.region, 'Action', 'BLOCK'));
		}
		const {status, country} = rule.value ?? {};
		if (country === undefined || (status !== 'BLOCK' && status !== 'FILTER')) return cleared;
		const isCertain = status === 'BLOCK' && override !== undefined;
		const evidence = seen(
			'sms-voice:GetProtectConfigurationCountryRuleSet',
			...[route.region, `CountryRuleSet.${country}.ProtectStatus`, status],
		);
		return (isCertain ? proves : suggests)({country, status}, evidence);
	},
	'sms-no-origination': scene => {
		const [route, listed] = [textRoute(scene), scene.look('originations')?.value];
		if (countryIn(scene) !== 'US' || route === undefined || listed === undefined) {
			return notApplicable;
		}
		const american = listed.numbers.filter(({country}) => country === 'US');
		if (american.some(({isActive}) => isActive)) return cleared;
		const pending = american[0]?.status;
		const evidence = seen(
			listed.from,
			route.region,
			'PhoneNumbers',
			pending ?? 'none of the United States',
		);
		return proves({pending, smsRegion: route.region}, evidence);
	},
	'sms-registration': scene => {
		const [route, country] = [textRoute(scene), countryIn(scene)];
		const [listed, ids] = [scene.look('originations')?.value, scene.look('senderIds')?.value];
		const registrations = scene.look('registrations')?.value;
		if (route === undefined || country === undefined || registrations === undefined) {
			return notApplicable;
		}
		const used = [...(listed?.numbers ?? []), ...(ids ?? [])]
			.filter(each => each.country === country)
			.map(each => ({
				...each,
				approval: registrations.get(each.registrationId ?? '') ?? 'COMPLETE',
			}));
		// One number that can send is enough, whatever the state of the others.
		if (used.some(({isActive, approval}) => isActive && approval === 'COMPLETE')) return cleared;
		const waiting = used.find(({approval}) => approval !== 'COMPLETE');
		if (waiting === undefined) return cleared;
		const {registrationId: id = '', approval: status} = waiting;
		const action = 'sms-voice:DescribeRegistrations';
		return suggests({id, status}, seen(action, route.region, 'RegistrationStatus', status));
	},
	'sms-sender-id': scene => {
		const [route, country] = [textRoute(scene), countryIn(scene)];
		if (route === undefined || country === undefined) return notApplicable;
		if (!needsRegisteredSender.has(country)) return cleared;
		const ids = scene.look('senderIds')?.value;
		const numbers = scene.look('originations')?.value.numbers;
		const has = [...(ids ?? []), ...(numbers ?? [])].some(
			each => each.isActive && each.country === country,
		);
		if (has) return cleared;
		if (ids === undefined || numbers === undefined) return notApplicable;
		const action = 'sms-voice:DescribeSenderIds';
		return suggests(
			{country},
			seen(action, route.region, 'SenderIds', `none registered for ${country}`),
		);
	},
};

/** Evidence of the SMS sandbox, as each service reports it. */
function sandboxEvidence(from: Action, poolRegion: string, smsRegion: string): Evidence {
	if (from === 'cognito-idp:DescribeUserPool') {
		return seen(from, poolRegion, 'SmsConfigurationFailure', 'SNSSandbox');
	}
	return from === 'sms-voice:DescribeAccountAttributes'
		? seen(from, smsRegion, 'ACCOUNT_TIER', 'SANDBOX')
		: seen(from, smsRegion, 'IsInSandbox', true);
}
