import {Box, Text} from 'ink';
import stringWidth from 'string-width';
import type {Section} from '../layout/section.ts';
import {TextField, type TextFieldProps} from '../text-field/text-field.tsx';

/** If a field would have fewer columns beside its label, it gets its own row if there is one. */
const leastField = 16;

/** In a single row, the label is cut so that the field has this many columns. */
const leastBesideCutLabel = 8;

/** The maximum width of a field; longer text scrolls in it. */
const widest = 60;

/** A text field with its label. */
export function fieldSection({
	label,
	hasGap = false,
	...field
}: TextFieldProps & {readonly label: string; readonly hasGap?: boolean}): Section {
	const besideLabel = (columns: number) => columns - stringWidth(label) - 1;
	return {
		id: 'field',
		hasGap,
		offers: columns => [
			{rank: 'input', rows: 1},
			...(besideLabel(columns) < leastField ? [{rank: 'question', rows: 2} as const] : []),
		],
		draw: (rows, columns) => {
			const isBelow = rows === 2;
			const labelWidth = isBelow
				? columns
				: Math.max(2, Math.min(stringWidth(label) + 1, columns - leastBesideCutLabel));
			const width = Math.min(widest, isBelow ? columns : columns - labelWidth);
			return (
				<Box flexDirection={isBelow ? 'column' : 'row'}>
					<Box flexShrink={0} width={labelWidth} paddingRight={isBelow ? 0 : 1}>
						<Text wrap="truncate">{label}</Text>
					</Box>
					<TextField {...field} width={width} />
				</Box>
			);
		},
	};
}
