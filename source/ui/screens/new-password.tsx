import {useState} from 'react';
import {labels, passwordRuleWords} from '../../copy/field-words.ts';
import type {NewPassword} from '../../flow/new-password.ts';
import type {Event} from '../../flow/state.ts';
import {isMet, type PasswordRule} from '../../password-rules.ts';
import {linesOf, linesSection, wholeAs} from '../components/words.tsx';
import type {Section} from '../layout/section.ts';
import type {ScreenParts} from '../screen.tsx';
import {colours} from '../theme.ts';
import {FieldScreen} from './field-screen.tsx';

type NewPasswordProps = Pick<ScreenParts, 'title' | 'about'> & {
	readonly form: NewPassword;
	readonly send: (event: Event) => void;
	readonly explanation?: string;
};

/** A field for a new password with the pool's rules, ticked as they are met; to be typed twice unless it is visible. */
export function NewPasswordScreen(props: NewPasswordProps) {
	const [isShown, show] = useState(false);
	// A new field for the repetition.
	const key = props.form.first === undefined ? 'first' : 'repeat';
	return <NewPasswordField key={key} {...props} isShown={isShown} show={show} />;
}

function NewPasswordField({
	form: {first, rules = [], notice},
	send,
	isShown,
	show,
	...parts
}: NewPasswordProps & {
	readonly isShown: boolean;
	readonly show: (isShown: boolean) => void;
}) {
	const [typed, setTyped] = useState('');
	const isRepeat = first !== undefined;
	return (
		<FieldScreen
			{...parts}
			label={isRepeat ? labels.repeatPassword : labels.newPassword}
			kind="secret"
			isShown={isShown}
			notice={notice}
			hints={[['Ctrl+T', isShown ? 'hide' : 'show']]}
			onKey={name => name === 'ctrl+t' && show(!isShown)}
			onChange={setTyped}
			onSubmit={password => send({type: 'newPasswordGiven', password, isShown})}
			above={isRepeat ? [] : [rules.length > 0 && rulesSection(rules, typed)]}
		/>
	);
}

/** The rules, each with a tick once it is met. */
const rulesSection = (rules: readonly PasswordRule[], typed: string): Section =>
	linesSection({
		id: 'rules',
		offers: wholeAs('question'),
		lines: columns =>
			rules.flatMap(rule =>
				isMet(rule, typed)
					? linesOf(passwordRuleWords(rule), columns - 2).map(line => [
							{text: ' ', sign: 'tick', color: colours.good} as const,
							{text: ' '},
							...line,
						])
					: linesOf(`  ${passwordRuleWords(rule)}`, columns),
			),
		read: rules
			.map(rule => `${passwordRuleWords(rule)}${isMet(rule, typed) ? ' (done)' : ''}`)
			.join(', '),
	});
