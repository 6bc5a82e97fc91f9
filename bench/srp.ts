import {randomBytes} from 'node:crypto';
import {performance} from 'node:perf_hooks';
import {createVerifier, proveSrp, startSrp} from '../source/cognito/sign-in/srp.ts';

/** Computing time of a sign-in over SRP in milliseconds: both of the client's steps, without the network. */
export async function measureSrp(rounds: number): Promise<readonly number[]> {
	const identity = {scope: 'Pool', name: 'robin', password: 'A-password-of-16'};
	const {verifier, salt} = await createVerifier(identity, randomBytes);
	// Any number below the prime will do for the server's public value: the work is the same.
	const question = {
		salt: salt.toString('hex'),
		serverPublic: verifier.toString('hex'),
		secretBlock: randomBytes(1024).toString('base64'),
	};
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const start = performance.now();
		await proveSrp(await startSrp(randomBytes), identity, question, Date.now());
		times.push(performance.now() - start);
	}
	return times;
}
