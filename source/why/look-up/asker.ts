import type {WholeAnswer} from '../../cognito/wire/transport.ts';
import {type Action, type BilledAction, partsOf} from '../call/operations.ts';
import {property, type Reply, readReply} from '../call/read-reply.ts';
import {type Input, type Signed, type Signing, sign} from '../call/signed-call.ts';
import {MissingFact, type MissReason} from '../outcome.ts';

/** How AWS is reached. */
export type Aws = {
	readonly signing: Signing;
	/** Sends one request and reads the answer whole; rejects with what the network says. */
	readonly send: (request: Signed, signal: AbortSignal) => Promise<WholeAnswer>;
};

/** How long looking things up may take, in milliseconds. */
export type Budget = {
	readonly atOnce: number;
	readonly perCall: number;
	readonly inAll: number;
	/** After a call that was throttled, before it is made once more. */
	readonly pause: number;
};

export const usualBudget: Budget = {atOnce: 8, perCall: 4_000, inAll: 12_000, pause: 1_000};

/** One call that was made, for the list that AWS Support asks for. */
export type Call = {
	readonly service: string;
	readonly operation: string;
	readonly region: string;
	readonly ms: number;
	readonly outcome: 'ok' | 'notFound' | 'throttled' | MissReason;
	/** The name of AWS's error. */
	readonly error?: string;
	readonly requestId?: string;
};

/** What a question to AWS is asked with. */
export type Request = {
	readonly input?: Input | undefined;
	readonly pathPart?: string | undefined;
};

/** Asks AWS. Both reject with a `MissingFact`. */
export type Asker = {
	readonly ask: (
		action: Action | BilledAction,
		region: string,
		request?: Request,
	) => Promise<unknown>;
	/** As `ask`, but gives AWS's words where it says that there is no such thing. */
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

/** Makes calls, a few at once, each with its own time and all of them with one; `signal` ends them. */
export function createAsker(aws: Aws, budget: Budget, signal: AbortSignal): Asker {
	const calls: Call[] = [];
	const inTurn = createLimiter(budget.atOnce);
	// CloudTrail answers two look-ups a second (API page LookupEvents): one after another, and none while one that was
	// throttled waits to be made again.
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

/** Gives what adds a call that begins now to those that were made, when it has ended. */
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

/** The names the SDK gives to "nobody has credentials" and "the SSO login has expired". */
const reasonOf = (error: unknown): MissReason =>
	error instanceof Error && /^(?:Credentials|Token)ProviderError$/.test(error.name)
		? 'credentials'
		: 'failed';

/** Lets so many pieces of work run at once; the others wait in line. */
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

/** Rejects as soon as the signal is aborted, whatever the work does then. */
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
