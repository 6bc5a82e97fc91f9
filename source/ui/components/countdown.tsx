import {Text, useAnimation, useIsScreenReaderEnabled} from 'ink';
import {timeLeft} from './time-left.ts';

/**
 * The time left until `until` in words, counting down; undefined once it is over. `until` is in ms since 1970. Reads
 * the clock at each tick, so it is right after the computer has slept. A screen reader gets only the minutes, once a
 * minute.
 */
export function useTimeLeft(until: number, clock: () => number): string | undefined {
	const isRead = useIsScreenReaderEnabled();
	const left = until - clock();
	const isCoarse = isRead || left > 3_600_000;
	useAnimation({interval: isCoarse ? 60_000 : 1_000, isActive: left > 0});
	return left > 0 ? timeLeft(left, isCoarse) : undefined;
}

/** Counts down the time left until `until`, ms since 1970. */
export function Countdown({
	until,
	clock,
	afterwards,
}: {
	readonly until: number;
	/** ms since 1970. */
	readonly clock: () => number;
	/** Shown once the time is over. */
	readonly afterwards: string;
}) {
	return <Text>{useTimeLeft(until, clock) ?? afterwards}</Text>;
}
