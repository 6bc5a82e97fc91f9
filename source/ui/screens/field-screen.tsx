import {explanations} from '../../copy/screen-words.ts';
import type {Inbox} from '../../flow/connection.ts';
import {fieldSection} from '../components/field.tsx';
import type {Hint} from '../components/key-hints.tsx';
import {prose} from '../components/words.tsx';
import {useInboxPanel} from '../inbox-panel.tsx';
import type {Aside, Sections} from '../layout/section.ts';
import {Screen, type ScreenParts} from '../screen.tsx';
import type {TextFieldKind} from '../text-field/text-field.tsx';
import {useKeys} from '../use-keys.ts';

/** A screen with a single field. */
export function FieldScreen({
	explanation,
	label,
	kind,
	placeholder,
	initialValue,
	isShown,
	hints = [],
	onSubmit,
	onChange,
	onKey,
	inbox,
	above = [],
	aside,
	foot = [],
	copies = [],
	wasTyped = true,
	...parts
}: Omit<ScreenParts, 'body' | 'hints'> & {
	readonly explanation?: string | undefined;
	readonly label: string;
	readonly kind?: TextFieldKind;
	readonly placeholder?: string | undefined;
	/** The initial content, selected, so that the first typed character replaces it. */
	readonly initialValue?: string | undefined;
	/** Whether a secret is visible. */
	readonly isShown?: boolean;
	/** Keys besides Enter, Esc and Ctrl+C. */
	readonly hints?: readonly Hint[] | undefined;
	readonly onSubmit: (value: string) => void;
	readonly onChange?: ((value: string) => void) | undefined;
	/** Receives the names of all keys; it handles those in `hints`, the field handles the others. */
	readonly onKey?: (name: string) => void;
	/** The inbox that gets the demo's code. */
	readonly inbox?: Inbox | undefined;
	/** Whether the notice is about what was typed here: a refused secret is cleared. */
	readonly wasTyped?: boolean;
	/** Sections between the explanation and the field. */
	readonly above?: Sections;
	readonly aside?: Aside | undefined;
}) {
	useKeys(name => onKey?.(name));
	const panel = useInboxPanel(inbox);
	return (
		<Screen
			{...parts}
			aside={aside ?? panel.aside}
			copies={[...copies, ...panel.copies]}
			foot={[
				kind === 'secret' &&
					wasTyped &&
					parts.notice?.kind === 'problem' &&
					prose({id: 'cleared', words: explanations.cleared}),
				...foot,
			]}
			hints={[['Enter', 'continue'], ...hints, ['Esc', 'back']]}
			body={[
				explanation !== undefined && prose({id: 'explanation', words: explanation}),
				...above,
				fieldSection({
					label,
					...(kind && {kind}),
					...(placeholder !== undefined && {placeholder}),
					...(initialValue !== undefined && {initialValue, isSelected: true}),
					...(isShown && {isShown}),
					...(onChange && {onChange}),
					onSubmit,
				}),
			]}
		/>
	);
}
