import {Problem} from '../problem.ts';
import type {Option} from './option.ts';

/** The problem of an option that a command can't do without, and that nobody can be asked for. */
export function missing({name, variable}: Option): Problem {
	return new Problem('optionMissing', {option: name, variable});
}
