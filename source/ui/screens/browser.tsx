import {Text, useWindowSize} from 'ink';
import {explanations, labels, titles} from '../../copy/step-words.ts';
import {safeText} from '../../safe-text.ts';
import {Prose} from '../components/prose.tsx';
import {QrCode} from '../components/qr-code.tsx';
import type {ScreenProps} from '../screen.tsx';
import {WhereTo} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';
import {WorkingScreen} from './working.tsx';

export function DomainScreen({state, send}: ScreenProps<'domain'>) {
	return (
		<FieldScreen
			title={titles.domain}
			about={<WhereTo connection={state.connection} />}
			explanation={explanations.domain}
			label={labels.domain}
			placeholder="example.auth.eu-west-1.amazoncognito.com"
			initialValue={state.connection.client.domainUrl}
			notice={state.notice}
			onSubmit={text => send({type: 'domainGiven', text})}
		/>
	);
}

/** The rows that are needed around the code. */
const rowsAround = 16;

export function WaitingForBrowserScreen({state}: ScreenProps<'waitingForBrowser'>) {
	const {rows} = useWindowSize();
	return (
		<WorkingScreen step={state.step} about={<WhereTo connection={state.connection} />}>
			<Prose>{explanations.waitingForBrowser}</Prose>
			<Text>{safeText(state.browser.url, {limit: 4_000})}</Text>
			<Prose>
				{explanations.comesBack} {safeText(state.browser.redirectUri)}
			</Prose>
			<QrCode text={state.browser.url} instead="" rows={rows - rowsAround} />
		</WorkingScreen>
	);
}
