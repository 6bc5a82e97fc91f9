/**
 * Where a run failed; decides the exit code. `usage` and `unknownOptions` are the words themselves, `parameter` their
 * values, `configuration` the environment and the files, `service` an error that the service answered, `general`
 * everything on the way there and back.
 */
export type FailureKind =
	| 'usage'
	| 'unknownOptions'
	| 'parameter'
	| 'configuration'
	| 'configurationFile'
	| 'region'
	| 'service'
	| 'general';

/** A run that ends with an error line, worded as the AWS CLI words it. */
export class Failure extends Error {
	override readonly name = 'Failure';
	readonly kind: FailureKind;

	constructor(kind: FailureKind, message: string) {
		super(message);
		this.kind = kind;
	}
}

/** Which family of exit codes: the AWS CLI's v1 (the default here) or v2 (`--exit-codes v2`). */
export type ExitCodes = 'v1' | 'v2';

/**
 * The exit code of a failure. v1 has 2 for the words and 255 for the rest, 1 for a broken configuration file; v2
 * tells four kinds apart (AWS CLI User Guide, "Command line return codes").
 */
export function exitCode(kind: FailureKind, codes: ExitCodes): number {
	if (codes === 'v2') return v2[kind];
	if (kind === 'usage') return 2;
	return kind === 'configurationFile' ? 1 : 255;
}

const v2: Readonly<Record<FailureKind, number>> = {
	usage: 252,
	unknownOptions: 252,
	parameter: 252,
	configuration: 253,
	configurationFile: 253,
	region: 253,
	service: 254,
	general: 255,
};
