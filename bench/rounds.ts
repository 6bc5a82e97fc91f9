/** Something that is measured once per round; returns milliseconds. */
export type Contender = {
	readonly name: string;
	readonly measure: () => Promise<number>;
};

/**
 * Measures all of `contenders` once per round, so that each round has the same conditions, in an order that alternates.
 * An extra first round warms the caches and isn't counted. Returns each one's milliseconds by round.
 */
export async function measureRounds(
	contenders: readonly Contender[],
	rounds: number,
	onRound: (done: number) => void = () => {},
): Promise<ReadonlyMap<string, readonly number[]>> {
	const measured = new Map(contenders.map(({name}) => [name, [] as number[]]));
	for (let round = 0; round <= rounds; round++) {
		for (const {name, measure} of round % 2 ? contenders.toReversed() : contenders) {
			const ms = await measure();
			if (round > 0) measured.get(name)?.push(ms);
		}
		onRound(round);
	}
	return measured;
}
