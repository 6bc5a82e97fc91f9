import {usageWords} from '../../copy/usage-words.ts';
import {signInCommand} from '../../options/commands.ts';
import {readOptions} from '../../options/read-options.ts';
import {UsageError} from '../../options/usage-error.ts';
import type {Run} from '../run.ts';

export type SignInWords = ReturnType<typeof readSignInWords>;

/** Parses the options of `sign-in`. Throws a UsageError. */
export function readSignInWords({argv, env}: Pick<Run, 'argv' | 'env'>) {
	const {values} = readOptions(signInCommand, argv, env);
	const password = values['password-stdin'] ? '-' : values.password;
	const secrets = [password, values['client-secret'], values['access-token'], values.continue];
	if (secrets.filter(secret => secret === '-').length > 1) {
		throw new UsageError(usageWords.oneStandardInput);
	}
	if (values['read-client-secret'] && values['client-secret'] !== undefined) {
		throw new UsageError(usageWords.cantBeCombined('--client-secret', '--read-client-secret'));
	}
	checkBrowserWords({...values, password});
	return {...values, password};
}

/** Options of other ways to sign in would be silently ignored with a browser. */
function checkBrowserWords(values: Readonly<Record<string, unknown>>): void {
	const others = values['browser']
		? ['username', 'password', 'access-token', 'auth-flow', 'preferred-challenge', 'continue']
		: ['domain-url', 'redirect-uri', 'no-open'];
	const odd = others.find(name => values[name] !== undefined && values[name] !== false);
	if (odd !== undefined) {
		throw new UsageError(
			values['browser']
				? usageWords.cantBeCombined('--browser', `--${odd}`)
				: usageWords.needs(`--${odd}`, '--browser'),
		);
	}
}
