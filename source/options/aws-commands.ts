/** The commands that work as `aws cognito-idp …` does; their options may also come before the command. */
export const awsCommands = [
	'get-user-attribute-verification-code',
	'verify-user-attribute',
	'get-user',
	'update-user-attributes',
] as const;

/** Whether a word names one of them. */
export function isAwsCommand(word: string | undefined): boolean {
	return awsCommands.some(command => command === word);
}
