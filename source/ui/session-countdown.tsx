import {Text, useIsScreenReaderEnabled} from 'ink';
import type {Challenge} from '../cognito/cognito.ts';
import {timeToAnswer} from '../copy/screen-words.ts';
import type {Attempt} from '../flow/connection.ts';
import {useTimeLeft} from './components/countdown.tsx';
import type {Section} from './layout/section.ts';
import {narrow, PlaceAndTime, placeWords} from './where.tsx';

/** AuthSessionValidity, 3 to 15 minutes; an app client's own is not told to anybody. */
const sessionLife = 3 * 60_000;

/** A question of the pool, and who is to answer it. */
type Asked = {readonly attempt: Attempt; readonly challenge: Challenge};

/** Who is signing in, where, and how long the question can still be answered. */
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
	// The time tells more than a place that is cut.
	if (columns < narrow && !isRead) return <Text wrap="truncate">{time}</Text>;
	return <PlaceAndTime place={[username, ...placeWords(connection)]}>{time}</PlaceAndTime>;
}
