import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Inbox} from '../../flow/connection.ts';
import type {Notice} from '../../flow/notice.ts';
import type {Hint} from '../components/key-hints.tsx';
import {Prose} from '../components/prose.tsx';
import {InboxPanel} from '../inbox-panel.tsx';
import {Screen} from '../screen.tsx';
import {TextField, type TextFieldKind} from '../text-field/text-field.tsx';
import {useKeys} from '../use-keys.ts';

/** A screen with one field to fill in. */
export function FieldScreen({
	title,
	about,
	explanation,
	label,
	kind = 'text',
	placeholder,
	initialValue,
	notice,
	hints = [],
	onSubmit,
	onChange,
	onKey,
	inbox,
	children,
}: {
	readonly title: string;
	readonly about?: ReactNode;
	readonly explanation?: string | undefined;
	readonly label: string;
	readonly kind?: TextFieldKind;
	readonly placeholder?: string | undefined;
	readonly initialValue?: string | undefined;
	readonly notice?: Notice | undefined;
	/** Keys besides Enter, Esc and Ctrl+C. */
	readonly hints?: readonly Hint[];
	readonly onSubmit: (value: string) => void;
	readonly onChange?: ((value: string) => void) | undefined;
	/** Hears the names of all keys; those of `hints` are its business, the rest the field's. */
	readonly onKey?: (name: string) => void;
	/** Where the demo's code arrives. */
	readonly inbox?: Inbox | undefined;
	/** Above the field. */
	readonly children?: ReactNode;
}) {
	useKeys(name => onKey?.(name));
	return (
		<Screen
			title={title}
			about={about}
			notice={notice}
			hints={[['Enter', 'go on'], ...hints, ['Esc', 'back']]}
		>
			{explanation !== undefined && <Prose>{explanation}</Prose>}
			{children}
			<LabelledField label={label}>
				<TextField
					kind={kind}
					{...(placeholder !== undefined && {placeholder})}
					{...(initialValue !== undefined && {initialValue})}
					{...(onChange && {onChange})}
					onSubmit={onSubmit}
				/>
			</LabelledField>
			{inbox && <InboxPanel inbox={inbox} />}
		</Screen>
	);
}

/** A field with its label in front of it. */
export function LabelledField({
	label,
	children,
}: {
	readonly label: string;
	readonly children: ReactNode;
}) {
	return (
		<Box>
			<Box flexShrink={0}>
				<Text>{label} </Text>
			</Box>
			{children}
		</Box>
	);
}
