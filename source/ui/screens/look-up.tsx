import {labels} from '../../copy/field-words.ts';
import {lookUpRows, lookUpScreen, statusWords} from '../../copy/look-up-words.ts';
import {connectRows} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {factSection} from '../components/fact.ts';
import {listSection} from '../components/select-list.tsx';
import {prose} from '../components/words.tsx';
import {deskPlace, shownName} from '../desk-place.ts';
import {listHints, Screen, type ScreenProps} from '../screen.tsx';
import {FieldScreen} from './field-screen.tsx';

/** The code for assuming a role with MFA. */
export function MfaCodeScreen({state, send}: ScreenProps<'mfaCode'>) {
	return (
		<FieldScreen
			title={titles.mfaCode}
			notice={state.notice}
			explanation={lookUpScreen.device}
			above={[factSection({label: 'Device', value: state.device, rank: 'question'})]}
			label={labels.mfaCode}
			kind="code"
			onSubmit={code => send({type: 'mfaCodeGiven', code})}
		/>
	);
}

/** The user pools that the credentials can see. */
export function ChoosePoolScreen({state, send}: ScreenProps<'choosePool'>) {
	const {place, notice} = state;
	const {pools = [], region = '', isWhole = true} = place.list ?? {};
	return (
		<Screen
			title={titles.choosePool}
			about={deskPlace(place, {region})}
			notice={notice}
			hints={listHints}
			body={[
				prose({id: 'pool', words: lookUpScreen.pool}),
				listSection({
					items: [
						...pools.map(({id, name}) => ({id: `pool ${id}`, label: name, detail: id})),
						...(pools.length > 1 ? [{id: 'every', ...lookUpRows.everyPool(region)}] : []),
						{id: 'type', ...connectRows.type},
					],
					name: `pools ${region}`,
					onSelect: id => {
						if (id === 'type') send({type: 'choseTyping'});
						else if (id === 'every') send({type: 'choseScope'});
						else send({type: 'choseScope', userPoolId: id.replace(/^pool /, '')});
					},
				}),
				!isWhole && prose({id: 'more', rank: 'facts', words: lookUpScreen.notAllPools}),
			]}
		/>
	);
}

/** A field for a user pool or a region. */
export function NamePoolScreen({state, send}: ScreenProps<'namePool'>) {
	return (
		<FieldScreen
			title={titles.namePool}
			about={deskPlace(state.place)}
			notice={state.notice}
			explanation={lookUpScreen.namePool}
			label={labels.poolOrRegion}
			placeholder="eu-west-1_AbC123"
			initialValue={state.typed}
			onSubmit={text => send({type: 'poolIdGiven', text})}
		/>
	);
}

/** A field for the user to look up. */
export function NameUserScreen({state, send}: ScreenProps<'nameUser'>) {
	return (
		<FieldScreen
			title={titles.nameUser}
			about={deskPlace(state.place, state.scope)}
			notice={state.notice}
			explanation={[lookUpScreen.who, state.place.isDemo && lookUpScreen.whoInDemo]
				.filter(Boolean)
				.join(' ')}
			label={labels.who}
			initialValue={state.typed}
			onSubmit={text => send({type: 'whoGiven', text})}
		/>
	);
}

/** A list of several matching users. */
export function ChooseUserScreen({state, send}: ScreenProps<'chooseUser'>) {
	const {search, found} = state;
	return (
		<Screen
			title={titles.chooseUser}
			about={deskPlace(search.place, search.scope)}
			hints={listHints}
			body={[
				prose({id: 'which', words: lookUpScreen.whichUser}),
				listSection({
					items: found.users.map(user => ({
						id: user.sub,
						label: shownName(user),
						detail: `${statusWords(user)} · ${user.userPoolId} · ${user.sub}`,
					})),
					name: `users ${search.who}`,
					onSelect: sub => send({type: 'choseUser', sub}),
				}),
			]}
		/>
	);
}
