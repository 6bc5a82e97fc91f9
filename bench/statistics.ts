/** The quantile of `values` at `part`, interpolated between the nearest two. NaN if empty. */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const place = (sorted.length - 1) * part;
	const below = sorted[Math.floor(place)] ?? Number.NaN;
	const above = sorted[Math.ceil(place)] ?? Number.NaN;
	return below + (above - below) * (place % 1);
}

/** The median and the quartiles of `values`. */
export type Summary = {
	readonly median: number;
	readonly p25: number;
	readonly p75: number;
	readonly count: number;
};

/** Uses medians rather than means: a shared machine only ever adds to a measurement. */
export function summarise(values: readonly number[]): Summary {
	return {
		median: quantile(values, 0.5),
		p25: quantile(values, 0.25),
		p75: quantile(values, 0.75),
		count: values.length,
	};
}

/**
 * The median of the ratios by round: a temporary slowdown affects both sides of a round. `values` and `base` are from
 * the same rounds, in order.
 */
export function ratio(values: readonly number[], base: readonly number[]): number {
	return quantile(
		values.map((value, round) => value / (base[round] ?? Number.NaN)),
		0.5,
	);
}
