import {type Environment, profileSection, type SettingFlags} from '../settings/settings.ts';
import type {ConfigFiles} from '../settings/settings-file.ts';

/**
 * The AWS CLI v1's warnings with `--v2-debug` about the environment and the config file, as far as they concern these
 * commands (`awscli/customizations/globalargs.py` 1.45.11, `detect_migration_breakage`).
 */
export function upgradeWarnings(flags: SettingFlags, env: Environment, files: ConfigFiles): string {
	const profile = profileSection(flags, env, files);
	const warnings: string[] = [];
	if (profile.get('cli_pager') !== '' && env['AWS_PAGER'] === undefined) warnings.push(pager);
	const isEncodingSet = env['PYTHONUTF8'] !== undefined || env['PYTHONIOENCODING'] !== undefined;
	if (isEncodingSet && env['AWS_CLI_FILE_ENCODING'] === undefined) warnings.push(encoding);
	if ([...profile.keys()].some(key => /^api_versions(?:\.|$)/.test(key))) warnings.push(versions);
	if (files.hasPlugins) warnings.push(plugins);
	return warnings.map(warning => `\n${warning}\n`).join('');
}

/** The warning for a parameter that was read from a file or URL (`awscli/paramfile.py`). */
export const parameterFileWarning =
	'\nAWS CLI v2 UPGRADE WARNING: For input parameters that have a prefix of `http://` or ' +
	'`https://`, AWS CLI v2 will not automatically request the content of the URL for the parameter, ' +
	'and the `cli_follow_urlparam` option has been removed. For guidance on how to adapt this command ' +
	'to AWS CLI v2 usage, see https://docs.aws.amazon.com/cli/latest/userguide/' +
	'cliv2-migration-changes.html#cliv2-migration-paramfile.\n\n';

const guide = 'https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html';

const pager =
	'AWS CLI v2 UPGRADE WARNING: By default, the AWS CLI v2 returns all output through your ' +
	'operating system’s default pager program. This is different from v1 behavior, where the ' +
	'system pager is not used by default. To retain AWS CLI v1 behavior in AWS CLI v2, set the ' +
	'`cli_pager` configuration setting, or the `AWS_PAGER` environment variable, to the empty ' +
	`string. See ${guide}#cliv2-migration-output-pager.`;

const encoding =
	'The AWS CLI v2 does not support The `PYTHONUTF8` and `PYTHONIOENCODING` environment variables, ' +
	'and instead uses the `AWS_CLI_FILE_ENCODING` variable. This is different from v1 behavior, where ' +
	'the former two variables are used instead. To retain AWS CLI v1 behavior in AWS CLI v2, set the ' +
	`\`AWS_CLI_FILE_ENCODING\` environment variable instead. See ${guide}#cliv2-migration-encodingenvvar.`;

const versions =
	'AWS CLI v2 UPGRADE WARNING: AWS CLI v2 UPGRADE WARNING: The AWS CLI v2 does not support calling ' +
	'older versions of AWS service APIs via the `api_versions` configuration file setting. This is ' +
	'different from v1 behavior, where this configuration setting can be used to pin older API ' +
	'versions. To migrate to v2 behavior, remove the `api_versions` configuration setting, and test ' +
	`against the latest service API versions. See ${guide}#cliv2-migration-api-versions.`;

const plugins =
	'AWS CLI v2 UPGRADE WARNING: In AWS CLI v2, plugins are disabled by default, and support for ' +
	'plugins is provisional. This is different from v1 behavior, where plugin support is URL below to ' +
	'update your configuration to enable plugins in AWS CLI v2. Also, be sure to lock into a ' +
	'particular version of the AWS CLI and test the functionality of your plugins every time AWS CLI ' +
	`v2 is upgraded. See ${guide}#cliv2-migration-profile-plugins.`;
