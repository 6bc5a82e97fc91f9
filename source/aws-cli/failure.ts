/**
 * The source of a failure, which decides the exit code: `usage` and `unknownOptions` are the words themselves,
 * `parameter` their values, `configuration` the environment and files, `service` an error response, `general` anything
 * else between request and response, `pager` a pager that can't be started.
 */
export type FailureKind =
	| 'usage'
	| 'unknownOptions'
	| 'parameter'
	| 'configuration'
	| 'configurationFile'
	| 'region'
	| 'pager'
	| 'service'
	| 'general';

/** A failure that ends the run with an error line, worded as the AWS CLI does. */
export class Failure extends Error {
	override readonly name = 'Failure';
	readonly kind: FailureKind;

	constructor(kind: FailureKind, message: string) {
		super(message);
		this.kind = kind;
	}
}

/** A version of the AWS CLI; v1 is the default here. */
export type AwsCliVersion = 'v1' | 'v2';

/**
 * The exit code of a failure. v1 uses 2 for the words, 255 for the rest and 1 for a broken configuration file. v2
 * distinguishes four kinds (AWS CLI User Guide, "Command line return codes"; `awscli/errorhandler.py` 2.9.19), and
 * counts an unusable profile, file or value as the rest.
 */
export function exitCode(kind: FailureKind, codes: AwsCliVersion): number {
	if (codes === 'v2') return v2[kind];
	if (kind === 'usage') return 2;
	return kind === 'configurationFile' ? 1 : 255;
}

const v2: Readonly<Record<FailureKind, number>> = {
	usage: 252,
	unknownOptions: 252,
	parameter: 252,
	configuration: 255,
	configurationFile: 255,
	region: 253,
	pager: 253,
	service: 254,
	general: 255,
};
