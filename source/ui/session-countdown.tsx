import {Text, useIsScreenReaderEnabled} from 'ink';
import type {Challenge} from '../cognito/cognito.ts';
import {timeToAnswer} from '../copy/screen-words.ts';
import type {Attempt} from '../flow/connection.ts';
import {useTimeLeft} from './components/countdown.tsx';
import type {Section} from './layout/section.ts';
import {narrow, PlaceAndTime, placeWords} from './where.tsx';

/** The default of AuthSessionValidity, which can be 3 to 15 minutes; an app client's own setting can't be read. */
const sessionLife = 3 * 60_000;

/** A challenge with its sign-in attempt. */
type Asked = {readonly attempt: Attempt; readonly challenge: Challenge};

/** Who is signing in, where, and how long the challenge can still be answered. */
export const sessionCountdown = (asked: Asked, now: () => number): Section => ({
	id: 'place',
	offers: () => [{rank: 'place', rows: 1}],
	draw: (_, columns) => <SessionCountdown {...asked} now={now} columns={columns} />,
});

function SessionCountdown({
	attempt: {username, connection},
	challenge,
	now,
	columns,
}: Asked & {readonly now: () => number; readonly columns: number}) {
	const isRead = useIsScreenReaderEnabled();
	const left = useTimeLeft(challenge.askedAt + sessionLife, now);
	if (left === undefined) return <Text>{timeToAnswer.afterwards}</Text>;
	const time = timeToAnswer.answerIn(left);
	// In a narrow window, the time is worth more than a truncated place.
	if (columns < narrow && !isRead) return <Text wrap="truncate">{time}</Text>;
	return <PlaceAndTime place={[username, ...placeWords(connection)]}>{time}</PlaceAndTime>;
}
