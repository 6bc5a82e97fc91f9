import type {FirstFactor} from '../cognito/cognito.ts';
import {UsageError} from './run.ts';
import {expectNoMore, readWords} from './words.ts';

export const help = `usage: cognito-verify sign-in [options]
       cognito-verify sign-in --browser --domain-url URL [options]
       cognito-verify sign-in --continue FILE|- --answer NAME=VALUE … [options]

Signs in to a user pool and keeps the session on this computer. Without a
terminal, a challenge is printed as JSON with exit code 3; --continue goes on
from there.

Where
  --user-pool-id ID, --client-id ID, --region REGION, --endpoint-url URL
                              (or COGNITO_VERIFY_USER_POOL_ID, …_CLIENT_ID)
  --client-secret SECRET      of an app client that has one
                              (or COGNITO_VERIFY_CLIENT_SECRET)
  --read-client-secret        read it with IAM credentials that allow
                              DescribeUserPoolClient
  --profile NAME              of the AWS config file
  --ca-bundle FILE, --no-verify-ssl
Who
  --username NAME
  --password SECRET           asked for in a terminal
  --password-stdin            the same as --password -
  --access-token SECRET       instead of a password: keep this token
With a browser, instead of a username and a password
  --browser                   open the pool's sign-in page, wait 5 minutes
  --domain-url URL            the domain that page is on
  --redirect-uri URL          which of the app client's callback URLs to come
                              back to (http://localhost:8976/callback)
  --no-open                   open nothing: the address is on standard error
How
  --auth-flow FLOW            USER_SRP_AUTH (where the pool id is known),
                              USER_PASSWORD_AUTH, USER_AUTH, CUSTOM_AUTH or
                              ADMIN_USER_PASSWORD_AUTH (with IAM credentials)
  --preferred-challenge NAME  with USER_AUTH: PASSWORD, PASSWORD_SRP, EMAIL_OTP
                              or SMS_OTP
  --remember-device yes|no    where the pool tracks devices: a remembered one is
                              not asked for a second factor. Asked in a
                              terminal; otherwise no
  --continue FILE|-           the JSON of a challenge that was printed
  --answer NAME=VALUE         what the challenge asks, as in RespondToAuthChallenge
  --no-store                  keep nothing when the program ends

SECRET is file://PATH, env:NAME or - for standard input; so is VALUE for
PASSWORD and NEW_PASSWORD.
`;

const flows = [
	'USER_SRP_AUTH',
	'USER_PASSWORD_AUTH',
	'USER_AUTH',
	'CUSTOM_AUTH',
	'ADMIN_USER_PASSWORD_AUTH',
] as const;
const factors = ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const;
const yesOrNo = ['yes', 'no'] as const;

export type SignInWords = ReturnType<typeof readSignInWords>;

/** The options of `sign-in`. Throws a UsageError. */
export function readSignInWords(argv: readonly string[]) {
	const {values, positionals} = readWords(argv, {
		'user-pool-id': {type: 'string'},
		'client-id': {type: 'string'},
		'client-secret': {type: 'string'},
		'read-client-secret': {type: 'boolean', default: false},
		region: {type: 'string'},
		'endpoint-url': {type: 'string'},
		profile: {type: 'string'},
		'ca-bundle': {type: 'string'},
		'no-verify-ssl': {type: 'boolean', default: false},
		username: {type: 'string'},
		password: {type: 'string'},
		'password-stdin': {type: 'boolean', default: false},
		'access-token': {type: 'string'},
		browser: {type: 'boolean', default: false},
		'domain-url': {type: 'string'},
		'redirect-uri': {type: 'string'},
		'no-open': {type: 'boolean', default: false},
		'auth-flow': {type: 'string'},
		'preferred-challenge': {type: 'string'},
		'remember-device': {type: 'string'},
		continue: {type: 'string'},
		answer: {type: 'string', multiple: true, default: []},
		'no-store': {type: 'boolean', default: false},
	});
	expectNoMore(positionals);
	const password = values['password-stdin'] ? '-' : values.password;
	const secrets = [password, values['client-secret'], values['access-token'], values.continue];
	if (secrets.filter(secret => secret === '-').length > 1) {
		throw new UsageError('only one option can read standard input');
	}

	if (values['read-client-secret'] && values['client-secret'] !== undefined) {
		throw new UsageError('--client-secret and --read-client-secret exclude each other');
	}

	checkBrowserWords({...values, password});
	return {
		...values,
		password,
		'auth-flow': oneOf('--auth-flow', flows, values['auth-flow']),
		'remember-device': oneOf('--remember-device', yesOrNo, values['remember-device']),
		'preferred-challenge': oneOf<FirstFactor>(
			'--preferred-challenge',
			factors,
			values['preferred-challenge'],
		),
	};
}

/** A browser is its own way in: what belongs to another way would be silently left out. */
function checkBrowserWords(values: Readonly<Record<string, unknown>>): void {
	const others = values['browser']
		? ['username', 'password', 'access-token', 'auth-flow', 'preferred-challenge', 'continue']
		: ['domain-url', 'redirect-uri', 'no-open'];
	const odd = others.find(name => values[name] !== undefined && values[name] !== false);
	if (odd !== undefined) {
		throw new UsageError(
			values['browser'] ? `--browser goes without --${odd}` : `--${odd} goes with --browser`,
		);
	}
}

function oneOf<Choice extends string>(
	option: string,
	choices: readonly Choice[],
	text: string | undefined,
): Choice | undefined {
	const choice = choices.find(one => one === text);
	if (text !== undefined && choice === undefined) {
		throw new UsageError(`${option} is one of ${choices.join(', ')}`);
	}

	return choice;
}
