import {Text} from 'ink';
import {explanations, titles} from '../../copy/step-words.ts';
import {problemNotice} from '../../flow/notice.ts';
import {safeText} from '../../safe-text.ts';
import {Prose} from '../components/prose.tsx';
import {SelectList} from '../components/select-list.tsx';
import {listHints, Screen, type ScreenProps} from '../screen.tsx';
import {useKeys} from '../use-keys.ts';
import {WhoAndWhere} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';

export function ChangeValueScreen({state, send, now}: ScreenProps<'changeValue'>) {
	const {account, user, attribute, notice} = state;
	const value = user.attributes.find(({name}) => name === attribute)?.value;
	return (
		<FieldScreen
			title={titles.changeValue}
			about={<WhoAndWhere account={account} now={now} />}
			explanation={explanations.changeValue}
			label={`New ${attribute}:`}
			placeholder={attribute === 'phone_number' ? '+14325550008' : 'name@example.com'}
			notice={notice}
			onSubmit={value => send({type: 'valueGiven', value})}
		>
			<Prose>
				<Text dimColor>Now:</Text> {safeText(value ?? 'none')}
			</Prose>
		</FieldScreen>
	);
}

export function AttributesFailedScreen({state, send, now}: ScreenProps<'attributesFailed'>) {
	useKeys(name => name === 'enter' && send({type: 'askedAgain'}));
	return (
		<Screen
			title={titles.attributesFailed}
			about={<WhoAndWhere account={state.account} now={now} />}
			notice={problemNotice(state.problem)}
			hints={[
				['Enter', 'try again'],
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
			about={<WhoAndWhere account={state.account} now={now} />}
			hints={listHints}
		>
			<SelectList
				items={[
					{id: 'here', label: 'On this computer', detail: 'other sessions go on'},
					{id: 'everywhere', label: 'Everywhere', detail: 'every session of this user ends'},
				]}
				onSelect={id => send({type: 'confirmedSignOut', isEverywhere: id === 'everywhere'})}
			/>
		</Screen>
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
				['Enter', 'finish'],
				['a', 'sign in again'],
				['?', 'help'],
			]}
		>
			<Prose>{safeText(state.account.username)} is forgotten on this computer.</Prose>
			{state.problem && <Prose>{explanations.notTold}</Prose>}
		</Screen>
	);
}

export function RememberDeviceScreen({send}: ScreenProps<'rememberDevice'>) {
	return (
		<Screen
			title={titles.rememberDevice}
			hints={[
				['↑↓', 'move'],
				['Enter', 'choose'],
				['Esc', 'not now'],
				['?', 'help'],
			]}
		>
			<Prose>{explanations.rememberDevice}</Prose>
			<SelectList
				items={[
					{id: 'yes', label: 'Yes'},
					{id: 'no', label: 'No'},
				]}
				onSelect={id => send({type: 'rememberChosen', isRemembered: id === 'yes'})}
			/>
		</Screen>
	);
}
