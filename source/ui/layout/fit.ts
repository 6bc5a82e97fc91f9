/**
 * The uses of a window's rows, most important first. This alone decides what gives way if there are too few: a screen
 * only says what each of its parts is.
 */
export const ranks = [
	/** The screen's title. */
	'title',
	/** The field or list for input. */
	'input',
	/** One row of keys, including the way out. */
	'exit',
	/** The first row of an error. */
	'failure',
	/** The help, or another panel that a key has opened. */
	'panel',
	/** Enough rows of a list to see the choices. */
	'choices',
	/** The demo's code, in one row: without it, the user can't continue. */
	'code',
	/** The facts needed to answer: the destination of a code, the question. */
	'question',
	/** The rest of an error. */
	'notice',
	/** A QR code, drawn completely or not at all. */
	'picture',
	/** The rest of the keys: what can be done takes precedence over the place. */
	'keys',
	/** Who is signed in, and where. */
	'place',
	/** How many codes are left this hour. */
	'counter',
	/** The demo's inbox in its frame. */
	'inbox',
	/** Empty rows between the parts. */
	'air',
	/** The rest of a list. */
	'list',
	/** Optional facts. */
	'facts',
	/** For later use: the same call as a command. */
	'extra',
] as const;

/** The rank of a part of a screen. */
export type Rank = (typeof ranks)[number];

/** A number of rows that a part could use. An elastic offer also takes fewer. */
export type Offer = {readonly rank: Rank; readonly rows: number; readonly isElastic?: boolean};

/** A section's offers, with increasing rows, and whether it wants an empty row before it. */
export type Wants = {readonly offers: readonly Offer[]; readonly hasGap: boolean};

/** The rows that a section gets. */
export type Share = {readonly rows: number; readonly hasGap: boolean};

/**
 * Distributes `room` rows: rank by rank, each part gets the rows it asks for, as long as they last. `height` returns
 * the total rows of these shares, and must never shrink when a share grows.
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
	// For the parts that were added after the first round of gaps.
	giveGaps();
	return shares;
}
