import {Problem} from '../problem.ts';
import type {Flow} from './flow.ts';
import type {Services} from './services.ts';
import type {State} from './state.ts';

/**
 * Stores a flow's counts with the session, so that the next run knows how many codes are left. Only times are stored.
 * If the store fails, only they are lost.
 */
export function keepLedger(flow: Flow, {openStore}: Pick<Services, 'openStore'>): void {
	let before = accountOf(flow.state());
	flow.subscribe(() => {
		const after = accountOf(flow.state());
		const isCounted = after && after.sessionName === before?.sessionName;
		if (isCounted && after.ledger !== before?.ledger) void keep(after, openStore);
		before = after;
	});
}

const accountOf = (state: State) => ('account' in state ? state.account : undefined);

async function keep(
	{sessionName, ledger}: NonNullable<ReturnType<typeof accountOf>>,
	openStore: Services['openStore'],
): Promise<void> {
	if (sessionName === undefined) return;
	try {
		await (await openStore()).noteCodes(sessionName, ledger);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
	}
}
