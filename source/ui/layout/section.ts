import type {ReactNode} from 'react';
import type {Offer} from './fit.ts';

/**
 * A part of a screen that knows how many rows it needs before it is drawn, and can be drawn in fewer. The layout
 * decides how many it gets.
 */
export type Section = {
	/** Preserves what is typed in it while the layout changes. */
	readonly id: string;
	/** Whether an empty row precedes it if there is room. */
	readonly hasGap?: boolean;
	/** Its offers at this width, fewest rows first. */
	readonly offers: (columns: number) => readonly Offer[];
	/** Draws it in these rows and columns: never more than it asked for, and at least one. */
	readonly draw: (rows: number, columns: number) => ReactNode;
};

/** A section that can be placed beside the others. */
export type Aside = Section & {
	readonly width: number;
	/** The window width from which it goes beside the others instead of below. */
	readonly besideFrom: number;
};

/** A list of sections; missing ones are skipped. */
export type Sections = ReadonlyArray<Section | undefined | false>;
