/** The commands that work like `aws cognito-idp …`; their options may also precede the command. */
export const awsCommands = [
	'get-user-attribute-verification-code',
	'verify-user-attribute',
	'get-user',
	'update-user-attributes',
] as const;

/** Whether a word is one of them. */
export function isAwsCommand(word: string | undefined): boolean {
	return awsCommands.some(command => command === word);
}
