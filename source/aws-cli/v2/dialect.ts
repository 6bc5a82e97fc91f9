import {awsV2Options, wholeInputV2Options} from '../../options/aws-options.ts';
import {profileSection, resolveRetries} from '../../settings/settings.ts';
import {SettingsError} from '../../settings/settings-file.ts';
import type {Dialect} from '../dialect.ts';
import {Failure} from '../failure.ts';
import {v1} from '../v1.ts';
import {modeledEndpointUrl} from './endpoint.ts';
import {inOrderOfV2} from './environment.ts';
import {explainV2} from './errors.ts';
import {findFormatOfV2} from './formats.ts';
import {showResult} from './pager.ts';
import {readWholeInputV2} from './whole-input.ts';

/** AWS CLI v2, as in 2.9.19; newer features follow its user guide. */
export const v2: Dialect = {
	options: awsV2Options,
	wholeInput: wholeInputV2Options,
	checkWords: argv => {
		const isAsked = argv.includes('--cli-auto-prompt');
		if (isAsked && argv.includes('--no-cli-auto-prompt')) {
			throw new Failure(
				'parameter',
				'Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.',
			);
		}
		const isAnswered = argv.includes('help') || argv.includes('--version');
		if (isAsked && !isAnswered) {
			throw new Failure(
				'parameter',
				'--cli-auto-prompt is not available here. "cognito-verify" without a command asks for everything.',
			);
		}
	},
	environment: inOrderOfV2,
	resolveRetries: resolveRetriesOfV2,
	fetchesUrls: false,
	readWholeInput: readWholeInputV2,
	skeleton: async (operation, kind) => {
		if (kind === 'input') return v1.skeleton(operation, kind);
		const {yamlSkeleton} = await import('./yaml-skeleton.ts');
		return yamlSkeleton(operation);
	},
	endpointUrl: modeledEndpointUrl,
	findFormat: findFormatOfV2,
	showResult,
	explain: explainV2,
};

/* v2 has no legacy mode (`awscli/botocore/args.py` 2.9.19). */
function resolveRetriesOfV2(
	...[flags, env, files]: Parameters<Dialect['resolveRetries']>
): ReturnType<Dialect['resolveRetries']> {
	const mode = env['AWS_RETRY_MODE'] ?? profileSection(flags, env, files).get('retry_mode');
	if (mode !== undefined && mode !== 'standard' && mode !== 'adaptive') {
		throw new SettingsError(
			'value',
			`Invalid value provided to "mode": "${mode}" must be one of: "standard" or "adaptive"`,
		);
	}
	return resolveRetries(flags, env, files, 'standard');
}
