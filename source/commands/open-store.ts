import {safeText} from '../safe-text.ts';
import type {SessionStore} from '../session/session.ts';
import {openSessionStore} from '../session/session-store.ts';
import type {Run} from './run.ts';

/** Opens the sessions of this computer, and prints the store's notice to standard error. */
export async function openStore(run: Pick<Run, 'host' | 'now' | 'stderr'>): Promise<SessionStore> {
	const store = await openSessionStore(run);
	sayNotice(store.notice, run);
	return store;
}

/** Prints a store's notice as a line on standard error. */
export function sayNotice(notice: string | undefined, {stderr}: Pick<Run, 'stderr'>): void {
	if (notice !== undefined) {
		stderr.write(`cognito-verify: ${safeText(notice, {limit: 4000})}\n`);
	}
}
