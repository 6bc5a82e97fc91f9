import type {WholeAnswer} from '../../cognito/wire/transport.ts';
import {type Action, type BilledAction, partsOf} from '../call/operations.ts';
import {property, type Reply, readReply} from '../call/read-reply.ts';
import {type Input, type Signed, type Signing, sign} from '../call/signed-call.ts';
import {MissingFact, type MissReason} from '../outcome.ts';

/** The connection to AWS. */
export type Aws = {
	readonly signing: Signing;
	/** Sends one request and reads the whole response. Rejects with network errors. */
	readonly send: (request: Signed, signal: AbortSignal) => Promise<WholeAnswer>;
};

/** The time limits of a lookup, in milliseconds. */
export type Budget = {
	readonly atOnce: number;
	readonly perCall: number;
	readonly inAll: number;
	/** The pause before a throttled call is repeated, once. */
	readonly pause: number;
};

export const usualBudget: Budget = {atOnce: 8, perCall: 4_000, inAll: 12_000, pause: 1_000};

/** A call that was made, for the list that AWS Support asks for. */
export type Call = {
	readonly service: string;
	readonly operation: string;
	readonly region: string;
	readonly ms: number;
	readonly outcome: 'ok' | 'notFound' | 'throttled' | MissReason;
	/** AWS's error name. */
	readonly error?: string;
	readonly requestId?: string;
};

/** The parameters of a call. */
export type Request = {
	readonly input?: Input | undefined;
	readonly pathPart?: string | undefined;
};

/** Makes calls to AWS. Both methods reject with a `MissingFact`. */
export type Asker = {
	readonly ask: (
		action: Action | BilledAction,
		region: string,
		request?: Request,
	) => Promise<unknown>;
	/** Like `ask`, but returns AWS's error if there is no such thing. */
	readonly askFor: (
		action: Action | BilledAction,
		region: string,
		request?: Request,
	) => Promise<Answer>;
	readonly calls: () => readonly Call[];
};

export type Answer =
	| {readonly isThere: true; readonly value: unknown}
	| {readonly isThere: false; readonly message: string};

/** Makes calls, a few at a time, each with a time limit and all with a common one; `signal` ends them. */
export function createAsker(aws: Aws, budget: Budget, signal: AbortSignal): Asker {
	const calls: Call[] = [];
	const inTurn = createLimiter(budget.atOnce);
	// CloudTrail allows two lookups per second (API page LookupEvents), so they run one after another, and wait while a
	// throttled one waits for its retry.
	const inTrail = createLimiter(1);

	const once = async (action: Action | BilledAction, region: string, request: Request) => {
		const {serviceName: service, operation, has} = partsOf(action);
		const note = noteOf(calls, {service, operation, region});
		const timer = AbortSignal.timeout(budget.perCall);
		const either = AbortSignal.any([signal, timer]);
		let reply: Reply;
		try {
			reply = await endedBy(either, async () => {
				const signed = await sign({action, region, ...request}, aws.signing);
				return readReply(await aws.send(signed, either));
			});
		} catch (error) {
			const because = either.aborted ? 'timedOut' : reasonOf(error);
			note(because);
			throw new MissingFact([{because, action, region}]);
		}
		if (reply.kind === 'answered') {
			if (has !== undefined && (property(reply.value, has) ?? undefined) === undefined) {
				note('failed', reply);
				throw new MissingFact([{because: 'failed', action, region}]);
			}
			note('ok', reply);
			return reply;
		}
		const {refusal, name: error, requestId} = reply;
		note(refusal === 'other' ? 'failed' : refusal, {error, requestId});
		return reply;
	};

	const twiceAtMost = async (action: Action | BilledAction, region: string, request: Request) => {
		const reply = await inTurn(() => once(action, region, request));
		if (reply.kind === 'answered' || reply.refusal !== 'throttled') return reply;
		await pause(budget.pause, signal);
		return inTurn(() => once(action, region, request));
	};

	const askFor = async (
		action: Action | BilledAction,
		region: string,
		request: Request = {},
	): Promise<Answer> => {
		const work = () => twiceAtMost(action, region, request);
		const reply = await (action.startsWith('cloudtrail:') ? inTrail(work) : work());
		if (reply.kind === 'answered') return {isThere: true, value: reply.value};
		const {refusal, message} = reply;
		if (refusal === 'notFound') return {isThere: false, message};
		const because = refusal === 'denied' || refusal === 'credentials' ? refusal : 'failed';
		throw new MissingFact([{because, action, region}]);
	};

	return {
		askFor,
		ask: async (action, region, request) => {
			const answer = await askFor(action, region, request);
			if (answer.isThere) return answer.value;
			throw new MissingFact([{because: 'failed', action, region}]);
		},
		calls: () => calls,
	};
}

/** Returns a function that records a call starting now, once it has ended. */
function noteOf(calls: Call[], named: Pick<Call, 'service' | 'operation' | 'region'>) {
	const startedAt = performance.now();
	return (
		outcome: Call['outcome'],
		{error, requestId}: {error?: string; requestId?: string | undefined} = {},
	) => {
		const ms = Math.round(performance.now() - startedAt);
		calls.push({...named, ms, outcome, ...(error && {error}), ...(requestId && {requestId})});
	};
}

/** The SDK's names for missing credentials and for an expired SSO login. */
const reasonOf = (error: unknown): MissReason =>
	error instanceof Error && /^(?:Credentials|Token)ProviderError$/.test(error.name)
		? 'credentials'
		: 'failed';

/** Limits how many tasks run at once; the others queue. */
export function createLimiter(atOnce: number) {
	let free = atOnce;
	const line: (() => void)[] = [];
	return async <Result>(work: () => Promise<Result>): Promise<Result> => {
		if (free > 0) free -= 1;
		else await new Promise<void>(resolve => line.push(resolve));
		try {
			return await work();
		} finally {
			const next = line.shift();
			if (next === undefined) free += 1;
			else next();
		}
	};
}

/** Rejects as soon as the signal is aborted, whatever the task does afterwards. */
async function endedBy<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
	const {promise, reject} = Promise.withResolvers<never>();
	const end = () => reject(signal.reason);
	if (signal.aborted) throw signal.reason;
	signal.addEventListener('abort', end, {once: true});
	try {
		return await Promise.race([work(), promise]);
	} finally {
		signal.removeEventListener('abort', end);
	}
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
	await new Promise<void>(resolve => {
		const timer = setTimeout(resolve, ms);
		const wake = () => {
			clearTimeout(timer);
			resolve();
		};
		signal.addEventListener('abort', wake, {once: true});
	});
}
