import {actQuestion, doneWords, requestIdFact, twinWarning} from '../../copy/act-words.ts';
import {labels} from '../../copy/field-words.ts';
import {actRow, confirmKey, userFacts} from '../../copy/look-up-words.ts';
import {copyNames} from '../../copy/panel-words.ts';
import {keyWords} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {twinsOf} from '../../flow/acts.ts';
import type {Proposal} from '../../flow/desk.ts';
import {mask} from '../../report/redact.ts';
import {safeText} from '../../safe-text.ts';
import {addressOf} from '../../verifiable.ts';
import {factSection} from '../components/fact.ts';
import {noticeSection} from '../components/notice.tsx';
import {linesOf, linesSection, prose, wholeAs} from '../components/words.tsx';
import {deskPlace, shownName} from '../desk-place.ts';
import type {Section, Sections} from '../layout/section.ts';
import {Screen, type ScreenProps} from '../screen.tsx';
import {useKeys} from '../use-keys.ts';
import {FieldScreen} from './field-screen.tsx';

/** Confirmation before an action: what it does, what it costs, and who pays. */
export function ConfirmActScreen(props: ScreenProps<'confirmAct'>) {
	return props.state.order.act.kind === 'markVerified' ? (
		<TypedConfirmation {...props} />
	) : (
		<PlainConfirmation {...props} />
	);
}

function PlainConfirmation({state, send}: ScreenProps<'confirmAct'>) {
	useKeys(name => name === 'enter' && send({type: 'actConfirmed'}));
	const {act} = state.order;
	return (
		<Screen
			title={titles.confirmAct}
			about={placeOf(state)}
			notice={state.notice}
			hints={[
				['Enter', confirmKey(act)],
				['Esc', 'back'],
				['?', 'help'],
			]}
			body={questionOf(state)}
		/>
	);
}

/** Asks for the end of the value on record, since it will be marked verified without a code. */
function TypedConfirmation({state, send}: ScreenProps<'confirmAct'>) {
	const {found, person, order} = state;
	const {act} = order;
	const attribute = act.kind === 'markVerified' ? act.attribute : 'email';
	const twins = twinsOf(found, person, attribute).map(twin => shownName(twin));
	return (
		<FieldScreen
			title={titles.confirmAct}
			about={placeOf(state)}
			notice={state.notice}
			label={labels.end}
			onSubmit={text => send({type: 'actConfirmed', text})}
			above={[
				noticeSection(
					'twins',
					{kind: twins.length === 0 ? 'info' : 'warning', says: twinWarning(twins)},
					{offers: wholeAs('question')},
				),
				...questionOf(state),
			]}
		/>
	);
}

function questionOf({order}: {readonly order: Proposal}): Sections {
	const {act, person, clientId} = order;
	const {does, costs} = actQuestion(act, addresseeOf(order));
	return [
		factSection({
			label: userFacts.action,
			value: `${actRow(act).label} for ${shownName(person)}`,
			rank: 'question',
		}),
		clientId !== undefined &&
			factSection({label: userFacts.client, value: clientId, rank: 'question'}),
		prose({id: 'does', words: safeText(does, {limit: 1_000})}),
		prose({id: 'costs', words: costs}),
	];
}

/** Cognito's response, the IDs by which AWS finds the call, and the equivalent command. */
export function ActedScreen({state, send}: ScreenProps<'acted'>) {
	const {order, done} = state;
	const {command, requestId} = done;
	useKeys(name => name === 'enter' && send({type: 'askedAgain'}));
	return (
		<Screen
			title={titles.acted}
			about={placeOf(state)}
			hints={[
				['Enter', keyWords.lookAgain],
				['?', 'help'],
			]}
			copies={[
				{name: copyNames.command, text: command},
				...(requestId === undefined ? [] : [{name: copyNames.requestId, text: requestId}]),
			]}
			copyKey="c"
			body={[
				noticeSection('done', {
					kind: 'good',
					says: doneWords(order.act, done, addresseeOf(order)),
				}),
				factSection({
					label: requestIdFact.label,
					value: requestId ?? requestIdFact.none,
					rank: 'question',
				}),
				commandSection(command),
			]}
		/>
	);
}

function commandSection(command: string): Section {
	const text = safeText(command, {limit: 2_000});
	return linesSection({
		id: 'command',
		offers: wholeAs('question'),
		hasGap: true,
		lines: columns => linesOf(text, columns, 2),
		read: text,
	});
}

const placeOf = ({
	search,
	person,
}: ScreenProps<'confirmAct' | 'acted'>['state']): Section | undefined =>
	deskPlace(search.place, {...search.scope, userPoolId: person.userPoolId});

/** The recipient, for display. */
function addresseeOf({act, person}: Proposal): string {
	switch (act.kind) {
		case 'changeValue':
			return act.value;
		case 'markVerified':
			return mask(addressOf(person, act.attribute) ?? '');
		default:
			return shownName(person);
	}
}
