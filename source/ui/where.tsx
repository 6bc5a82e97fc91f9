import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';
import {demoPlace} from '../copy/panel-words.ts';
import {sessionEnd} from '../copy/screen-words.ts';
import {shownEndpoint} from '../endpoint.ts';
import type {Account, Connection} from '../flow/connection.ts';
import {safeText} from '../safe-text.ts';
import {Countdown} from './components/countdown.tsx';
import {linesOf, linesSection} from './components/words.tsx';
import type {Section} from './layout/section.ts';

/** The place the user is about to sign in to: one line, truncated if it is too long. */
export const whereTo = (connection: Connection): Section =>
	placeLine(placeWords(connection).join(' · '));

/** The place as entered so far, after an endpoint other than Amazon's; undefined if there is nothing to show. */
export function placeSoFar(
	endpointUrl: string | undefined,
	...named: readonly string[]
): Section | undefined {
	const words = [...endpointWords(endpointUrl), ...named];
	return words.length === 0 ? undefined : placeLine(words.join(' · '));
}

const placeLine = (text: string): Section =>
	linesSection({
		id: 'place',
		offers: () => [{rank: 'place', rows: 1}],
		lines: columns => linesOf(safeText(text), columns),
		read: safeText(text),
	});

/** A narrower window has no room for a time beside the place. */
export const narrow = 40;

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
		<PlaceAndTime place={[username, ...placeWords(connection)]}>
			{(columns >= narrow || isRead) && (
				<>
					{'session '}
					<Countdown
						until={tokens.expiresAt}
						clock={now}
						afterwards={canRefresh ? sessionEnd.renews : sessionEnd.ends}
					/>
				</>
			)}
		</PlaceAndTime>
	);
}

/** A place, truncated if necessary, followed by a time, which never is. */
export function PlaceAndTime({
	place,
	children,
}: {
	readonly place: readonly string[];
	/** The time; false if there is no room for it. */
	readonly children: ReactNode;
}) {
	return (
		<Box>
			<Text wrap="truncate">{place.map(word => safeText(word)).join(' · ')}</Text>
			{children !== false && (
				<Box flexShrink={0}>
					<Text>
						{' · '}
						{children}
					</Text>
				</Box>
			)}
		</Box>
	);
}

/** The name of a connection; a pool's ID already contains its region. */
export const placeWords = ({client, demo}: Connection): readonly string[] => [
	...(demo ? [] : endpointWords(client.endpointUrl)),
	client.userPoolId ?? `client ${client.clientId}`,
	...(client.userPoolId?.startsWith(`${client.region}_`) ? [] : [client.region]),
	...(demo ? [demoPlace] : []),
];

/** An endpoint other than Amazon's comes first, so that it is never truncated. */
function endpointWords(endpointUrl: string | undefined): readonly string[] {
	const endpoint = shownEndpoint(endpointUrl);
	return endpoint === undefined ? [] : [endpoint];
}
