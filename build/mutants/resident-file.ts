import {type ChildProcess, fork} from 'node:child_process';
import {join} from 'node:path';

/** What the tests of a file reach, and how long each takes. */
export type Survey = {
	/** Reached while loading the file, and by the hooks before all tests. */
	readonly atLoad: ReadonlySet<string>;
	readonly tests: readonly {
		readonly name: string;
		readonly reached: ReadonlySet<string>;
		/** Whether it passes without mutants. */
		readonly isOfUse: boolean;
		readonly seconds: number;
	}[];
};

export type ResidentOutcome =
	| {readonly kind: 'passed'}
	| {readonly kind: 'failed'; readonly test: string}
	| {readonly kind: 'timedOut'; readonly test: string}
	/** The process ended, or a test failed that fails without the mutant too: the process's state has changed. */
	| {readonly kind: 'unsure'};

type Message =
	| {kind: 'ready'; names: string[]}
	| {
			kind: 'surveyed';
			atLoad: string[];
			tests: {reached: string[]; isOfUse: boolean; seconds: number}[];
	  }
	| {kind: 'began'; test: number}
	| {kind: 'failed'; test: number; isSure: boolean}
	| {kind: 'passed'};

export type ResidentFile = NonNullable<Awaited<ReturnType<typeof keepFile>>>;

/** Loads a test file in a process of its own; `undefined` if it can't stay loaded. */
export async function keepFile(folder: string, file: string, seconds: number) {
	const child = fork(join(import.meta.dirname, 'resident.js'), [file], {
		cwd: folder,
		execArgv: [],
		// The same as in `npm test`.
		env: {...process.env, NODE_ENV: 'production'},
		stdio: 'ignore',
		detached: true,
	});
	const ready = await answerOf(child, {first: seconds});
	if (ready === undefined || ready.kind !== 'ready') {
		end(child);
		return undefined;
	}
	const {names} = ready;

	return {
		/** Runs every test without mutants, each for at most `seconds`; `undefined` if one doesn't end. */
		survey: async (): Promise<Survey | undefined> => {
			child.send({});
			const answer = await answerOf(child, {first: seconds, afterBegun: () => seconds});
			if (answer?.kind !== 'surveyed') return undefined;
			return {
				atLoad: new Set(answer.atLoad),
				tests: answer.tests.map(({reached, ...test}, index) => ({
					...test,
					name: names[index] ?? '',
					reached: new Set(reached),
				})),
			};
		},
		/** Runs tests, by number, with a mutant on, until one fails. `secondsOf` is the timeout of each. */
		run: async (
			mutant: string,
			tests: readonly number[],
			secondsOf: (test: number) => number,
		): Promise<ResidentOutcome> => {
			let begun = tests[0] ?? 0;
			const timed = {
				first: secondsOf(begun),
				afterBegun: (test: number) => {
					begun = test;
					return secondsOf(test);
				},
			};
			child.send({mutant, tests});
			const answer = await answerOf(child, timed);
			if (answer === undefined) {
				const hasEnded = child.exitCode !== null || child.signalCode !== null;
				end(child);
				return hasEnded ? {kind: 'unsure'} : {kind: 'timedOut', test: names[begun] ?? ''};
			}
			if (answer.kind === 'failed' && answer.isSure) {
				return {kind: 'failed', test: names[answer.test] ?? ''};
			}
			if (answer.kind === 'passed') return answer;
			end(child);
			return {kind: 'unsure'};
		},
		isAlive: () => child.exitCode === null && child.signalCode === null && child.connected,
		end: () => end(child),
	};
}

/** The next message, apart from ones about a started test; `undefined` if it doesn't arrive in time. */
function answerOf(
	child: ChildProcess,
	{first, afterBegun}: {first: number; afterBegun?: (test: number) => number},
): Promise<Message | undefined> {
	return new Promise(resolve => {
		let timer = setTimeout(() => settle(undefined), first * 1000);
		const onEnd = () => settle(undefined);
		const onMessage = (message: unknown) => {
			const told = message as Message;
			if (told.kind !== 'began') return settle(told);
			clearTimeout(timer);
			timer = setTimeout(onEnd, (afterBegun?.(told.test) ?? first) * 1000);
		};
		function settle(answer: Message | undefined) {
			clearTimeout(timer);
			child.off('exit', onEnd).off('message', onMessage);
			resolve(answer);
		}
		child.on('exit', onEnd).on('message', onMessage);
	});
}

/** Ends a process, and what its tests have started. */
function end(child: ChildProcess): void {
	try {
		if (child.pid) process.kill(-child.pid, 'SIGKILL');
	} catch {
		// They have all ended.
	}
}
