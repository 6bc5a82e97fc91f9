import {Box, type DOMElement, useIsScreenReaderEnabled, useStdout, useWindowSize} from 'ink';
import {createContext, type RefObject, use, useLayoutEffect, useRef} from 'react';
import {fit, type Share} from './fit.ts';
import type {Aside, Section, Sections} from './section.ts';

/** Whether finished steps precede the screen, which then starts with an empty row if there is room. */
export const FollowsContext = createContext(false);

/** Columns between the body and the section beside it. */
const gutter = 2;

/** The maximum width of a body with a section beside it, so that the two aren't far apart. */
const widestBody = 76;

/**
 * Stacks the sections of a screen in at most one row less than the window has, with `aside` beside the `body` if the
 * window is wide enough. `fit.ts` decides how the rows are used.
 */
export function Layout({
	head,
	body,
	aside,
	foot,
}: {
	readonly head: Sections;
	readonly body: Sections;
	readonly aside?: Aside | undefined;
	readonly foot: Sections;
}) {
	const {columns, rows} = useWindowSize();
	const isRead = useIsScreenReaderEnabled();
	const frame = useRef<DOMElement>(null);
	useClip(frame);
	const follows = use(FollowsContext);
	const isBeside = aside !== undefined && columns >= aside.besideFrom && !isRead;
	const bodyColumns = isBeside ? Math.min(columns - aside.width - gutter, widestBody) : columns;
	const [above, middle, below] = [present(head), present(body), present(foot)];
	const sections = [...above, ...middle, ...(aside ? [aside] : []), ...below];
	const columnsOf = (section: Section) => {
		if (section === aside) return Math.min(columns, aside.width);
		return middle.includes(section) ? bodyColumns : columns;
	};
	const height = (shares: readonly Share[]) => {
		const sum = (from: number, length: number) =>
			shares
				.slice(from, from + length)
				.reduce((total, {rows, hasGap}) => total + rows + (hasGap ? 1 : 0), 0);
		const band = sum(above.length, middle.length);
		const side = aside ? sum(above.length + middle.length, 1) : 0;
		return (
			sum(0, above.length) +
			(isBeside ? Math.max(band, side) : band + side) +
			sum(sections.length - below.length, below.length)
		);
	};
	const wants = sections.map((section, index) => ({
		offers: section.offers(columnsOf(section)),
		hasGap: index === 0 ? follows : section.hasGap === true,
	}));
	const room = Math.max(1, rows - 1);
	const shares: readonly Share[] = isRead
		? wants.map(({hasGap}) => ({rows: Number.POSITIVE_INFINITY, hasGap}))
		: fit(wants, room, height);
	const drawn = (section: Section) => {
		const {rows = 0, hasGap = false} = shares[sections.indexOf(section)] ?? {};
		if (rows === 0) return null;
		return (
			<Box
				key={section.id}
				flexShrink={0}
				marginTop={hasGap ? 1 : 0}
				{...(!isRead && {height: rows, overflow: 'hidden'})}
			>
				{section.draw(rows, columnsOf(section))}
			</Box>
		);
	};
	return (
		<Box ref={frame} flexDirection="column" {...(!isRead && {maxHeight: room, overflow: 'hidden'})}>
			{above.map(drawn)}
			<Box flexDirection={isBeside ? 'row' : 'column'} columnGap={gutter} flexShrink={0}>
				<Box flexDirection="column" flexShrink={0} width={bodyColumns}>
					{middle.map(drawn)}
				</Box>
				{aside && drawn(aside)}
			</Box>
			{below.map(drawn)}
		</Box>
	);
}

const present = (sections: Sections): readonly Section[] =>
	sections.filter(section => section !== undefined && section !== false);

/**
 * When the window gets lower, Ink redraws the previous frame before React does. This cuts it to the new height, so that
 * it doesn't overflow at the top.
 */
function useClip(frame: RefObject<DOMElement | null>): void {
	const {stdout} = useStdout();
	useLayoutEffect(() => {
		const clip = () => {
			if (!('rows' in stdout) || typeof stdout.rows !== 'number') return;
			frame.current?.yogaNode?.setMaxHeight(Math.max(1, stdout.rows - 1));
		};
		stdout.prependListener('resize', clip);
		return () => {
			stdout.off('resize', clip);
		};
	}, [stdout, frame]);
}
