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

/** Every attribute with its value and its mark; the two that Cognito verifies come first and can be chosen. */
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
					// What has been verified since is left for what is still to do.
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

/** That a code was requested, and when, where it can still be entered. */
function pendingIn(ledger: Ledger, attribute: string, now: number) {
	const at = requestedAt(ledger, attribute, now);
	return at === undefined ? '' : pendingWords(now - at);
}

/** The attributes that can be verified first, also those that have no value yet. */
const rows = ({attributes}: User): readonly UserAttribute[] => [
	...verifiable.map(name => attributes.find(known => known.name === name) ?? {name, value: ''}),
	...attributes.filter(({name}) => !isVerifiable(name)),
];

/** The app client may not read it or whether it is verified: GetUser leaves that out. */
const isUnreadable = ({name, isVerified}: UserAttribute) =>
	isVerifiable(name) && isVerified === undefined;

/** The attribute that was named, else the first that is still to be verified. */
function initialRow(attributes: readonly UserAttribute[], preferred: string | undefined) {
	const wanted = attributes.findIndex(({name}) => name === preferred);
	const open = attributes.findIndex(
		({name, value, isVerified}) => isVerifiable(name) && value !== '' && !isVerified,
	);
	return Math.max(wanted >= 0 ? wanted : open, 0);
}
