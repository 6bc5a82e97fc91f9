import type {Mutant} from './find-mutants.ts';

/**
 * Mutants that no test can tell from the original, each with the reason. They count neither as killed nor as survived,
 * and are printed separately.
 */
const equivalents: readonly {
	readonly file: string;
	/** The trimmed text of its line. */
	readonly line: string;
	readonly replacement: string;
	readonly because: string;
}[] = [
	{
		file: 'source/json.ts',
		line: '} catch {',
		replacement: '{}',
		because: 'a function without a return gives undefined, too',
	},
	{
		file: 'source/local-pool/account/services/monitoring.ts',
		line: '} catch {',
		replacement: '{}',
		because: 'a function without a return gives undefined, too',
	},
	{
		file: 'source/local-pool/managed-login/authorize.ts',
		line: "if (!user) throw new Error('unreachable: a session without its user is not found');",
		replacement: ';',
		because: 'the session of a user who is gone is not found',
	},
];

/** `const [, scheme] = … ?? [];`: nobody reads what the list begins with. */
const isSkippedEntry = ({kind, original, lineText}: Mutant) =>
	kind === 'ArrayDeclaration' && original === '[]' && /^const \[,.* \?\? \[\];$/.test(lineText);

/** Why a mutant is equivalent to the original; `undefined` for any other. */
export function equivalenceOf(mutant: Mutant): string | undefined {
	if (isSkippedEntry(mutant)) return 'the first entry of the list is skipped';
	return equivalents.find(
		({file, line, replacement}) =>
			file === mutant.file && line === mutant.lineText && replacement === mutant.replacement,
	)?.because;
}
