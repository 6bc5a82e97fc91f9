import type {ReactNode} from 'react';
import type {Offer} from './fit.ts';

/**
 * A part of a screen that knows how many rows it takes before it is drawn, and can be drawn in fewer. The layout
 * decides how many it gets.
 */
export type Section = {
	/** Keeps what is typed in it while the layout changes. */
	readonly id: string;
	/** Whether an empty row precedes it where there is room. */
	readonly hasGap?: boolean;
	/** What it asks for in so many columns; fewer rows first. */
	readonly offers: (columns: number) => readonly Offer[];
	/** Itself, in so many rows and columns: never more than it asked for, and never none. */
	readonly draw: (rows: number, columns: number) => ReactNode;
};

/** A section that can go beside the others. */
export type Aside = Section & {
	readonly width: number;
	/** It goes beside the others in a window of at least so many columns, below them otherwise. */
	readonly besideFrom: number;
};

/** A list of sections, which may have holes. */
export type Sections = ReadonlyArray<Section | undefined | false>;
