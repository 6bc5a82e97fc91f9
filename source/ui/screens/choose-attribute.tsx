import type {User, UserAttribute} from '../../cognito/cognito.ts';
import {attributeMark} from '../../copy/account-words.ts';
import {explanations, keyWords, pendingWords} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {type Ledger, requestedAt} from '../../flow/ledger.ts';
import {isVerifiable, verifiable} from '../../verifiable.ts';
import {filterHint} from '../components/list-filter.ts';
import {listSection} from '../components/select-list.tsx';
import {prose} from '../components/words.tsx';
import {Screen, type ScreenProps} from '../screen.tsx';
import {sendsLeftSection} from '../sends-left.ts';
import {whoAndWhere} from '../where.tsx';

/** All attributes with their values and marks. The two that Cognito verifies come first and can be chosen. */
export function ChooseAttributeScreen({
	state,
	send,
	now,
	preferred,
}: ScreenProps<'chooseAttribute'> & {readonly preferred?: string | undefined}) {
	const {account, user, notice} = state;
	const attributes = rows(user);
	const keys: Readonly<Record<string, (attribute: string) => void>> = {
		c: attribute => send({type: 'choseChange', attribute}),
		h: attribute => send({type: 'hasCodeFor', attribute}),
		w: attribute => send({type: 'askedWhy', attribute}),
		r: () => send({type: 'askedAgain'}),
		s: () => send({type: 'choseSignOut'}),
		q: () => send({type: 'finished'}),
	};
	return (
		<Screen
			title={titles.chooseAttribute}
			about={whoAndWhere(account, now)}
			notice={notice}
			hints={[
				['Enter', keyWords.send],
				['c', keyWords.change],
				['h', keyWords.haveCode],
				['w', keyWords.why],
				...filterHint(attributes.length),
				['r', 'refresh'],
				['s', keyWords.signOut],
				['Esc', keyWords.switchAccount],
				['?', 'help'],
				['q', 'quit'],
			]}
			body={[
				listSection({
					items: attributes.map(attribute => ({
						id: attribute.name,
						label: attribute.name,
						mark: attributeMark(attribute),
						detail: [attribute.value, pendingIn(account.ledger, attribute.name, now())]
							.filter(Boolean)
							.join('  '),
						isDisabled: !isVerifiable(attribute.name),
					})),
					initial: initialRow(attributes, preferred),
					// A new name after each verification, so that the pointer moves to what is left to do.
					name: `attributes ${account.username} ${attributes.map(({isVerified}) => isVerified)}`,
					onSelect: attribute => send({type: 'choseAttribute', attribute, at: now()}),
					onKey: (name, attribute) => keys[name]?.(attribute ?? ''),
				}),
			]}
			foot={[
				prose({
					id: 'about verifying',
					rank: 'facts',
					hasGap: true,
					words: [
						explanations.onlyAddresses,
						...(attributes.some(({isVerified}) => isVerified) ? [explanations.verifiedAgain] : []),
						...(attributes.some(isUnreadable) ? [explanations.unreadable] : []),
					].join(' '),
				}),
				sendsLeftSection(account.ledger, now()),
			]}
		/>
	);
}

/** When a code was requested that is still valid. */
function pendingIn(ledger: Ledger, attribute: string, now: number) {
	const at = requestedAt(ledger, attribute, now);
	return at === undefined ? '' : pendingWords(now - at);
}

/** The attributes, first those that can be verified, even without a value. */
const rows = ({attributes}: User): readonly UserAttribute[] => [
	...verifiable.map(name => attributes.find(known => known.name === name) ?? {name, value: ''}),
	...attributes.filter(({name}) => !isVerifiable(name)),
];

/** The app client may not read it or its verification state: GetUser leaves those out. */
const isUnreadable = ({name, isVerified}: UserAttribute) =>
	isVerifiable(name) && isVerified === undefined;

/** The attribute from the command line, otherwise the first unverified one. */
function initialRow(attributes: readonly UserAttribute[], preferred: string | undefined) {
	const wanted = attributes.findIndex(({name}) => name === preferred);
	const open = attributes.findIndex(
		({name, value, isVerified}) => isVerifiable(name) && value !== '' && !isVerified,
	);
	return Math.max(wanted >= 0 ? wanted : open, 0);
}
