import type {Challenge} from '../cognito/cognito.ts';
import {Countdown} from './components/countdown.tsx';
import {Prose} from './components/prose.tsx';

/** AuthSessionValidity, 3 to 15 minutes; an app client's own is not told to anybody. */
const sessionLife = 3 * 60_000;

/** How long the question can still be answered. */
export function SessionCountdown({
	challenge,
	now,
}: {
	readonly challenge: Challenge;
	readonly now: () => number;
}) {
	return (
		<Prose dimColor>
			Time to answer:{' '}
			<Countdown
				until={challenge.askedAt + sessionLife}
				clock={now}
				afterwards="probably over; the app starts again if it is"
			/>
		</Prose>
	);
}
