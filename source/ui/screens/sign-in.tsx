import {useRef} from 'react';
import {labels} from '../../copy/field-words.ts';
import {demoUsersTitle, demoUserWords} from '../../copy/panel-words.ts';
import {explanations, keyWords, offeredValue, otherWayRows} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {wayDetails, ways} from '../../copy/way-words.ts';
import type {Connection, DemoUser, Way} from '../../flow/connection.ts';
import {safeText} from '../../safe-text.ts';
import type {Hint} from '../components/key-hints.tsx';
import {listSection} from '../components/select-list.tsx';
import {shortenedSection} from '../components/shortened-section.tsx';
import {linesOf, wholeAs} from '../components/words.tsx';
import type {Section} from '../layout/section.ts';
import {listHints, Screen, type ScreenProps} from '../screen.tsx';
import {whereTo} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';
import {usernameLine} from './recovery.tsx';

const otherWays: readonly Hint[] = [['Tab', keyWords.otherWays]];

/** The users of the demo and their purpose; longer texts continue behind the name. */
function demoUsersSection(users: readonly DemoUser[]): Section {
	const words = users.map(user => safeText(demoUserWords(user)));
	return shortenedSection({
		id: 'demo users',
		offers: wholeAs('facts'),
		hasGap: true,
		parts: columns => [
			{lines: linesOf(demoUsersTitle, columns), isDeciding: true},
			...words.map(each => ({lines: linesOf(each, columns, 2)})),
		],
		read: [demoUsersTitle, ...words].join('\n'),
	});
}

/** Asks for the username. In the demo, Enter in the empty field uses the first user. */
export function UsernameScreen({state, send}: ScreenProps<'username'>) {
	const {connection, way, username, isForReset = false, notice} = state;
	const offered = connection.demo?.users[0]?.username;
	const typed = useRef(username);
	return (
		<FieldScreen
			title={titles[isForReset ? 'resetPassword' : 'username']}
			about={whereTo(connection)}
			explanation={way === 'password' || isForReset ? undefined : ways[way]}
			label={labels.username}
			placeholder={offered && offeredValue(offered)}
			initialValue={username}
			notice={notice}
			hints={otherWays}
			onChange={text => {
				typed.current = text;
			}}
			onKey={name =>
				name === 'tab' &&
				send({type: 'askedForWays', ...(typed.current !== undefined && {username: typed.current})})
			}
			foot={[connection.demo && demoUsersSection(connection.demo.users)]}
			onSubmit={text => send({type: 'usernameGiven', username: text || (offered ?? '')})}
		/>
	);
}

/** The demo password, which Enter in the empty field uses. */
export function offeredPassword({demo}: Connection, username: string) {
	const offered = demo?.users.find(user => user.username === username)?.password;
	return {
		placeholder: offered && offeredValue('•'.repeat(offered.length)),
		orOffered: (typed: string) => typed || (offered ?? ''),
	};
}

export function PasswordScreen({state, send}: ScreenProps<'password'>) {
	const {connection, way, username, notice} = state;
	const {placeholder, orOffered} = offeredPassword(connection, username);
	return (
		<FieldScreen
			title={titles.password}
			about={whereTo(connection)}
			explanation={way === 'password' ? undefined : ways[way]}
			label={labels.password}
			kind="secret"
			placeholder={placeholder}
			notice={notice}
			hints={otherWays}
			onKey={name => name === 'tab' && send({type: 'askedForWays'})}
			onSubmit={text => send({type: 'passwordGiven', password: orOffered(text)})}
			above={[usernameLine(username)]}
		/>
	);
}

const wayIds = [
	'USER_SRP_AUTH',
	'USER_PASSWORD_AUTH',
	'USER_AUTH',
	'CUSTOM_AUTH',
	'ADMIN_USER_PASSWORD_AUTH',
] as const satisfies readonly Way[];

export function ChooseWayScreen({state, send}: ScreenProps<'chooseWay'>) {
	return (
		<Screen
			title={titles.chooseWay}
			about={whereTo(state.connection)}
			notice={state.notice}
			hints={listHints}
			body={[
				listSection({
					items: [
						...wayIds.map(id => ({id, label: ways[id], detail: wayDetails[id]})),
						{id: 'browser', ...otherWayRows.browser},
						{id: 'secret', ...otherWayRows.secret},
						{id: 'forgot', ...otherWayRows.forgot},
					],
					name: `ways ${state.connection.client.clientId}`,
					onSelect: id => {
						const way = wayIds.find(known => known === id);
						if (way) send({type: 'choseWay', way});
						else if (id === 'browser') send({type: 'choseBrowser'});
						else if (id === 'secret') send({type: 'choseClientSecret'});
						else send({type: 'choseNewPassword'});
					},
				}),
			]}
		/>
	);
}

export function ClientSecretScreen({state, send}: ScreenProps<'clientSecret'>) {
	const {notice} = state;
	return (
		<FieldScreen
			title={titles.clientSecret}
			about={whereTo(state.connection)}
			explanation={explanations.clientSecret}
			label={labels.clientSecret}
			kind="secret"
			notice={notice}
			// The secret could also be missing, or have been unreadable.
			wasTyped={notice?.kind === 'problem' && notice.problem.code === 'clientSecretWrong'}
			hints={[['Tab', keyWords.readSecret]]}
			onKey={name => name === 'tab' && send({type: 'askedToReadSecret'})}
			onSubmit={secret => send({type: 'clientSecretGiven', secret})}
		/>
	);
}
