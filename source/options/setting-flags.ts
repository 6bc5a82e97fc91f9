import type {SettingFlags} from '../settings/settings.ts';

/** The options that decide how calls are made, as every command of this program takes them. */
export type TravelValues = {
	readonly profile: string | undefined;
	readonly region: string | undefined;
	readonly 'endpoint-url': string | undefined;
	readonly 'ca-bundle': string | undefined;
	readonly 'no-verify-ssl': boolean;
};

/** What those options say of the settings. */
export function settingFlags(values: TravelValues): SettingFlags {
	return {
		profile: values.profile,
		region: values.region,
		endpointUrl: values['endpoint-url'],
		caBundle: values['ca-bundle'],
		verifySsl: !values['no-verify-ssl'],
	};
}
