import {join} from 'node:path';
import {type Command, timeToExit} from './child.ts';
import type {Contender} from './rounds.ts';
import type {Surroundings} from './surroundings.ts';

export const launcher = join(import.meta.dirname, '../dist/cognito-verify.cjs');

const operation = 'get-user-attribute-verification-code';

/** The same work by hand: the cost of Node and the network without us. */
const byHand = join(import.meta.dirname, 'by-hand.cjs');

/**
 * Requesting a code: with the drop-in command, with the AWS CLI if it is installed, and by hand; and Node doing
 * nothing.
 */
export function oneShotContenders(
	{env, pool, caBundle}: Surroundings,
	aws: string | undefined,
): readonly Contender[] {
	const ours: Command = [process.execPath, launcher, operation];
	const theirs: Command | undefined = aws ? [aws, 'cognito-idp', operation] : undefined;
	const raw: Command = [process.execPath, byHand];

	const call =
		([program, ...words]: Command, endpoint: string, ...more: readonly string[]) =>
		async () => {
			const token = await pool.freshToken();
			const input = ['--attribute-name', 'email', '--access-token', token, '--region', 'us-east-1'];
			return timeToExit([program, ...words, ...input, '--endpoint-url', endpoint, ...more], env);
		};
	const ways = [
		{over: 'HTTP', endpoint: pool.user.endpoint, more: []},
		{over: 'HTTPS', endpoint: pool.https, more: ['--ca-bundle', caBundle]},
	];
	return [
		{name: 'node -e 0', measure: () => timeToExit([process.execPath, '-e', '0'], env)},
		...ways.flatMap(({over, endpoint, more}) => [
			{name: `drop-in, ${over}`, measure: call(ours, endpoint, ...more)},
			{name: `by hand, ${over}`, measure: call(raw, endpoint, ...more)},
			...(theirs ? [{name: `aws, ${over}`, measure: call(theirs, endpoint, ...more)}] : []),
		]),
	];
}
