import {
	Box,
	type DOMElement,
	Text,
	Transform,
	useBoxMetrics,
	useIsScreenReaderEnabled,
	useWindowSize,
} from 'ink';
import TextInput from 'ink-text-input';
import {type ReactNode, use, useRef} from 'react';
import stringWidth from 'string-width';
import {cutShort} from '../../drawing/wrap-text.ts';
import {useTheme} from '../theme.ts';
import {useCursorIn} from '../use-cursor-in.ts';
import {WaitingContext} from '../waiting.ts';
import {type Accepts, countGraphemes, type Edit} from './text-edit.ts';
import {type TextWindow, windowOf} from './text-window.ts';
import {useTextField} from './use-text-field.ts';

/** A `code` has no spaces; a `secret` is masked; a `token` has no spaces and is shown by its length alone. */
export type TextFieldKind = 'text' | 'code' | 'secret' | 'token';

/** What a screen says about a field. */
export type TextFieldProps = {
	readonly kind?: TextFieldKind;
	/** Shown, greyed, while the field is empty. */
	readonly placeholder?: string;
	/** What the field holds when it first appears; give the field another `key` to start anew. */
	readonly initialValue?: string;
	/** Whether the first text typed replaces the initial value. */
	readonly isSelected?: boolean;
	/** Whether a secret is in sight. */
	readonly isShown?: boolean;
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

/** One line to type into. The terminal's own cursor is where the next key goes. */
export function TextField(props: TextFieldProps) {
	const waiting = use(WaitingContext);
	const {kind = 'text', placeholder = ''} = props;
	const initialValue = waiting ? (waiting.given ?? '') : (props.initialValue ?? '');
	const isActive = waiting === undefined && (props.isActive ?? true);
	const {isShown = false, limit = defaultLimit, onSubmit, onChange} = props;
	const {edit, isSelected} = useTextField({
		accepts: {...accepting[kind], limit},
		initialValue,
		isSelected: waiting === undefined && (props.isSelected ?? false),
		isActive,
		onSubmit,
		onChange,
	});

	const box = useRef<DOMElement>(null);
	const metrics = useBoxMetrics(box);
	const {columns} = useWindowSize();
	const width = props.width ?? (metrics.hasMeasured ? metrics.width : columns);
	const isRead = useIsScreenReaderEnabled();
	const {hasStyles} = useTheme();
	const isHidden = kind === 'secret' && !isShown;
	const shown = view(isHidden ? 'secret' : kind === 'secret' ? 'text' : kind, edit, width, isRead);
	// What is transformed is not cut by Ink.
	const hint = stringWidth(placeholder) > width ? cutShort(placeholder, width) : placeholder;
	useCursorIn(box, isActive ? shown.cursorColumn : undefined);

	// ink-text-input draws, and only draws: it hears no key and never holds the text of a secret.
	return (
		<Box
			ref={box}
			height={1}
			{...(props.width === undefined ? {flexGrow: 1, flexBasis: 0} : {width: props.width})}
		>
			<Underlined isOn={isActive && hasStyles && !isRead} isSelected={isSelected}>
				<TextInput
					value={shown.text}
					placeholder={hint}
					{...(isHidden && !isRead ? {mask: '•'} : {})}
					focus={false}
					showCursor={false}
					onChange={ignore}
				/>
				{isRead ? '' : ' '.repeat(Math.max(0, width - widestOf(shown.text || hint)))}
			</Underlined>
		</Box>
	);
}

/**
 * The line under the field that hears the keys. It isn't a colour: NO_COLOR does not take it away, as it would what Ink
 * styles.
 */
function Underlined({
	isOn,
	isSelected,
	children,
}: {
	readonly isOn: boolean;
	/** Drawn in reverse, as a selection is. */
	readonly isSelected: boolean;
	readonly children: ReactNode;
}) {
	const [start, end] = isSelected ? ['\u001b[4;7m', '\u001b[24;27m'] : ['\u001b[4m', '\u001b[24m'];
	return (
		<Transform transform={line => (isOn ? `${start}${line}${end}` : line)}>
			<Text wrap="truncate">{children}</Text>
		</Transform>
	);
}

/** Columns at the most: many terminals draw the parts of a joined character beside each other, and a full line breaks. */
function widestOf(text: string): number {
	const apart = Array.from(text).reduce((sum, character) => sum + stringWidth(character), 0);
	return Math.max(apart, stringWidth(text));
}

function ignore() {}

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
