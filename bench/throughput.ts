import {agent, post, signIn} from './call.ts';
import {startPeer} from './peer.ts';
import type {PoolProcess} from './surroundings.ts';

/** The number of concurrent requests. */
const atOnce = 8;

/** Requests per second of the server's own processor time, over about `forMs` of work. */
async function requestsPerCoreSecond(
	send: () => Promise<unknown>,
	cpuMs: () => Promise<number>,
	forMs: number,
): Promise<number> {
	const before = await cpuMs();
	const end = Date.now() + forMs;
	let done = 0;
	const sendUntilEnd = async () => {
		for (; Date.now() < end; done++) await send();
	};
	await Promise.all(Array.from({length: atOnce}, sendUntilEnd));
	return (done / ((await cpuMs()) - before)) * 1000;
}

/**
 * Password sign-ins at the embedded pool, and responses of a bare node:http server, each per second of a core: the load
 * comes from another process, whose time doesn't count.
 */
export async function measureThroughput(
	pool: PoolProcess,
	rounds: number,
): Promise<{signIns: readonly number[]; hellos: readonly number[]}> {
	const hello = await startPeer('hello-process.ts');
	const signIns: number[] = [];
	const hellos: number[] = [];
	for (let round = 0; round <= rounds; round++) {
		const [signInsNow, hellosNow] = [
			await requestsPerCoreSecond(() => signIn(pool.user), pool.cpuMs, 500),
			await requestsPerCoreSecond(
				() => post(hello.told('url'), {}, ''),
				async () => Number(await hello.ask('cpu')),
				500,
			),
		];
		if (round === 0) continue;
		signIns.push(signInsNow);
		hellos.push(hellosNow);
	}
	hello.stop();
	agent.destroy();
	return {signIns, hellos};
}
