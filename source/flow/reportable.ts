import type {Problem} from '../problem.ts';
import type {State} from './state.ts';

/** What went wrong on the way to a screen, if anything. */
export function problemIn(state: State): Problem | undefined {
	if ('problem' in state) return state.problem;
	const notice = 'notice' in state ? state.notice : undefined;
	return notice?.kind === 'problem' ? notice.problem : undefined;
}

/** Whether there is something on a screen that support asks for: a code that was requested, or an error. */
export const isReportable = (state: State): boolean =>
	state.step === 'enterCode' || problemIn(state) !== undefined;
