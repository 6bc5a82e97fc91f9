import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {safeText} from '../../safe-text.ts';
import {colours, useTheme} from '../theme.ts';
import {Prose} from './prose.tsx';

/** How much a notice matters. */
export type NoticeKind = 'good' | 'info' | 'warning' | 'error';

const said: Readonly<Record<NoticeKind, string>> = {
	good: '',
	info: '',
	warning: 'Warning: ',
	error: 'Error: ',
};

/** What happened, and what to do next. */
export function Notice({
	kind,
	says,
	tryNext,
}: {
	readonly kind: NoticeKind;
	readonly says: string;
	readonly tryNext?: string | undefined;
}) {
	const {symbols} = useTheme();
	const isRead = useIsScreenReaderEnabled();
	const looks = {
		good: {sign: symbols.tick, color: colours.good},
		info: {sign: symbols.info, color: colours.accent},
		warning: {sign: symbols.warning, color: colours.warning},
		error: {sign: symbols.cross, color: colours.bad},
	}[kind];
	const next = tryNext === undefined ? undefined : safeText(tryNext);
	if (isRead) {
		return (
			<Prose>
				{said[kind]}
				{safeText(says)}
				{next === undefined ? '' : ` ${next}`}
			</Prose>
		);
	}
	return (
		<Box>
			<Box flexShrink={0} width={2}>
				<Text color={looks.color}>{looks.sign}</Text>
			</Box>
			<Box flexDirection="column">
				<Prose>{safeText(says)}</Prose>
				{next !== undefined && <Prose dimColor>{next}</Prose>}
			</Box>
		</Box>
	);
}
