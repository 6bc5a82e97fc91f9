import {useInput, usePaste, useStdin} from 'ink';
import {useEffect, useEffectEvent, useRef, useState} from 'react';
import {type Stroke, strokesOf} from './strokes.ts';
import {type Accepts, type Edit, editOf, insertText, pasteText, pressKey} from './text-edit.ts';
import {addTypeAhead, openTypeAhead, takeTypeAhead} from './type-ahead.ts';

/** The inputs and callbacks of a field. */
export type TextFieldOptions = {
	readonly accepts: Accepts;
	readonly initialValue: string;
	/** Whether the first text replaces the initial content, like a selection; other keys deselect it. */
	readonly isSelected: boolean;
	/** Only the active field receives keys. */
	readonly isActive: boolean;
	/** Called once per Enter with the value at that moment, even if it hasn't been drawn. */
	readonly onSubmit: (value: string) => void;
	readonly onChange: ((value: string) => void) | undefined;
};

/**
 * The text of a field, updated by keys and pastes. Every stroke is applied to the latest text rather than the last one
 * drawn, so keys that arrive faster than frames are kept. A paste never submits, whatever it ends with.
 */
export function useTextField(options: TextFieldOptions): {
	readonly edit: Edit;
	readonly isSelected: boolean;
} {
	const {accepts, initialValue, isActive, onSubmit, onChange} = options;
	const {stdin} = useStdin();
	const [drawn, draw] = useState(() => editOf(initialValue, accepts));
	const latest = useRef(drawn);
	const [isSelected, select] = useState(options.isSelected && drawn.value !== '');
	const selected = useRef(isSelected);

	const change = (edit: Edit) => {
		const before = latest.current;
		if (edit === before) return;
		latest.current = edit;
		draw(edit);
		if (edit.value !== before.value) onChange?.(edit.value);
	};

	const take = (strokes: readonly Stroke[]) => {
		if (addTypeAhead(stdin, strokes)) return;
		let edit = latest.current;
		for (const [index, stroke] of strokes.entries()) {
			if (stroke.type === 'enter') {
				change(edit);
				openTypeAhead(stdin, strokes.slice(index + 1));
				onSubmit(edit.value);
				return;
			}
			const replaces = selected.current && stroke.type !== 'key';
			edit = afterStroke(replaces ? editOf('', accepts) : edit, stroke, accepts);
			selected.current = false;
		}
		change(edit);
		select(selected.current);
	};

	useInput((input, key) => take(strokesOf(input, key)), {isActive});
	usePaste(text => take([{type: 'paste', text}]), {isActive});

	const takeWhatWasTypedAhead = useEffectEvent(() => take(takeTypeAhead(stdin)));
	useEffect(() => {
		if (isActive) takeWhatWasTypedAhead();
	}, [isActive]);

	return {edit: drawn, isSelected};
}

function afterStroke(edit: Edit, stroke: Exclude<Stroke, {type: 'enter'}>, accepts: Accepts): Edit {
	switch (stroke.type) {
		case 'text':
			return insertText(edit, stroke.text, accepts);
		case 'paste':
			return pasteText(edit, stroke.text, accepts);
		case 'key':
			return pressKey(edit, stroke.key);
	}
}
