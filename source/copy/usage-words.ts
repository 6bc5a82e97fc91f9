/**
 * What is wrong with a command line, and what to type instead. Values are only repeated if they can't be secret. `like`
 * ends a sentence: ` Did you mean …?`, or empty.
 */
export const usageWords = {
	// Words and options
	unknownCommand: (name: string, like: string) => `Unknown command "${name}".${like}`,
	unknownOption: (name: string, like: string) => `Unknown option ${name}.${like}`,
	unexpectedAfter: (where: string) => `Unexpected argument after ${where}.`,
	attributeNeeded: (choices: readonly string[]) =>
		`--attribute-name is needed: ${choices.join(' or ')}.`,
	needs: (name: string, other: string) => `${name} needs ${other}.`,
	cantBeCombined: (one: string, other: string) => `${one} and ${other} can't be combined.`,
	oneStandardInput: 'Only one option can read standard input.',

	// Their values
	needsValue: (name: string) => `${name} needs a value.`,
	takesNoValue: (name: string) => `${name} takes no value.`,
	isOneOf: (name: string, choices: readonly string[], like: string) =>
		`${name} must be one of ${choices.join(', ')}.${like}`,
	isWebAddress: (name: string) =>
		`${name} must be an address that begins with https:// or http://.`,
	isSeconds: (name: string) => `${name} must be a whole number of seconds.`,
	isSecret: (name: string) =>
		`${name} must be file://PATH, env:NAME or -, since other users can see what is typed here.`,
	isAnswer: '--answer must be NAME=VALUE.',
	isMetadata: '--client-metadata must be key=value,key=value or a JSON object of strings.',
	isSpan: '--since must be a span such as 30m, 2h or 7d, at most 90d.',
	isAttribute: (choices: readonly string[]) => `--attribute-name must be ${choices.join(' or ')}.`,
	isPort: (given: string) => `--port must be a number from 0 to 65535, not "${given}".`,
	isOrigin:
		'--allow-origin must be an origin such as https://app.example.com, without a path, or *.',
	isIssuer: '--issuer must be an address that begins with https:// or http://, or self.',
	isTls: '--tls takes two files: a certificate and its key.',
	isClientId: (name: string) =>
		`${name} isn't an app client ID, which has letters and digits only, usually 26.`,
	isPoolId: (name: string) => `${name} isn't a user pool ID such as eu-west-1_AbC123.`,
	reportUnwritable: (reason: string) => `The file of --report can't be written (${reason}).`,

	// The commands, and whom they are about
	sessions: 'Use "sessions", "sessions use NAME" or "sessions remove NAME".',
	oneShell: (shells: readonly string[]) => `Name one shell: ${shells.join(', ')}.`,
	who: 'Say who: an email address, a phone number with +, a sub or a username.',
	oneUser: 'One user at a time.',
	severalPools: (ids: readonly string[]) =>
		`That user is in several user pools. Add --user-pool-id and one of ${ids.join(', ')}.`,
};
