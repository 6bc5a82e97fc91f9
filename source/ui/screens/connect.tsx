import {labels} from '../../copy/field-words.ts';
import {
	connectRows,
	explanations,
	knownFrom,
	product,
	signedInAt,
} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {shownEndpoint} from '../../endpoint.ts';
import {newAddressesOf, type Prefill} from '../../flow/prefill.ts';
import {filterHint} from '../components/list-filter.ts';
import type {Item} from '../components/list-row.tsx';
import {listSection} from '../components/select-list.tsx';
import {prose} from '../components/words.tsx';
import {loadDeskScreens} from '../desk-screens.tsx';
import {Screen, type ScreenProps} from '../screen.tsx';
import {placeSoFar} from '../where.tsx';
import {FieldScreen} from './field-screen.tsx';

/** The choice of a connection: sessions, pools, and ways to enter others. */
export function ConnectScreen({state, send}: ScreenProps<'connect'>) {
	const {sessions, pools, notice} = state;
	const items: readonly Item[] = [
		...sessions.map(({name, endpointUrl}, index) => ({
			id: `session ${index}`,
			label: name,
			detail: signedInAt(reachedAt(endpointUrl)),
		})),
		...pools.map(({client, foundIn}, index) => ({
			id: `pool ${index}`,
			label: client.userPoolId ?? `client ${client.clientId}`,
			detail: knownFrom(foundIn, client.clientId) + reachedAt(client.endpointUrl),
		})),
		{id: 'type', ...connectRows.type},
		{id: 'paste', ...connectRows.paste},
		{id: 'demo', ...connectRows.demo},
		{id: 'lookUp', ...connectRows.lookUp},
	];
	const at = (id: string) => {
		const [kind, index] = id.split(' ');
		return {
			kind,
			session: kind === 'session' ? sessions[Number(index)] : undefined,
			pool: kind === 'pool' ? pools[Number(index)] : undefined,
		};
	};
	const remove = (id: string) => {
		const {session, pool} = at(id);
		const savedPool = pool && {kind: 'pool' as const, client: pool.saved ?? pool.client};
		send({
			type: 'askedToForget',
			item: session ? {kind: 'session', name: session.name} : savedPool,
		});
	};
	const choose = (id: string) => {
		if (id === 'lookUp') {
			void loadDeskScreens();
			return send({type: 'choseLookUp'});
		}
		const {kind, session, pool} = at(id);
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
				...filterHint(items.length),
				...(sessions.length + pools.length > 0 ? [['d', 'remove'] as const] : []),
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
					name: `connect ${sessions.length} ${pools.length}`,
					onSelect: choose,
					onKey: (name, id) => {
						if (name === 'q') send({type: 'finished'});
						if (name === 'd' && id !== undefined) remove(id);
					},
				}),
			]}
		/>
	);
}

/** An endpoint other than Amazon's. */
function reachedAt(endpointUrl: string | undefined) {
	const endpoint = shownEndpoint(endpointUrl);
	return endpoint === undefined ? '' : ` at ${endpoint}`;
}

/** The endpoint of a new pool, and what has been entered about it. */
const soFar = (prefill: Prefill, ...named: readonly string[]) =>
	placeSoFar(newAddressesOf(prefill).endpointUrl, ...named);

export function PoolIdScreen({state, send}: ScreenProps<'poolId'>) {
	return (
		<FieldScreen
			title={titles.poolId}
			about={soFar(state.prefill)}
			explanation={explanations.poolId}
			label={labels.poolId}
			placeholder="eu-west-1_AbC123"
			initialValue={state.typed ?? state.prefill.userPoolId}
			notice={state.notice}
			onSubmit={text => send({type: 'poolIdGiven', text})}
		/>
	);
}

export function ClientIdScreen({state, send}: ScreenProps<'clientId'>) {
	return (
		<FieldScreen
			title={titles.clientId}
			about={soFar(state.prefill, state.userPoolId ?? state.region)}
			explanation={explanations.clientId}
			label={labels.clientId}
			initialValue={state.typed ?? state.prefill.clientId}
			notice={state.notice}
			onSubmit={text => send({type: 'clientIdGiven', text})}
		/>
	);
}

export function PasteTokenScreen({state, send}: ScreenProps<'pasteToken'>) {
	return (
		<FieldScreen
			title={titles.pasteToken}
			about={soFar(state.prefill)}
			explanation={explanations.pasteToken}
			label={labels.pasteToken}
			kind="token"
			initialValue={state.typed}
			notice={state.notice}
			onSubmit={token => send({type: 'tokenGiven', token})}
		/>
	);
}
