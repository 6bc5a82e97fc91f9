/** `save [PATIENCE_MS]` or `read`, with the keychain of this session. Prints the store's notices before its result. */
import {createKeychain} from '../../source/session/file/keychain.ts';
import {currentSession} from '../../source/session/read-session.ts';
import {openSessionStore} from '../../source/session/session-store.ts';

const [operation, patience] = process.argv.slice(2);
const now = () => 0;
if (operation === 'read') {
	const session = await currentSession({
		host: process,
		now,
		say: notice => console.log(notice),
		refreshTokens: async ({tokens}) => tokens,
	});
	console.log('jane', session?.accessToken);
} else {
	const patienceMs = patience === undefined ? undefined : Number(patience);
	const store = await openSessionStore({
		host: process,
		now,
		keychain: createKeychain(process, {patienceMs}),
	});
	await store.save({
		client: {region: 'eu-west-1', clientId: 'client'},
		username: 'jane',
		tokens: {accessToken: 'access-of-jane', expiresAt: 1_000_000},
	});
	const {place, notice} = store;
	console.log(
		`${place.kind}, ${notice ?? (place.kind === 'encryptedFile' ? place.keychain : 'no keychain')}`,
	);
}
