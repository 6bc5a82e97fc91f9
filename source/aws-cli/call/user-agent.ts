import type {Environment} from '../../settings/settings.ts';

type Program = {readonly version: string; readonly platform: string};

/** The program, its version, the runtime and the system, as in the output of `--version`. */
export function programName({version, platform}: Program): string {
	return `cognito-verify/${version} ${platform}`;
}

/**
 * The User-Agent header: the program, `exec-env/…` for `AWS_EXECUTION_ENV`, and `app/…` for an app ID, with `-` for
 * characters that a token of a header can't contain (botocore `useragent.py` 1.43.11).
 */
export function userAgent(program: Program, env: Environment, appId: string | undefined): string {
	const execution = env['AWS_EXECUTION_ENV'];
	return [
		programName(program),
		...(execution ? [`exec-env/${token(execution)}`] : []),
		...(appId ? [`app/${token(appId)}`] : []),
	].join(' ');
}

function token(text: string): string {
	return text.replaceAll(/[^A-Za-z\d!$%&'*+.^_`|~,-]/g, '-');
}
