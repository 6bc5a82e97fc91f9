import {
	Box,
	type DOMElement,
	Text,
	useBoxMetrics,
	useIsScreenReaderEnabled,
	useWindowSize,
} from 'ink';
import TextInput from 'ink-text-input';
import {useRef} from 'react';
import {useCursorIn} from '../use-cursor-in.ts';
import {type Accepts, countGraphemes, type Edit} from './text-edit.ts';
import {type TextWindow, windowOf} from './text-window.ts';
import {useTextField} from './use-text-field.ts';

/** A `code` has no spaces; a `secret` is masked; a `token` has no spaces and is told by its length, never shown. */
export type TextFieldKind = 'text' | 'code' | 'secret' | 'token';

/** What a screen says about a field. */
export type TextFieldProps = {
	readonly kind?: TextFieldKind;
	/** Shown, greyed, while the field is empty. */
	readonly placeholder?: string;
	/** What the field holds when it first appears; give the field another `key` to start anew. */
	readonly initialValue?: string;
	/** Only the active field hears keys and has the cursor. */
	readonly isActive?: boolean;
	/** Columns to draw in; the space there is, when not given. */
	readonly width?: number;
	/** The longest value, in UTF-16 units. */
	readonly limit?: number;
	readonly onSubmit: (value: string) => void;
	readonly onChange?: (value: string) => void;
};

/** No token, password or address is longer; the longest access tokens seen have about 6,000 characters. */
const defaultLimit = 16_384;

const accepting: Readonly<Record<TextFieldKind, Omit<Accepts, 'limit'>>> = {
	text: {spaces: true},
	code: {spaces: false},
	secret: {spaces: true},
	token: {spaces: false},
};

/** One line to type into. The terminal's own cursor stands where the next key goes. */
export function TextField(props: TextFieldProps) {
	const {kind = 'text', placeholder = '', initialValue = '', isActive = true} = props;
	const {limit = defaultLimit, onSubmit, onChange} = props;
	const edit = useTextField({
		accepts: {...accepting[kind], limit},
		initialValue,
		isActive,
		onSubmit,
		onChange,
	});

	const box = useRef<DOMElement>(null);
	const metrics = useBoxMetrics(box);
	const {columns} = useWindowSize();
	const width = props.width ?? (metrics.hasMeasured ? metrics.width : columns);
	const isRead = useIsScreenReaderEnabled();
	const shown = view(kind, edit, width, isRead);
	useCursorIn(box, isActive ? shown.cursorColumn : undefined);

	// ink-text-input draws, and only draws: it hears no key and never holds the text of a secret.
	return (
		<Box
			ref={box}
			height={1}
			{...(props.width === undefined ? {flexGrow: 1, flexBasis: 0} : {width: props.width})}
		>
			<Text wrap="truncate">
				<TextInput
					value={shown.text}
					placeholder={placeholder}
					{...(kind === 'secret' && !isRead ? {mask: '•'} : {})}
					focus={false}
					showCursor={false}
					onChange={ignore}
				/>
			</Text>
		</Box>
	);
}

const ignore = () => {};

function view(kind: TextFieldKind, edit: Edit, width: number, isRead: boolean): TextWindow {
	if (edit.value === '' || kind === 'text' || kind === 'code') return windowOf(edit, width);
	const count = countGraphemes(edit.value);
	if (kind === 'secret' && !isRead) {
		const cursor = countGraphemes(edit.value.slice(0, edit.cursor));
		return windowOf({value: '•'.repeat(count), cursor}, width);
	}
	const text = `${count.toLocaleString('en-US')} character${count === 1 ? '' : 's'}`;
	return windowOf({value: text, cursor: text.length}, width);
}
