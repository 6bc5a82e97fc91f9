import {useAnimation, useIsScreenReaderEnabled} from 'ink';
import {timeLeft} from './components/time-left.ts';

/** ` in 28 s` until `until` (ms since 1970), counting down beside a key; empty afterwards. */
export function useWait(until: number, now: () => number): string {
	const isRead = useIsScreenReaderEnabled();
	const left = until - now();
	useAnimation({interval: 1_000, isActive: left > 0 && !isRead});
	return left > 0 ? ` in ${timeLeft(left)}` : '';
}
