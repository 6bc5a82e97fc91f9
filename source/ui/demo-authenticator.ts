import {useAnimation} from 'ink';
import {copyNames, demoAuthenticator, demoAuthenticatorSentence} from '../copy/panel-words.ts';
import type {Attempt} from '../flow/connection.ts';
import {linesOf} from './components/words.tsx';
import {type DemoPanel, framedAside} from './demo-panel.tsx';

/** Groups of four, as a person types a secret. */
export const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

/**
 * What the authenticator app of a demo user holds and shows, for whoever has no phone at hand; nothing outside the demo.
 *
 * @param secret one that is just being set up
 */
export function useDemoAuthenticator(
	{connection, username}: Attempt,
	now: () => number,
	secret?: string,
): DemoPanel & {readonly code?: string} {
	const {demo} = connection;
	const shown = demo?.authenticator?.(username, now(), secret);
	// The code is another one every half minute.
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
