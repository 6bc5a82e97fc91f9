import {explanations, labels, product, titles} from '../../copy/step-words.ts';
import {shownEndpoint} from '../../endpoint.ts';
import type {Item} from '../components/list-row.tsx';
import {listSection} from '../components/select-list.tsx';
import {prose} from '../components/words.tsx';
import {Screen, type ScreenProps} from '../screen.tsx';
import {placeLine} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';

/** What to connect to: sessions, pools, and the ways to name another. */
export function ConnectScreen({state, send}: ScreenProps<'connect'>) {
	const {sessions, pools, notice} = state;
	const items: readonly Item[] = [
		...sessions.map(({name, endpointUrl}, index) => ({
			id: `session ${index}`,
			label: name,
			detail: `signed in${at(endpointUrl)}`,
		})),
		...pools.map(({client, foundIn}, index) => ({
			id: `pool ${index}`,
			label: client.userPoolId ?? `client ${client.clientId}`,
			detail: `${foundIn === undefined ? 'used before' : `found in ${foundIn}`}; client ${client.clientId}${at(client.endpointUrl)}`,
		})),
		{id: 'type', label: 'Enter a user pool ID', detail: 'or a region'},
		{id: 'paste', label: 'Paste an access token', detail: 'from your app or the AWS CLI'},
		{id: 'demo', label: 'Try the demo', detail: 'no AWS account needed'},
	];
	const choose = (id: string) => {
		const [kind, index] = id.split(' ');
		const session = kind === 'session' ? sessions[Number(index)] : undefined;
		const pool = kind === 'pool' ? pools[Number(index)] : undefined;
		if (session) send({type: 'choseSession', name: session.name});
		else if (pool) send({type: 'chosePool', client: pool.client});
		else if (kind === 'type') send({type: 'choseTyping'});
		else if (kind === 'paste') send({type: 'chosePasting'});
		else send({type: 'choseDemo'});
	};
	return (
		<Screen
			title={titles.connect}
			notice={notice}
			hints={[
				['↑↓', 'move'],
				['Enter', 'choose'],
				['?', 'help'],
				['q', 'quit'],
			]}
			body={[
				prose({
					id: 'product',
					words: [{text: product.name, bold: true}, ` ${product.does}`],
				}),
				listSection({
					items,
					onSelect: choose,
					onKey: name => name === 'q' && send({type: 'finished'}),
				}),
			]}
		/>
	);
}

/** An endpoint that is not Amazon's. */
const at = (endpointUrl: string | undefined) => {
	const endpoint = shownEndpoint(endpointUrl);
	return endpoint === undefined ? '' : ` at ${endpoint}`;
};

export function PoolIdScreen({state, send}: ScreenProps<'poolId'>) {
	return (
		<FieldScreen
			title={titles.poolId}
			explanation={explanations.poolId}
			label={labels.poolId}
			placeholder="eu-west-1_AbC123"
			initialValue={state.prefill.userPoolId}
			notice={state.notice}
			onSubmit={text => send({type: 'poolIdGiven', text})}
		/>
	);
}

export function ClientIdScreen({state, send}: ScreenProps<'clientId'>) {
	return (
		<FieldScreen
			title={titles.clientId}
			about={placeLine(state.userPoolId ?? state.region)}
			explanation={explanations.clientId}
			label={labels.clientId}
			initialValue={state.prefill.clientId}
			notice={state.notice}
			onSubmit={text => send({type: 'clientIdGiven', text})}
		/>
	);
}

export function PasteTokenScreen({state, send}: ScreenProps<'pasteToken'>) {
	return (
		<FieldScreen
			title={titles.pasteToken}
			explanation={explanations.pasteToken}
			label={labels.pasteToken}
			kind="token"
			notice={state.notice}
			onSubmit={token => send({type: 'tokenGiven', token})}
		/>
	);
}
