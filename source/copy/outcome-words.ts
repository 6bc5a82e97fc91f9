import type {StorePlace} from '../session/session.ts';

/** Where a session is stored, and its endpoint if that isn't Amazon's. */
export function sessionIsKept(place: StorePlace, endpoint: string | undefined): string {
	const belongs = endpoint === undefined ? '' : ` It's only used at ${endpoint}.`;
	return `${keptIn(place)}${belongs}`;
}

function keptIn(place: StorePlace): string {
	switch (place.kind) {
		case 'memory':
			return 'The session is kept in memory until this program exits.';
		case 'file':
			return `The session is kept in ${place.path}, which only you can read, until you sign out.`;
		case 'encryptedFile':
			return `The session is kept in ${place.path}, encrypted with a key in ${place.keychain}, until you sign out.`;
	}
}

/** Results of `sessions`, for a terminal. */
export const sessionsWords = {
	none: 'No session is saved. To start one, run cognito-verify sign-in.',
	used: (name: string) => `${name} is the current session now.`,
	removed: (name: string) =>
		`${name} is removed from this computer. Its tokens weren't revoked and work until they expire.`,
};

/** Results of signing out, besides the problem itself. */
export const signOutWords = {
	here: (name: string) => `${name} is signed out.`,
	everywhere: (name: string) => `${name} is signed out everywhere.`,
	notRevoked: (name: string) =>
		`${name} is signed out here, but its tokens weren't revoked and work until they expire.`,
	notForgotten: (name: string) => `${name} is still saved on this computer.`,
};

/** A session as a line of `sessions`, after its name; the parts are safe to draw. */
export function sessionLine({
	clientId,
	endpoint,
	canRefresh,
	ends,
}: {
	readonly clientId: string;
	readonly endpoint: string | undefined;
	readonly canRefresh: boolean;
	readonly ends: string;
}): string {
	const at = endpoint === undefined ? '' : ` at ${endpoint}`;
	return `app client ${clientId}${at}, ${canRefresh ? 'access token expires' : 'expires'} ${ends}`;
}
