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

/** A `code` has no spaces; a `secret` is masked; a `token` has no spaces and only its length is shown. */
export type TextFieldKind = 'text' | 'code' | 'secret' | 'token';

/** The properties of a field. */
export type TextFieldProps = {
	readonly kind?: TextFieldKind;
	/** Shown in gray while the field is empty. */
	readonly placeholder?: string;
	/** The initial content; a different `key` resets the field. */
	readonly initialValue?: string;
	/** Whether the first text typed replaces the initial value. */
	readonly isSelected?: boolean;
	/** Whether a secret is visible. */
	readonly isShown?: boolean;
	/** Only the active field receives keys and has the cursor. */
	readonly isActive?: boolean;
	/** The width in columns; the available space by default. */
	readonly width?: number;
	/** The maximum length, in UTF-16 units. */
	readonly limit?: number;
	readonly onSubmit: (value: string) => void;
	readonly onChange?: (value: string) => void;
};

/** Longer than any token, password or address; the longest access tokens seen have about 6,000 characters. */
const defaultLimit = 16_384;

const accepting: Readonly<Record<TextFieldKind, Omit<Accepts, 'limit'>>> = {
	text: {spaces: true},
	code: {spaces: false},
	secret: {spaces: true},
	token: {spaces: false},
};

/** A single-line text field. The terminal's own cursor is at the insertion point. */
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
	// Ink doesn't truncate transformed text.
	const hint = stringWidth(placeholder) > width ? cutShort(placeholder, width) : placeholder;
	useCursorIn(box, isActive ? shown.cursorColumn : undefined);

	// ink-text-input only draws: it receives no keys and never gets the text of a secret.
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

/** The line under the active field. It isn't a color, so NO_COLOR doesn't remove it, as it does Ink's styles. */
function Underlined({
	isOn,
	isSelected,
	children,
}: {
	readonly isOn: boolean;
	/** Drawn inverted, like a selection. */
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

/**
 * The maximum columns: many terminals draw the parts of a joined character side by side, and a full line would wrap.
 */
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
