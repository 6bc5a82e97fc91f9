import {Box, Text} from 'ink';
import {type ReactNode, use} from 'react';
import type {Notice} from '../flow/notice.ts';
import type {Event, State, Step} from '../flow/state.ts';
import {type Hint, KeyHints} from './components/key-hints.tsx';
import {HelpContext} from './help.tsx';
import {NoticeText} from './notice-text.tsx';

/** What every screen is given: the state it draws, and what it can say. It decides nothing. */
export type ScreenProps<Name extends Step> = {
	readonly state: Extract<State, {step: Name}>;
	readonly send: (event: Event) => void;
	/** ms since the epoch. */
	readonly now: () => number;
};

/** The frame of a screen: its name first, where the person is, what it is for, what went wrong, and the keys. */
export function Screen({
	title,
	about,
	notice,
	hints,
	children,
}: {
	readonly title: string;
	readonly about?: ReactNode;
	readonly notice?: Notice | undefined;
	/** Keys besides Ctrl+C. */
	readonly hints: readonly Hint[];
	readonly children?: ReactNode;
}) {
	const isHelping = use(HelpContext);
	return (
		<Box flexDirection="column">
			<Text bold>{title}</Text>
			{about}
			<Box flexDirection="column" marginTop={1}>
				{children}
			</Box>
			{notice && (
				<Box marginTop={1}>
					<NoticeText notice={notice} />
				</Box>
			)}
			<Box marginTop={1}>
				<KeyHints hints={[...(isHelping ? withHelpOpen(hints) : hints), ['Ctrl+C', 'leave']]} />
			</Box>
		</Box>
	);
}

/** Esc closes the help before it does anything else. */
const withHelpOpen = (hints: readonly Hint[]): readonly Hint[] => [
	...hints.filter(([key]) => key !== 'Esc' && key !== '?'),
	['Esc', 'close this help'],
];

/** The keys of a screen with a list. */
export const listHints: readonly Hint[] = [
	['↑↓', 'move'],
	['Enter', 'choose'],
	['Esc', 'back'],
	['?', 'help'],
];
