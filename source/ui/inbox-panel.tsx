import {Box, Text} from 'ink';
import {useSyncExternalStore} from 'react';
import type {Inbox} from '../flow/connection.ts';
import {safeText} from '../safe-text.ts';
import {Prose} from './components/prose.tsx';

/** What the demo pool "sent", as it would be on a phone. */
export function InboxPanel({
	inbox,
	width = 40,
}: {
	readonly inbox: Inbox;
	/** Columns, the frame included. */
	readonly width?: number;
}) {
	const messages = useSyncExternalStore(inbox.subscribe, inbox.messages);
	const newest = messages.at(-1);
	return (
		<Box
			flexDirection="column"
			flexShrink={0}
			width={width}
			borderStyle="round"
			borderDimColor
			paddingX={1}
		>
			<Text bold>Demo inbox ({messages.length})</Text>
			{newest ? (
				<>
					<Text dimColor wrap="truncate">
						{newest.medium} to {safeText(newest.destination)}
					</Text>
					<Prose>{safeText(newest.body)}</Prose>
				</>
			) : (
				<Text dimColor>Nothing yet.</Text>
			)}
		</Box>
	);
}
