import type {Connection} from '../flow/connection.ts';
import {once} from './once.ts';

/** The embedded pool of the demo, which starts when it is first wanted. */
export type DemoPool = {
	readonly start: () => Promise<Connection>;
	/** `undefined` until it has started. */
	readonly endpoint: () => string | undefined;
	/** Ends it, if it was started. */
	readonly close: () => Promise<void>;
};

/** The demo's pool, not started yet. */
export function createDemoPool(): DemoPool {
	let close: () => Promise<void> = async () => {};
	let endpoint: string | undefined;
	return {
		start: once(async () => {
			const {createLocalPool} = await import('../local-pool/create-local-pool.ts');
			const {demoConnection} = await import('./demo-connection.ts');
			const pool = await createLocalPool();
			close = pool.close;
			endpoint = pool.endpoint;
			return demoConnection(pool);
		}),
		endpoint: () => endpoint,
		close: () => close(),
	};
}
