/**
 * A duration in words, `23 h 59 min`, `12 min 05 s`, `9 s`; rounded up, so that it never reaches 0 early. Without
 * seconds if coarse.
 *
 * @param milliseconds more than 0
 */
export function timeLeft(milliseconds: number, isCoarse = false): string {
	const seconds = Math.ceil(milliseconds / 1_000);
	if (isCoarse || seconds >= 3_600) {
		const minutes = Math.ceil(seconds / 60);
		const hours = Math.floor(minutes / 60);
		return hours === 0 ? `${minutes} min` : `${hours} h ${pad(minutes % 60)} min`;
	}
	const minutes = Math.floor(seconds / 60);
	return minutes === 0 ? `${seconds} s` : `${minutes} min ${pad(seconds % 60)} s`;
}

const pad = (value: number) => String(value).padStart(2, '0');
