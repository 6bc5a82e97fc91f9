import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {sessionEnd} from '../copy/screen-words.ts';
import {shownEndpoint} from '../endpoint.ts';
import type {Account, Connection} from '../flow/connection.ts';
import {safeText} from '../safe-text.ts';
import {Countdown} from './components/countdown.tsx';
import {linesOf, linesSection} from './components/words.tsx';
import type {Section} from './layout/section.ts';

/** Where the person is about to sign in: a line, cut where it is too long. */
export const whereTo = (connection: Connection): Section =>
	placeLine(placeWords(connection).join(' · '));

/** What the person has named so far. */
export const placeLine = (text: string): Section =>
	linesSection({
		id: 'place',
		offers: () => [{rank: 'place', rows: 1}],
		lines: columns => linesOf([{text: safeText(text), dim: true}], columns),
		read: safeText(text),
	});

/** Columns of a window that has no room for the session's time beside the place. */
const narrow = 40;

/** Who is signed in, where, and until when. */
export const whoAndWhere = (account: Account, now: () => number): Section => ({
	id: 'place',
	offers: () => [{rank: 'place', rows: 1}],
	draw: (_, columns) => <WhoAndWhere account={account} now={now} columns={columns} />,
});

function WhoAndWhere({
	account,
	now,
	columns,
}: {
	readonly account: Account;
	readonly now: () => number;
	readonly columns: number;
}) {
	const {connection, username, tokens} = account;
	const isRead = useIsScreenReaderEnabled();
	const canRefresh = tokens.refreshToken !== undefined;
	return (
		<Box>
			<Text dimColor wrap="truncate">
				{[username, ...placeWords(connection)].map(word => safeText(word)).join(' · ')}
			</Text>
			{(columns >= narrow || isRead) && (
				<Box flexShrink={0}>
					<Text dimColor>
						{' · session '}
						<Countdown
							until={tokens.expiresAt}
							clock={now}
							afterwards={canRefresh ? sessionEnd.renews : sessionEnd.ends}
						/>
					</Text>
				</Box>
			)}
		</Box>
	);
}

/** An endpoint that is not Amazon's comes first, so that no narrow terminal cuts it off. */
function placeWords({client, demo}: Connection): readonly string[] {
	const endpoint = demo ? undefined : shownEndpoint(client.endpointUrl);
	return [
		...(endpoint === undefined ? [] : [endpoint]),
		client.userPoolId ?? `client ${client.clientId}`,
		client.region,
		...(demo ? ['demo'] : []),
	];
}
