import type {Mutant} from './find-mutants.ts';

/**
 * Mutants that no test can tell from the program as it is, each with the reason. They count neither as killed nor as
 * survived, and are printed apart.
 */
const equivalents: readonly {
	readonly file: string;
	/** The line that it is in, without what is around it. */
	readonly line: string;
	readonly replacement: string;
	readonly because: string;
}[] = [];

/** Why a mutant cannot be told from the program as it is; `undefined` for every other one. */
export function equivalenceOf(mutant: Mutant): string | undefined {
	return equivalents.find(
		({file, line, replacement}) =>
			file === mutant.file && line === mutant.lineText && replacement === mutant.replacement,
	)?.because;
}
