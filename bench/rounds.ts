/** Something measured once a round: gives milliseconds. */
export type Contender = {
	readonly name: string;
	readonly measure: () => Promise<number>;
};

/**
 * Measures all of `contenders` once a round, so that each round sees the same machine, in an order that turns round each
 * time. One round before the first warms the caches and is not counted. Gives each one's milliseconds, by round.
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
