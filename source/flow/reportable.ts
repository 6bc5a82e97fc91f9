import type {Problem} from '../problem.ts';
import type {State} from './state.ts';

/** The problem that led to a screen, if any. */
export function problemIn(state: State): Problem | undefined {
	if ('problem' in state) return state.problem;
	const notice = 'notice' in state ? state.notice : undefined;
	return notice?.kind === 'problem' ? notice.problem : undefined;
}

/** Whether a screen shows something that support asks for: a code that was requested, or an error. */
export const isReportable = (state: State): boolean =>
	state.step === 'enterCode' || problemIn(state) !== undefined;
