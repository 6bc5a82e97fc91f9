import {useState} from 'react';
import {attributeMark} from '../../copy/account-words.ts';
import {changePlaceholders} from '../../copy/field-words.ts';
import {
	actRow,
	dateWords,
	lookUpKeys,
	lookUpScreen,
	mfaWords,
	obstacleWords,
	statusWords,
	twinWords,
	userFacts,
	whyRow,
} from '../../copy/look-up-words.ts';
import {keyWords} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {momentOf} from '../../copy/time-words.ts';
import {offersFor, purposeOf, twinsOf} from '../../flow/acts.ts';
import type {Looked} from '../../flow/states/look-up.ts';
import {mask} from '../../report/redact.ts';
import {addressOf, isVerified, verifiable} from '../../verifiable.ts';
import {factSection} from '../components/fact.ts';
import type {Item} from '../components/list-row.tsx';
import {listSection} from '../components/select-list.tsx';
import {prose} from '../components/words.tsx';
import {deskPlace, shownName} from '../desk-place.ts';
import type {Sections} from '../layout/section.ts';
import {listHints, Screen, type ScreenProps} from '../screen.tsx';
import {FieldScreen} from './field-screen.tsx';

/** Formats a value for display: unchanged, or masked. */
type Show = (value: string) => string;

/** A user as recorded in the pool, and what can be found out and done. */
export function UserFoundScreen({state, send, now}: ScreenProps<'userFound'>) {
	const {search, found, person, notice} = state;
	const [isFull, setIsFull] = useState(false);
	const show: Show = isFull ? value => value : mask;
	const purpose = purposeOf(person);
	const present = verifiable.filter(name => addressOf(person, name) !== undefined);
	const offers = offersFor(person, found);
	const rows: readonly (Item & {readonly choose: () => void})[] = [
		...present.map(attribute => ({
			id: `why ${attribute}`,
			...whyRow(show(addressOf(person, attribute) ?? ''), purpose),
			choose: () => send({type: 'askedWhy', attribute}),
		})),
		...offers.map(({act, obstacle}, index) => ({
			id: `act ${index}`,
			...actRow(act),
			...(obstacle && {detail: obstacleWords[obstacle], isDisabled: true}),
			choose: () => send({type: 'choseAct', act}),
		})),
	];
	const keys: Readonly<Record<string, () => void>> = {
		f: () => setIsFull(full => !full),
		m: () => send({type: 'askedForMfa'}),
		r: () => send({type: 'askedAgain'}),
	};
	return (
		<Screen
			title={titles.userFound}
			about={deskPlace(search.place, {...search.scope, userPoolId: person.userPoolId})}
			notice={notice}
			hints={[
				['Enter', 'choose'],
				['f', isFull ? lookUpKeys.mask : lookUpKeys.showInFull],
				...(person.mfa === undefined ? [['m', lookUpKeys.askForMfa] as const] : []),
				['r', keyWords.lookAgain],
				['Esc', 'back'],
				['?', 'help'],
			]}
			body={[
				...personSections({search, found, person}, show, momentOf(now())),
				{
					...listSection({
						items: rows,
						name: `user ${person.sub} ${offers.map(({act}) => act.kind)}`,
						onSelect: id => rows.find(row => row.id === id)?.choose(),
						onKey: name => keys[name.toLowerCase()]?.(),
					}),
					hasGap: true,
				},
			]}
		/>
	);
}

function personSections(
	{found, person}: Looked,
	show: Show,
	time: (at: number) => string,
): Sections {
	const actions = [...new Set(found.misses.map(({action}) => action))];
	return [
		factSection({
			label: userFacts.who,
			value: `${shownName(person, show)}  ${statusWords(person)}`,
			rank: 'question',
		}),
		...verifiable.map(attribute => {
			const value = addressOf(person, attribute);
			const twins = twinsOf(found, person, attribute).map(twin =>
				twinWords(shownName(twin, show), twin, isVerified(twin, attribute)),
			);
			return [
				factSection({
					label: userFacts[attribute],
					value: value === undefined ? 'none' : show(value),
					mark:
						value === undefined
							? undefined
							: attributeMark({name: attribute, value, isVerified: isVerified(person, attribute)}),
					rank: 'place',
				}),
				...(twins.length === 0
					? []
					: [
							factSection({
								id: `twins ${attribute}`,
								label: userFacts.twins,
								value: twins.join(', '),
								rank: 'place',
							}),
						]),
			];
		}),
		factSection({label: userFacts.mfa, value: mfaWords(person.mfa)}),
		factSection({label: userFacts.dates, value: dateWords(person, time)}),
		factSection({label: 'sub', value: person.sub}),
		actions.length > 0 && factSection({label: userFacts.unknown, value: actions.join(', ')}),
	].flat();
}

/** Choosing the app client that requests a confirmation code. */
export function ChooseClientScreen({state, send}: ScreenProps<'chooseClient'>) {
	const {search, person, clients} = state;
	return (
		<Screen
			title={titles.chooseClient}
			about={deskPlace(search.place, {...search.scope, userPoolId: person.userPoolId})}
			hints={listHints}
			body={[
				prose({id: 'client', words: lookUpScreen.client}),
				listSection({
					items: clients.map(({id, name}) => ({id, label: name, detail: id})),
					name: `clients ${person.userPoolId}`,
					onSelect: clientId => send({type: 'choseClient', clientId}),
				}),
			]}
		/>
	);
}

/** A new address or number, in a pool that keeps the old one until the new one is verified. */
export function NewValueScreen({state, send, now}: ScreenProps<'newValue'>) {
	const {search, person, attribute, typed, notice} = state;
	const present = addressOf(person, attribute);
	return (
		<FieldScreen
			title={titles.newValue}
			about={deskPlace(search.place, {...search.scope, userPoolId: person.userPoolId})}
			notice={notice}
			explanation={lookUpScreen.newValue}
			label={`New ${attribute}:`}
			placeholder={changePlaceholders[attribute]}
			initialValue={typed}
			above={[
				factSection({
					label: 'Now',
					value: present === undefined ? 'none' : mask(present),
					labelWidth: 5,
					rank: 'question',
				}),
			]}
			onSubmit={value => send({type: 'valueGiven', value, at: now()})}
		/>
	);
}
