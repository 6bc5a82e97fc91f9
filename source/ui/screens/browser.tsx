import {labels} from '../../copy/field-words.ts';
import {copyNames} from '../../copy/panel-words.ts';
import {explanations} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {safeText} from '../../safe-text.ts';
import {prose} from '../components/words.tsx';
import type {ScreenProps} from '../screen.tsx';
import {whereTo} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';
import {WorkingScreen} from './working.tsx';

export function DomainScreen({state, send}: ScreenProps<'domain'>) {
	return (
		<FieldScreen
			title={titles.domain}
			about={whereTo(state.connection)}
			explanation={explanations.domain}
			label={labels.domain}
			placeholder="example.auth.eu-west-1.amazoncognito.com"
			initialValue={state.connection.client.domainUrl}
			notice={state.notice}
			onSubmit={text => send({type: 'domainGiven', text})}
		/>
	);
}

export function WaitingForBrowserScreen({state}: ScreenProps<'waitingForBrowser'>) {
	const {url, redirectUri} = state.browser;
	return (
		<WorkingScreen
			state={state}
			copies={[{name: copyNames.address, text: url}]}
			about={whereTo(state.connection)}
			body={[
				prose({id: 'explanation', words: explanations.waitingForBrowser}),
				prose({
					id: 'URL',
					words: [{text: safeText(url, {limit: 4_000}), link: url}],
					isWide: true,
				}),
				prose({
					id: 'comes back',
					rank: 'facts',
					words: `${explanations.comesBack} ${safeText(redirectUri)}`,
				}),
			]}
		/>
	);
}
