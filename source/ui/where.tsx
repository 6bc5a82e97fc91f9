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

/** Where the person is about to sign in: a line, cut where it is too long. */
export const whereTo = (connection: Connection): Section =>
	placeLine(placeWords(connection).join(' · '));

/** What the person has named so far, behind an endpoint that is not Amazon's; none where there is nothing to say. */
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

/** Columns of a window that has no room for a time beside the place. */
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

/** A place, cut where it is too long, and behind it a time, which is not. */
export function PlaceAndTime({
	place,
	children,
}: {
	readonly place: readonly string[];
	/** The time; false where there is no room for it. */
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

/** What is connected to; the ID of a pool begins with its region. */
export const placeWords = ({client, demo}: Connection): readonly string[] => [
	...(demo ? [] : endpointWords(client.endpointUrl)),
	client.userPoolId ?? `client ${client.clientId}`,
	...(client.userPoolId?.startsWith(`${client.region}_`) ? [] : [client.region]),
	...(demo ? [demoPlace] : []),
];

/** An endpoint that is not Amazon's comes first, so that no narrow terminal cuts it off. */
function endpointWords(endpointUrl: string | undefined): readonly string[] {
	const endpoint = shownEndpoint(endpointUrl);
	return endpoint === undefined ? [] : [endpoint];
}
