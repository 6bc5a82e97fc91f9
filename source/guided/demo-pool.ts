import type {Connection} from '../flow/connection.ts';
import type {CustomAuth} from '../local-pool/create-local-pool.ts';
import {once} from './once.ts';

/** The demo's embedded pool, started on first use. */
export type DemoPool = {
	readonly start: () => Promise<Connection>;
	/** `undefined` until it has started. */
	readonly endpoint: () => string | undefined;
	/** Stops it if it was started. */
	readonly close: () => Promise<void>;
};

/** The demo's custom challenge: an example of what a pool's own triggers could ask. */
const customAuth: CustomAuth = ({rounds}) => {
	if (rounds.at(-1)?.isRight) return 'succeeded';
	return rounds.length === 3
		? 'failed'
		: {ask: {question: 'How many minutes are in an hour?'}, isRight: answer => answer === '60'};
};

/** Creates the demo's pool without starting it. */
export function createDemoPool(): DemoPool {
	let close: () => Promise<void> = async () => {};
	let endpoint: string | undefined;
	return {
		start: once(async () => {
			const {createLocalPool} = await import('../local-pool/create-local-pool.ts');
			const {demoConnection} = await import('./demo-connection.ts');
			const pool = await createLocalPool({customAuth});
			close = pool.close;
			endpoint = pool.endpoint;
			return demoConnection(pool);
		}),
		endpoint: () => endpoint,
		close: () => close(),
	};
}
