/** The AWS CLI v1's warning of `--v2-debug` that concerns these commands: v2 pages its output. */
export function upgradeWarnings(env: Readonly<Record<string, string | undefined>>): string {
	if (env['AWS_PAGER'] !== undefined) return '';
	return (
		'\nAWS CLI v2 UPGRADE WARNING: By default, the AWS CLI v2 returns all output through your ' +
		'operating system’s default pager program. This is different from v1 behavior, where the ' +
		'system pager is not used by default. To retain AWS CLI v1 behavior in AWS CLI v2, set the ' +
		'`cli_pager` configuration setting, or the `AWS_PAGER` environment variable, to the empty ' +
		'string. See https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html' +
		'#cliv2-migration-output-pager.\n'
	);
}
