import type {Option} from './option.ts';

/**
 * Every option of the guided app and of this program's own commands, each defined once; `commands.ts` says which
 * command takes it. The options of the AWS-named commands are in `aws-options.ts`.
 */
export const options = {
	// The user pool, and how to reach it
	region: {
		name: '--region',
		value: 'region',
		help: 'where the user pool is, if its ID is not given',
		variable: 'AWS_DEFAULT_REGION',
	},
	userPoolId: {
		name: '--user-pool-id',
		value: 'pool-id',
		help: 'the user pool: eu-west-1_AbC123',
		variable: 'COGNITO_VERIFY_USER_POOL_ID',
	},
	clientId: {
		name: '--client-id',
		value: 'client-id',
		help: 'an app client ID of the user pool',
		variable: 'COGNITO_VERIFY_CLIENT_ID',
	},
	clientSecret: {
		name: '--client-secret',
		value: 'secret',
		help: 'the app client secret, if it has one',
		variable: 'COGNITO_VERIFY_CLIENT_SECRET',
		isSecret: true,
	},
	readClientSecret: {
		name: '--read-client-secret',
		help: 'read the client secret with IAM credentials (DescribeUserPoolClient)',
	},
	endpointUrl: {
		name: '--endpoint-url',
		value: 'url',
		help: "call this address instead of the region's endpoint",
		variable: 'AWS_ENDPOINT_URL',
	},
	profile: {
		name: '--profile',
		value: 'name',
		help: 'a profile of the AWS config file',
		variable: 'AWS_PROFILE',
	},
	caBundle: {
		name: '--ca-bundle',
		value: 'file',
		help: 'the certificates to trust',
		variable: 'AWS_CA_BUNDLE',
	},
	noVerifySsl: {name: '--no-verify-ssl', help: 'trust any certificate'},
	allowHttp: {
		name: '--allow-http',
		help: 'send secrets over plain http to another computer',
	},
	readTimeout: {
		name: '--cli-read-timeout',
		value: 'seconds',
		help: 'how long to wait for an answer (default 60; 0 waits forever)',
	},
	connectTimeout: {
		name: '--cli-connect-timeout',
		value: 'seconds',
		help: 'how long to wait for a connection (default 60; 0 waits forever)',
	},

	// Sign-in
	username: {name: '--username', value: 'username', help: 'who signs in'},
	password: {
		name: '--password',
		value: 'secret',
		help: 'the password; a terminal asks for it',
		isSecret: true,
	},
	passwordStdin: {
		name: '--password-stdin',
		help: 'read the password from standard input, like --password -',
	},
	accessToken: {
		name: '--access-token',
		value: 'secret',
		help: 'keep this access token instead of signing in',
		isSecret: true,
	},
	pastedToken: {
		name: '--access-token',
		value: 'token',
		help: 'start with this access token; file://PATH keeps it out of the process list',
	},
	authFlow: {
		name: '--auth-flow',
		value: [
			'USER_SRP_AUTH',
			'USER_PASSWORD_AUTH',
			'USER_AUTH',
			'CUSTOM_AUTH',
			'ADMIN_USER_PASSWORD_AUTH',
		],
		help: 'how to sign in; USER_SRP_AUTH if the user pool ID is known; the last one needs IAM credentials',
	},
	preferredChallenge: {
		name: '--preferred-challenge',
		value: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'],
		help: 'which challenge to ask for with USER_AUTH',
	},
	browser: {
		name: '--browser',
		help: "sign in on the user pool's own page, and wait 5 minutes for it",
	},
	domainUrl: {
		name: '--domain-url',
		value: 'url',
		help: "the domain of the user pool's sign-in page",
	},
	redirectUri: {
		name: '--redirect-uri',
		value: 'url',
		help: "the app client's callback URL to come back to; http://localhost:8976/callback by default",
	},
	noOpen: {name: '--no-open', help: "print the page's address instead of opening it"},
	rememberDevice: {
		name: '--remember-device',
		value: ['yes', 'no'],
		help: 'skip the second factor on this device from now on, if the user pool tracks devices',
	},
	continue: {
		name: '--continue',
		value: 'file',
		help: 'continue with the challenge JSON that was printed; - is standard input',
	},
	answer: {
		name: '--answer',
		value: 'name=value',
		help: 'an answer to the challenge, as in RespondToAuthChallenge',
		repeats: true,
	},
	noStore: {name: '--no-store', help: 'keep nothing after the program ends'},

	// Verification
	attributeName: {
		name: '--attribute-name',
		value: ['email', 'phone_number'],
		help: 'the attribute to verify',
	},
	clientMetadata: {
		name: '--client-metadata',
		value: 'value',
		help: "key=value,key=value or JSON for the pool's Lambda triggers; file://PATH reads it",
	},

	// Sessions
	session: {
		name: '--session',
		value: 'session',
		help: 'this session instead of the current one',
	},
	all: {name: '--all', help: 'every session on this computer'},
	everywhere: {
		name: '--everywhere',
		help: 'sign the user out on every device (GlobalSignOut)',
	},
	sessionsOutput: {
		name: '--output',
		value: ['json', 'names'],
		help: 'JSON, or only the names, one per line',
	},

	// Why a code did not arrive
	purpose: {
		name: '--for',
		value: ['attribute', 'sign-up', 'sign-in', 'password'],
		help: 'what the code was for; attribute by default',
	},
	expected: {
		name: '--expected',
		value: 'value',
		help: 'the email or phone number as the customer gave it',
	},
	since: {
		name: '--since',
		value: 'span',
		help: 'how far back to look: 30m, 2h (the default), 7d',
	},
	whyOutput: {
		name: '--output',
		value: ['text', 'json', 'markdown'],
		help: 'text by default',
	},
	whoOutput: {name: '--output', value: ['text', 'json'], help: 'text by default'},
	report: {
		name: '--report',
		value: 'file',
		help: 'also write the Markdown report for a ticket; only you can read the file',
	},
	full: {
		name: '--full',
		help: 'show emails, phone numbers, usernames and the account ID unmasked',
	},
	printIamPolicy: {
		name: '--print-iam-policy',
		help: 'print the IAM policy that this command needs, and stop',
	},
	mfa: {
		name: '--mfa',
		help: 'also ask AdminGetUser for the MFA settings, which bills a monthly active user',
	},

	// The embedded user pool
	port: {name: '--port', value: 'number', help: 'the port to listen on; a free one by default'},
	host: {name: '--host', value: 'address', help: 'the address to listen on; 127.0.0.1 by default'},
	data: {name: '--data', value: 'file', help: 'keep the user pool in this file'},
	seed: {
		name: '--seed',
		value: 'file',
		help: 'JSON: the user pools, app clients, groups and users to start with; POST /reset restores them',
	},
	allowOrigin: {
		name: '--allow-origin',
		value: 'origin',
		help: "a web origin that may also call it; this computer's own always may",
		repeats: true,
	},
	issuer: {
		name: '--issuer',
		value: 'address',
		help: 'the issuer in tokens, without the user pool ID; self for its own address',
	},
	tls: {name: '--tls', value: 'file', help: 'a PEM certificate, followed by its key file'},
	json: {name: '--json', help: 'print the line of JSON in a terminal too'},

	// Every command
	help: {name: '--help', help: 'show the help'},
	version: {name: '--version', help: 'show the version'},
} as const satisfies Readonly<Record<string, Option>>;
