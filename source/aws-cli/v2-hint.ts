import {
	type AwsOption,
	awsOptions,
	awsV2Options,
	wholeInputOptions,
	wholeInputV2Options,
} from '../options/aws-options.ts';

/**
 * A line that names the v2 switch, if the words contain an option or value that only the AWS CLI v2 has; otherwise
 * empty.
 */
export function v2Hint(argv: readonly string[]): string {
	const known: readonly AwsOption[] = [...awsOptions, ...wholeInputOptions];
	const words = [...awsV2Options, ...wholeInputV2Options].flatMap(({name, value}) => {
		const same = known.find(option => option.name === name);
		if (same === undefined) return [{written: name, isGiven: isOption(argv, name)}];
		if (typeof value !== 'object') return [];
		return value
			.filter(choice => !same.value?.includes(choice))
			.map(choice => ({
				written: `${name} ${choice}`,
				isGiven: isValue(argv, name, choice),
			}));
	});
	const found = words.find(({isGiven}) => isGiven);
	if (found === undefined) return '';
	return `AWS CLI v2 knows ${found.written}: add --aws-cli v2, or set COGNITO_VERIFY_AWS_CLI=v2.\n`;
}

function isOption(argv: readonly string[], name: string): boolean {
	return argv.some(word => word === name || word.startsWith(`${name}=`));
}

function isValue(argv: readonly string[], name: string, value: string): boolean {
	return argv.some(
		(word, index) => word === `${name}=${value}` || (word === name && argv[index + 1] === value),
	);
}
