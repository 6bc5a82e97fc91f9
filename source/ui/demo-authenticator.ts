import {useAnimation} from 'ink';
import {copyNames, demoAuthenticator, demoAuthenticatorSentence} from '../copy/panel-words.ts';
import type {Attempt} from '../flow/connection.ts';
import {linesOf} from './components/words.tsx';
import {type DemoPanel, framedAside} from './demo-panel.tsx';

/** Splits a secret into groups of four for typing. */
export const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

/**
 * The secret and code of a demo user's authenticator app, for use without a phone; undefined outside the demo.
 *
 * @param secret the new secret during set-up
 */
export function useDemoAuthenticator(
	{connection, username}: Attempt,
	now: () => number,
	secret?: string,
): DemoPanel & {readonly code?: string} {
	const {demo} = connection;
	const shown = demo?.authenticator?.(username, now(), secret);
	// Redraws, since the code changes every half minute.
	useAnimation({interval: 1_000, isActive: shown !== undefined});
	if (!shown) return {copies: []};
	return {
		code: shown.code,
		aside: framedAside({
			id: 'demo authenticator',
			lines: columns => [
				[{text: demoAuthenticator.title, bold: true}],
				[{text: `${demoAuthenticator.code} ${shown.code}`}],
				...linesOf(`${demoAuthenticator.secret} ${inFours(shown.secret)}`, columns),
			],
			brief: [demoAuthenticatorSentence(shown.code), shown.code],
		}),
		copies: [
			{name: copyNames.code, text: shown.code},
			...(secret === undefined ? [{name: copyNames.secret, text: shown.secret}] : []),
		],
	};
}
