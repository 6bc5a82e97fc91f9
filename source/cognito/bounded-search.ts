import {AsyncLocalStorage} from 'node:async_hooks';
import {ChildProcess} from 'node:child_process';
import {subscribe} from 'node:diagnostics_channel';
import {ClientRequest} from 'node:http';
import {CredentialsProviderError} from '@smithy/core/config';
import {Problem} from '../problem.ts';
import {endProcesses} from './end-processes.ts';

/** How long a search for credentials may take, in milliseconds, not counting the time a user takes to type a code. */
export type SearchLimits = {
	readonly usual: number;
	/** From the start of a `credential_process` that may be waiting for a user. */
	readonly attended: number;
};

export const usualLimits: SearchLimits = {usual: 10_000, attended: 60_000};

type SearchOptions = {
	readonly limits: SearchLimits;
	/** Whether there is a user whom a `credential_process` may ask. */
	readonly isAttended: boolean;
	readonly signal?: AbortSignal | undefined;
};

/** The advice for an unexpected response. */
export const advice = 'Check what runs there, and the proxy or firewall on the way';

/** Far above any response with credentials. */
const answerLimit = 10 * 1024 * 1024;
const searches = new AsyncLocalStorage<Search>();

/*
 * The SDK's providers take no signal and don't expose their requests and processes. Node reports both as they start, in
 * the async context of their search.
 */
subscribe('http.client.request.start', message => {
	const {request} = Object(message);
	if (request instanceof ClientRequest) searches.getStore()?.watchRequest(request);
});
subscribe('child_process', message => {
	const [child] = Object.values(Object(message));
	if (child instanceof ChildProcess) searches.getStore()?.watchProcess(child);
});

/**
 * Runs a search for credentials with a time limit, and ends every request and process it leaves open. Rejects with a
 * CredentialsProviderError that names the source, or with `cancelled` if the signal is aborted.
 */
export async function boundedSearch<Found>(
	find: () => Promise<Found>,
	{limits, isAttended, signal}: SearchOptions,
): Promise<Found> {
	if (signal?.aborted) throw new Problem('cancelled');
	const search = new Search(limits, isAttended);
	signal?.addEventListener('abort', search.cancel);
	try {
		return await Promise.race([searches.run(search, find), search.failed]);
	} finally {
		signal?.removeEventListener('abort', search.cancel);
		search.end();
	}
}

/** Asks the user during a search, and pauses its clock meanwhile. */
export const askPerson = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
	searches.getStore()?.stopClock(ask) ?? ask();

class Search {
	/** Never resolves. */
	readonly failed: Promise<never>;
	readonly cancel = () => this.#reject(new Problem('cancelled'));
	readonly #limits: SearchLimits;
	readonly #isAttended: boolean;
	readonly #requests = new Set<ClientRequest>();
	readonly #children = new Set<ChildProcess>();
	readonly #measuring = setInterval(() => this.#measure(), 20);
	#reject: (error: Error) => void = () => {};
	#timer: NodeJS.Timeout | undefined;
	#isOver = false;

	constructor(limits: SearchLimits, isAttended: boolean) {
		this.failed = new Promise((_, reject) => {
			this.#reject = reject;
		});
		this.#limits = limits;
		this.#isAttended = isAttended;
		this.#allow(limits.usual);
	}

	/** Ends the search. Requests and processes that the SDK starts afterwards are ended at once. */
	end(): void {
		this.#isOver = true;
		clearTimeout(this.#timer);
		clearInterval(this.#measuring);
		for (const request of this.#requests) request.destroy();
		endProcesses(this.#children);
	}

	watchRequest(request: ClientRequest): void {
		if (this.#isOver) request.destroy();
		this.#requests.add(request);
		request.once('close', () => this.#requests.delete(request));
		// Node ends such a request with neither a response nor an error.
		request.once('upgrade', (_, socket) => {
			socket.destroy();
			this.#failAt(request, 'answered with another protocol');
			request.emit('error', new Error('another protocol'));
		});
	}

	watchProcess(child: ChildProcess): void {
		// The next provider would run the command of the one that was ended.
		if (this.#isOver) Object.assign(child, {spawn: refuse});
		this.#children.add(child);
		child.once('close', () => this.#children.delete(child));
		if (this.#isAttended) this.#allow(this.#limits.attended);
	}

	async stopClock<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
		if (this.#isOver) refuse();
		clearTimeout(this.#timer);
		try {
			return await ask();
		} finally {
			this.#allow(this.#limits.usual);
		}
	}

	#allow(ms: number): void {
		clearTimeout(this.#timer);
		if (!this.#isOver) this.#timer = setTimeout(() => this.#giveUp(ms / 1_000), ms);
	}

	#giveUp(seconds: number): void {
		const request = [...this.#requests].at(-1);
		if (request) this.#failAt(request, `gave no complete answer within ${seconds} seconds`);
		else if (this.#children.size > 0) {
			this.#fail(
				`credential_process did not end within ${seconds} seconds. Run its command by itself to see what it waits for`,
			);
		} else this.#fail(`the search did not end within ${seconds} seconds`);
	}

	#measure(): void {
		for (const request of this.#requests) {
			if ((request.socket?.bytesRead ?? 0) > answerLimit) {
				this.#failAt(request, 'answered with more than 10 MiB');
			}
		}
	}

	#failAt(request: ClientRequest, fault: string): void {
		const host = request.getHeader('host') ?? request.host;
		this.#fail(`${host} ${fault}. ${advice}`);
	}

	#fail(why: string): void {
		this.#reject(new CredentialsProviderError(why, false));
	}
}

function refuse(): never {
	throw new CredentialsProviderError('the search is over', false);
}
