import {Text, useIsScreenReaderEnabled} from 'ink';
import type {Challenge} from '../cognito/cognito.ts';
import {timeToAnswer} from '../copy/screen-words.ts';
import {Countdown} from './components/countdown.tsx';
import type {Section} from './layout/section.ts';

/** AuthSessionValidity, 3 to 15 minutes; an app client's own is not told to anybody. */
const sessionLife = 3 * 60_000;

/** How long the question can still be answered. */
export const sessionCountdown = (challenge: Challenge, now: () => number): Section => ({
	id: 'place',
	offers: () => [{rank: 'place', rows: 1}],
	draw: () => <SessionCountdown until={challenge.askedAt + sessionLife} now={now} />,
});

function SessionCountdown({until, now}: {readonly until: number; readonly now: () => number}) {
	const isRead = useIsScreenReaderEnabled();
	return (
		<Text dimColor wrap={isRead ? 'wrap' : 'truncate'}>
			<Countdown
				until={until}
				clock={now}
				before={timeToAnswer.before}
				afterwards={timeToAnswer.afterwards}
			/>
		</Text>
	);
}
