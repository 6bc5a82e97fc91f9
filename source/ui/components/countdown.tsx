import {Text, useAnimation, useIsScreenReaderEnabled} from 'ink';
import {timeLeft} from './time-left.ts';

/**
 * The time left until `until` in words, counting down; undefined when it is over. Both times in ms since the epoch; the
 * clock is asked at each tick, so a computer that slept shows the truth when it wakes. A screen reader hears the minutes
 * only, once a minute.
 */
export function useTimeLeft(until: number, clock: () => number): string | undefined {
	const isRead = useIsScreenReaderEnabled();
	const left = until - clock();
	const isCoarse = isRead || left > 3_600_000;
	useAnimation({interval: isCoarse ? 60_000 : 1_000, isActive: left > 0});
	return left > 0 ? timeLeft(left, isCoarse) : undefined;
}

/** The time left until `until`, ms since the epoch, counting down. */
export function Countdown({
	until,
	clock,
	afterwards,
}: {
	readonly until: number;
	/** ms since the epoch. */
	readonly clock: () => number;
	/** What replaces it when the time is over. */
	readonly afterwards: string;
}) {
	return <Text>{useTimeLeft(until, clock) ?? afterwards}</Text>;
}
