import {demoStops, foldedLine} from '../copy/finished-words.ts';
import {describeProblem} from '../copy.ts';
import {createFlow} from '../flow/flow.ts';
import {problemIn} from '../flow/reportable.ts';
import type {Services} from '../flow/services.ts';
import {type Event, firstState, type State} from '../flow/state.ts';
import {createWorkOf} from '../flow/work.ts';

/**
 * Plays the whole demo on the embedded pool without a user, printing a line per step: the same flow as on screen,
 * answered like a user who reads the demo inbox. Returns the exit code: 0 if the attribute is verified, 1 after a
 * problem or at a step that needs a user.
 */
export const playDemo = (services: Services, write: (line: string) => void): Promise<number> =>
	new Promise(resolve => {
		const workOf = createWorkOf(services);
		const flow = createFlow(firstState, workOf);
		let before = flow.state();
		flow.subscribe(() => {
			const state = flow.state();
			const finished = foldedLine(before, state);
			before = state;
			if (finished) write(finished.line);
			const problem = problemIn(state);
			if (problem !== undefined) {
				const {says, tryNext} = describeProblem(problem);
				write(`${says} ${tryNext}`);
				resolve(1);
				return;
			}
			if (state.step === 'done') {
				resolve(state.exitCode);
				return;
			}
			const answer = answerTo(state, services);
			if (answer) queueMicrotask(() => flow.send(answer));
			else if (state.step === 'password' || workOf(state) === undefined) {
				write(state.step === 'enterCode' ? demoStops.noCode : demoStops.needsPerson);
				resolve(1);
			}
		});
	});

/** A demo user's next action; undefined if the flow continues by itself. */
function answerTo(state: State, {now, prefill}: Services): Event | undefined {
	switch (state.step) {
		case 'username': {
			const username = state.connection.demo?.users[0]?.username;
			return username === undefined ? undefined : {type: 'usernameGiven', username};
		}
		case 'password': {
			const user = state.connection.demo?.users.find(({username}) => username === state.username);
			return user && {type: 'passwordGiven', password: user.password};
		}
		case 'chooseAttribute':
			return {type: 'choseAttribute', attribute: prefill.attributeName ?? 'email', at: now()};
		case 'enterCode': {
			const code = state.account.connection.demo?.inbox.messages().at(-1)?.code;
			return code === undefined ? undefined : {type: 'codeGiven', code};
		}
		case 'verified':
			return {type: 'finished'};
		default:
			return undefined;
	}
}
