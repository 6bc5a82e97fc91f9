import {Problem} from '../problem.ts';
import type {Option} from './option.ts';

/** The problem of a missing option that a command requires and can't ask for. */
export function missing({name, variable}: Option): Problem {
	return new Problem('optionMissing', {option: name, variable});
}
