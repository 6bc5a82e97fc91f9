import type {Command} from './command.ts';
import {options} from './options.ts';

const command = <const Entry extends Command>(entry: Entry): Entry => entry;

/** The guided app: its options answer in advance what it would ask. */
export const guidedCommand = command({
	name: '',
	section: 'Guided, in a terminal',
	summary: 'sign in, choose an attribute, get a code, verify it',
	usage: ['[command] [options]'],
	about: 'Verify the email or phone number of an Amazon Cognito user.',
	groups: [
		{
			title: 'Options of the guided app',
			options: [
				options.userPoolId,
				options.clientId,
				options.username,
				options.attributeName,
				options.clientMetadata,
				options.pastedToken,
				options.region,
				options.endpointUrl,
				options.domainUrl,
				options.redirectUri,
				options.profile,
				options.caBundle,
				options.noVerifySsl,
				options.allowHttp,
				options.readTimeout,
				options.connectTimeout,
			],
		},
	],
});

/** The guided app on the embedded pool, with only the options that can apply to it. */
export const demoCommand = command({
	name: 'demo',
	section: 'Guided, in a terminal',
	usage: ['[options]'],
	about: `The guided app on an embedded user pool. Without a terminal it plays by itself,
and prints a line for each step.`,
	summary: 'the guided app on an embedded user pool, with nothing to set up',
	groups: [
		{
			title: 'Options of the demo',
			options: [
				options.username,
				options.attributeName,
				options.clientMetadata,
				options.readTimeout,
				options.connectTimeout,
			],
		},
	],
});

export const signInCommand = command({
	name: 'sign-in',
	section: 'Sessions',
	summary: 'sign in without the guided app',
	usage: [
		'[options]',
		'--browser --domain-url URL [options]',
		'--continue FILE [--answer NAME=VALUE …] [options]',
	],
	about: `Signs in to a user pool and keeps the session on this computer. Without a
terminal, a challenge is printed as JSON with exit code 3; --continue answers it.`,
	groups: [
		{
			title: 'Where',
			options: [
				options.userPoolId,
				options.clientId,
				options.clientSecret,
				options.readClientSecret,
				options.region,
				options.endpointUrl,
				options.profile,
				options.caBundle,
				options.noVerifySsl,
				options.allowHttp,
			],
		},
		{
			title: 'Who',
			options: [options.username, options.password, options.passwordStdin, options.accessToken],
		},
		{
			title: 'With a browser, instead of a username and a password',
			options: [options.browser, options.domainUrl, options.redirectUri, options.noOpen],
		},
		{
			title: 'How',
			options: [
				options.authFlow,
				options.preferredChallenge,
				options.rememberDevice,
				options.continue,
				options.answer,
				options.noStore,
			],
		},
	],
});

export const signOutCommand = command({
	name: 'sign-out',
	section: 'Sessions',
	summary: 'revoke the refresh token, then forget the session',
	usage: ['[--session NAME | --all] [--everywhere]'],
	about: "Revokes the session's refresh token in the user pool, then forgets the session.",
	groups: [
		{
			title: 'Options',
			options: [options.session, options.all, options.everywhere, options.allowHttp],
		},
	],
});

export const sessionsCommand = command({
	name: 'sessions',
	section: 'Sessions',
	summary: 'list, choose or remove the sessions on this computer',
	usage: ['[--output json|names]', 'use NAME', 'remove NAME'],
	about: `Lists who is signed in on this computer, chooses whose session commands use, or
forgets a session without telling the user pool ("sign-out" tells it).`,
	groups: [{title: 'Options', options: [options.sessionsOutput]}],
	words: ['use', 'remove'],
	wordsBeforeSession: ['use', 'remove'],
});

/** Which pool to look up with AWS credentials, and how to reach it. */
const deskOptions = [
	options.userPoolId,
	options.region,
	options.profile,
	options.endpointUrl,
	options.caBundle,
	options.noVerifySsl,
	options.allowHttp,
] as const;

export const whyCommand = command({
	name: 'why',
	section: 'For a support desk, with AWS credentials',
	summary: 'find out why a code did not arrive',
	usage: ['WHO [--user-pool-id ID] [options]', '--print-iam-policy --user-pool-id ID'],
	about: `Finds out why a code did not arrive, from what Cognito, SES, SNS and others say.
WHO is an email address, a phone number with +, a sub or a username; without
--user-pool-id, every user pool of the region is searched. It only reads. Exit
codes: 0 nothing proved, 5 a cause proved, 4 no AWS credentials.`,
	groups: [
		{title: 'Where', options: deskOptions},
		{
			title: 'Which code',
			options: [options.attributeName, options.purpose, options.expected, options.since],
		},
		{
			title: 'Output',
			options: [options.whyOutput, options.report, options.full, options.printIamPolicy],
		},
	],
	words: [],
});

export const whoCommand = command({
	name: 'who',
	section: 'For a support desk, with AWS credentials',
	summary: 'look up a user: status, verified attributes, duplicates',
	usage: ['WHO [--user-pool-id ID] [options]'],
	about: `Looks up a user by email address, phone number, sub or username, in one user
pool or in all of a region. It only reads.`,
	groups: [
		{title: 'Where', options: deskOptions},
		{title: 'Output', options: [options.whoOutput, options.mfa, options.full]},
	],
	words: [],
});

export const localPoolCommand = command({
	name: 'local-pool',
	section: 'More',
	summary: 'the embedded user pool as a server',
	usage: [
		`[--port N] [--host ADDRESS] [--data FILE]
                                 [--seed FILE] [--allow-origin ORIGIN]...
                                 [--issuer ADDRESS] [--tls CERT KEY] [--json]`,
	],
	about: `The embedded user pool as a server, until Ctrl+C or SIGTERM. In a terminal
it shows what to try and each message as it is sent; elsewhere the first line is
one JSON object: endpoint, region, userPoolId, clients, users, inbox. Passkeys
and identity providers are left out.`,
	groups: [
		{
			title: 'Options',
			options: [
				options.port,
				options.host,
				options.data,
				options.seed,
				options.allowOrigin,
				options.issuer,
				options.tls,
				options.json,
			],
		},
	],
	words: [],
});

/** The shells with a completion script. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export const completionCommand = command({
	name: 'completion',
	section: 'More',
	summary: 'the completion script of a shell',
	usage: [shells.join('|')],
	about: `Prints the completion script of a shell. For bash and zsh, put this in the file
that the shell reads when it starts: eval "$(cognito-verify completion bash)".
For fish: cognito-verify completion fish | source.`,
	groups: [],
	words: shells,
});

export const helpCommand = command({
	name: 'help',
	section: 'More',
	summary: 'the help of the program, or of a command',
	usage: ['[command]'],
	about: 'Prints the help.',
	groups: [],
});

/** Every command that only this program has; the AWS-named ones are generated from their operations. */
export const ownCommands = [
	demoCommand,
	signInCommand,
	signOutCommand,
	sessionsCommand,
	whyCommand,
	whoCommand,
	localPoolCommand,
	completionCommand,
	helpCommand,
] as const;

export type OwnCommandName = (typeof ownCommands)[number]['name'];
