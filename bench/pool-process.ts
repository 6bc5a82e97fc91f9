/**
 * The embedded pool in a process of its own, over HTTP and HTTPS, for a parent that uses IPC. Its first message says
 * where it is. It then answers messages: `token` with an access token that no code was sent for (its clock is moved
 * forward a day, so that no limit is ever reached), `cpu` with the process's processor time in milliseconds.
 */
import {connect} from 'node:net';
import {createServer} from 'node:tls';
import {createCertificate} from '../harness/certificate.ts';
import {createLocalPool} from '../source/local-pool/create-local-pool.ts';
import {agent, signIn} from './call.ts';

let ahead = 0;
const pool = await createLocalPool({clock: () => Date.now() + ahead});
const {cert, key} = createCertificate();
const secure = createServer({cert, key}, socket => {
	const plain = connect(Number(new URL(pool.endpoint).port), '127.0.0.1');
	socket.pipe(plain).pipe(socket);
	socket.on('error', () => plain.destroy());
	plain.on('error', () => socket.destroy());
});
await new Promise<void>(resolve => secure.listen(0, '127.0.0.1', resolve));
const address = secure.address();
const httpsPort = typeof address === 'object' ? address?.port : undefined;

const {endpoint, region, userPoolId} = pool;
const [{clientId} = {clientId: ''}] = pool.clients;
const [{username, password} = {username: '', password: ''}] = pool.users;
const user = {endpoint, region, userPoolId, clientId, username, password};

async function freshToken(): Promise<string> {
	ahead += 86_400_000;
	return signIn(user);
}

function cpuMs(): number {
	const {user, system} = process.cpuUsage();
	return (user + system) / 1000;
}

process.on('message', async wanted =>
	process.send?.(wanted === 'token' ? await freshToken() : cpuMs()),
);
process.on('disconnect', () => {
	agent.destroy();
	process.exit();
});
process.send?.({...user, https: `https://localhost:${httpsPort}`, cert});
