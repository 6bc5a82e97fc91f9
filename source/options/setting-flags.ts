import type {SettingFlags} from '../settings/settings.ts';

/** The options about how calls are made, common to this program's own commands. */
export type TravelValues = {
	readonly profile: string | undefined;
	readonly region: string | undefined;
	readonly 'endpoint-url': string | undefined;
	readonly 'ca-bundle': string | undefined;
	readonly 'no-verify-ssl': boolean;
};

/** Converts those options to flags of the settings. */
export function settingFlags(values: TravelValues): SettingFlags {
	return {
		profile: values.profile,
		region: values.region,
		endpointUrl: values['endpoint-url'],
		caBundle: values['ca-bundle'],
		verifySsl: !values['no-verify-ssl'],
	};
}
