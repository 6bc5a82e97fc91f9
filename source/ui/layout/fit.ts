/**
 * What the rows of a window are spent on, dearest first. This is the one place that decides what gives way where there
 * are too few: a screen says only what each of its parts is.
 */
export const ranks = [
	/** The name of the screen. */
	'title',
	/** Where the person types or chooses. */
	'input',
	/** One row of keys, the way out among them. */
	'exit',
	/** The first words of what went wrong. */
	'failure',
	/** Help, or another panel that a key has opened. */
	'panel',
	/** Enough rows of a list to see what there is to choose. */
	'choices',
	/** The demo's code, in one row: without it there is no way on. */
	'code',
	/** What the person must know to answer: where a code went, what is asked. */
	'question',
	/** The rest of what went wrong. */
	'notice',
	/** A code to scan: it can be drawn whole or not at all. */
	'picture',
	/** The rest of the keys: what can be done here comes before where it is. */
	'keys',
	/** Who is signed in, and where. */
	'place',
	/** What is left of the hour's codes. */
	'counter',
	/** The demo's inbox in its frame. */
	'inbox',
	/** Empty rows between the parts. */
	'air',
	/** The rest of a list. */
	'list',
	/** What is good to know. */
	'facts',
	/** What is for another day: the same call as a command. */
	'extra',
] as const;

/** What a part of a screen is. */
export type Rank = (typeof ranks)[number];

/** So many rows are wanted for this. An elastic offer takes fewer where there are fewer. */
export type Offer = {readonly rank: Rank; readonly rows: number; readonly isElastic?: boolean};

/** What a part of a screen asks for: offers of more and more rows, and an empty row in front of it. */
export type Wants = {readonly offers: readonly Offer[]; readonly hasGap: boolean};

/** What a part of a screen gets. */
export type Share = {readonly rows: number; readonly hasGap: boolean};

/**
 * Shares out `room` rows: rank by rank, each part is given the rows it asks for, as far as they last. `height` tells
 * how many rows these shares take together; it never shrinks where a share grows.
 */
export function fit(
	wants: readonly Wants[],
	room: number,
	height: (shares: readonly Share[]) => number,
): readonly Share[] {
	let shares: readonly Share[] = wants.map(() => ({rows: 0, hasGap: false}));
	const give = (index: number, share: Share) => {
		const next = shares.with(index, share);
		if (height(next) > room) return false;
		shares = next;
		return true;
	};
	const giveGaps = () => {
		for (const [index, {hasGap}] of wants.entries()) {
			const {rows = 0} = shares[index] ?? {};
			if (hasGap && rows > 0) give(index, {rows, hasGap: true});
		}
	};
	for (const rank of ranks) {
		if (rank === 'air') giveGaps();
		for (const [index, {offers}] of wants.entries()) {
			for (const offer of offers) {
				if (offer.rank !== rank) continue;
				const share = shares[index] ?? {rows: 0, hasGap: false};
				let rows = offer.isElastic ? Math.min(offer.rows, room) : offer.rows;
				while (rows > share.rows && !give(index, {...share, rows})) {
					rows = offer.isElastic ? rows - 1 : 0;
				}
			}
		}
	}
	// In front of the parts that have come after the first empty rows.
	giveGaps();
	return shares;
}
