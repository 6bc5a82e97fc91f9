import {Box, Text} from 'ink';
import {shownEndpoint} from '../endpoint.ts';
import type {Account, Connection} from '../flow/connection.ts';
import {safeText} from '../safe-text.ts';
import {Countdown} from './components/countdown.tsx';

/** Where the person is about to sign in. */
export function WhereTo({connection}: {readonly connection: Connection}) {
	return (
		<Text dimColor wrap="truncate">
			{place(connection)}
		</Text>
	);
}

/** Who is signed in, where, and until when. */
export function WhoAndWhere({
	account,
	now,
}: {
	readonly account: Account;
	readonly now: () => number;
}) {
	const {connection, username, tokens} = account;
	const canRefresh = tokens.refreshToken !== undefined;
	return (
		<Box>
			<Text dimColor wrap="truncate">
				{safeText(username)} · {place(connection)}
			</Text>
			<Box flexShrink={0}>
				<Text dimColor>
					{' · session '}
					<Countdown
						until={tokens.expiresAt}
						clock={now}
						afterwards={canRefresh ? 'renews itself' : 'expired'}
					/>
				</Text>
			</Box>
		</Box>
	);
}

/** An endpoint that is not Amazon's comes first, so that no narrow terminal cuts it off. */
const place = ({client, demo}: Connection) => {
	const endpoint = demo ? undefined : shownEndpoint(client.endpointUrl);
	return [
		...(endpoint === undefined ? [] : [safeText(endpoint)]),
		safeText(client.userPoolId ?? `client ${client.clientId}`),
		safeText(client.region),
		...(demo ? ['demo'] : []),
	].join(' · ');
};
