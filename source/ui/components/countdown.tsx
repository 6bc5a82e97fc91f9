import {Text, useAnimation, useIsScreenReaderEnabled} from 'ink';
import {timeLeft} from './time-left.ts';

/**
 * The time left until `until`, counting down. Both times in ms since the epoch; the clock is asked at each tick, so a
 * computer that slept shows the truth when it wakes. A screen reader hears the minutes only, once a minute.
 */
export function Countdown({
	until,
	clock,
	before = '',
	afterwards,
}: {
	readonly until: number;
	readonly clock: () => number;
	/** What stands in front of the time. */
	readonly before?: string;
	/** What stands there when the time is over. */
	readonly afterwards: string;
}) {
	const isRead = useIsScreenReaderEnabled();
	const left = until - clock();
	const isCoarse = isRead || left > 3_600_000;
	useAnimation({interval: isCoarse ? 60_000 : 1_000, isActive: left > 0});
	return <Text>{left > 0 ? before + timeLeft(left, isCoarse) : afterwards}</Text>;
}
