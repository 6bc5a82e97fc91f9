import {changePlaceholders} from '../../copy/field-words.ts';
import {explanations, keyWords, signedOutSentence, signOutRows} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {problemNotice} from '../../flow/notice.ts';
import {safeText} from '../../safe-text.ts';
import {factSection} from '../components/fact.ts';
import {listSection} from '../components/select-list.tsx';
import {prose} from '../components/words.tsx';
import {listHints, Screen, type ScreenProps} from '../screen.tsx';
import {useKeys} from '../use-keys.ts';
import {whoAndWhere} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';

export function ChangeValueScreen({state, send, now}: ScreenProps<'changeValue'>) {
	const {account, user, attribute, typed, notice} = state;
	const value = user.attributes.find(({name}) => name === attribute)?.value;
	return (
		<FieldScreen
			title={titles.changeValue}
			about={whoAndWhere(account, now)}
			explanation={explanations.changeValue}
			label={`New ${attribute}:`}
			placeholder={changePlaceholders[attribute]}
			notice={notice}
			initialValue={typed ?? value}
			onSubmit={value => send({type: 'valueGiven', value, at: now()})}
			above={[factSection({label: 'Now', value: value ?? 'none', labelWidth: 5, rank: 'question'})]}
		/>
	);
}

export function AttributesFailedScreen({state, send, now}: ScreenProps<'attributesFailed'>) {
	useKeys(name => name === 'enter' && send({type: 'askedAgain'}));
	return (
		<Screen
			title={titles.attributesFailed}
			about={whoAndWhere(state.account, now)}
			notice={problemNotice(state.problem)}
			hints={[
				['Enter', keyWords.askAgain],
				['Esc', 'back'],
				['?', 'help'],
			]}
		/>
	);
}

export function SignOutScreen({state, send, now}: ScreenProps<'signOut'>) {
	return (
		<Screen
			title={titles.signOut}
			notice={state.notice}
			about={whoAndWhere(state.account, now)}
			hints={listHints}
			body={[
				listSection({
					items: [
						{id: 'here', ...signOutRows.here},
						{id: 'everywhere', ...signOutRows.everywhere},
					],
					onSelect: id => send({type: 'confirmedSignOut', isEverywhere: id === 'everywhere'}),
				}),
			]}
		/>
	);
}

export function SignedOutScreen({state, send}: ScreenProps<'signedOut'>) {
	useKeys(name => {
		if (name === 'enter' || name === 'q') send({type: 'finished'});
		if (name === 'a') send({type: 'choseOtherPool'});
	});
	return (
		<Screen
			title={titles.signedOut}
			notice={state.problem && problemNotice(state.problem)}
			hints={[
				['Enter', 'quit'],
				['a', keyWords.signIn],
				['?', 'help'],
			]}
			body={[
				prose({
					id: 'forgotten',
					words: signedOutSentence(
						safeText(state.account.username),
						state.isEverywhere && !state.problem,
					),
				}),
				state.problem && prose({id: 'not told', words: explanations.notTold}),
			]}
		/>
	);
}

export function RememberDeviceScreen({send}: ScreenProps<'rememberDevice'>) {
	return (
		<Screen
			title={titles.rememberDevice}
			hints={[
				['↑↓', 'move'],
				['Enter', 'choose'],
				['Esc', keyWords.notNow],
				['?', 'help'],
			]}
			body={[
				prose({id: 'explanation', words: explanations.rememberDevice}),
				listSection({
					items: [
						{id: 'yes', label: 'Yes'},
						{id: 'no', label: 'No'},
					],
					onSelect: id => send({type: 'rememberChosen', isRemembered: id === 'yes'}),
				}),
			]}
		/>
	);
}
