import type {Settings} from '../settings/settings.ts';
import type {GuidedOptions} from './read-options.ts';

/** The options, with what the environment and AWS's files say where the command line says nothing. */
export const applySettings = (
	options: GuidedOptions,
	{region, endpointUrl, certificates}: Settings,
): GuidedOptions => ({
	...options,
	prefill: {
		...options.prefill,
		...(region !== undefined && {defaultRegion: region}),
		...(endpointUrl !== undefined && {defaultEndpointUrl: endpointUrl}),
	},
	verifySsl: certificates.kind !== 'unverified',
	...(certificates.kind === 'bundle' && {caBundle: certificates.path}),
});
