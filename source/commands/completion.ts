import {usageWords} from '../copy/usage-words.ts';
import {optionsOf} from '../options/command.ts';
import {completionCommand, guidedCommand, type Shell, shells} from '../options/commands.ts';
import type {Option} from '../options/option.ts';
import {readOptions} from '../options/read-options.ts';
import {UsageError} from '../options/usage-error.ts';
import {exit} from '../say-failure.ts';
import {type CommandEntry, commandTable} from './command-table.ts';
import {type Run, runCommand} from './run.ts';

/** `completion SHELL`: prints the script, which the shell reads at startup. */
export async function completion(
	run: Pick<Run, 'argv' | 'stdout' | 'stderr' | 'signal'>,
): Promise<number> {
	return runCommand(run, completionCommand, async () => {
		const {words} = readOptions(completionCommand, run.argv, {});
		const shell = shells.find(known => known === words[0]);
		if (shell === undefined || words.length > 1) {
			throw new UsageError(usageWords.oneShell(shells));
		}
		run.stdout.write(completionScript(shell));
		return exit.done;
	});
}

/** Generates a shell's completion script from the table of commands. */
export function completionScript(shell: Shell): string {
	switch (shell) {
		case 'bash':
			return bash();
		case 'zsh':
			return zsh();
		case 'fish':
			return fish();
	}
}

const names = commandTable.map(({name}) => name);
const guidedOptions: readonly Option[] = optionsOf(guidedCommand);
const atStart = [...names, ...guidedOptions.map(({name}) => name)];
const optionNames = (options: readonly Option[]) => options.map(({name}) => name).join(' ');

/** What a shell offers after a command: its words, if it has any and no dash was typed, otherwise its options. */
const following = ({words, options}: CommandEntry, offer: (words: string) => string) =>
	words.length === 0
		? offer(optionNames(options))
		: `case "$current" in -*) ${offer(optionNames(options))} ;; *) ${offer(words.join(' '))} ;; esac`;

/* One name per line, safe to display. */
const sessionNames = 'cognito-verify sessions --output names 2>/dev/null';

/** A command's options by the kind of value to complete; switches are in none of these. */
type Takes = {
	readonly choices: readonly (readonly [name: string, words: string])[];
	readonly files: readonly string[];
	readonly sessions: readonly string[];
	readonly other: readonly string[];
};

function takesOf(options: readonly Option[]): Takes {
	const named = (is: (value: string) => boolean) =>
		options.flatMap(({name, value}) => (typeof value === 'string' && is(value) ? [name] : []));
	return {
		choices: options.flatMap(({name, value}) =>
			typeof value === 'object' ? [[name, value.join(' ')] as const] : [],
		),
		files: named(value => value === 'file'),
		sessions: named(value => value === 'session'),
		other: named(value => value !== 'file' && value !== 'session'),
	};
}

/** The `case` branches for the word before the cursor, for the options of a command. */
function valueCases(
	options: readonly Option[],
	{
		pattern,
		words,
		files,
		sessions,
		nothing,
	}: Readonly<Record<'files' | 'sessions' | 'nothing', string>> & {
		readonly pattern: (names: readonly string[]) => string;
		readonly words: (words: string) => string;
	},
): readonly string[] {
	const takes = takesOf(options);
	const line = (names: readonly string[], action: string) =>
		names.length === 0 ? [] : [`      ${pattern(names)} ${action}; return ;;`];
	return [
		...takes.choices.flatMap(([name, choices]) => line([name], words(choices))),
		...line(takes.files, files),
		...line(takes.sessions, sessions),
		...line(takes.other, nothing),
	];
}

function bash(): string {
	const cases = (options: readonly Option[], before: readonly string[] = []) => [
		'    case "$previous" in',
		...valueCases(options, {
			pattern: names => `${names.join('|')})`,
			words: words => `_cognito_verify_words '${words}'`,
			files: 'COMPREPLY=($(compgen -f -- "$current"))',
			sessions: '_cognito_verify_sessions',
			nothing: 'COMPREPLY=()',
		}),
		...(before.length > 0
			? [`      ${before.join('|')}) _cognito_verify_sessions; return ;;`]
			: []),
		'    esac',
	];
	const commands = commandTable.flatMap(entry => [
		`  ${entry.name})`,
		...cases(entry.options, entry.wordsBeforeSession),
		`    ${following(entry, words => `_cognito_verify_words '${words}'`)} ;;`,
	]);
	return `# cognito-verify completion for bash: eval "$(cognito-verify completion bash)"
_cognito_verify_words() { COMPREPLY=($(compgen -W "$1" -- "$current")); }
_cognito_verify_sessions() {
  local IFS=$'\\n'
  COMPREPLY=($(${sessionNames} | while IFS= read -r name; do
    [[ "$name" == "$current"* ]] && printf '%q\\n' "$name"; done))
}
_cognito_verify() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in ${names.join('|')}) command="$word"; break ;; esac
  done
  case "$command" in
${commands.join('\n')}
  *)
${cases(guidedOptions).join('\n')}
    _cognito_verify_words '${atStart.join(' ')}' ;;
  esac
}
complete -F _cognito_verify cognito-verify
`;
}

function zsh(): string {
	const cases = (options: readonly Option[], before: readonly string[] = []) => [
		'    case "$previous" in',
		...valueCases(options, {
			pattern: names => `(${names.join('|')})`,
			words: words => `compadd -- ${words}`,
			files: '_files',
			sessions: '_cognito_verify_sessions',
			nothing: ':',
		}),
		...(before.length > 0
			? [`      (${before.join('|')}) _cognito_verify_sessions; return ;;`]
			: []),
		'    esac',
	];
	const commands = commandTable.flatMap(entry => [
		`  (${entry.name})`,
		...cases(entry.options, entry.wordsBeforeSession),
		`    ${following(entry, words => `compadd -- ${words}`)} ;;`,
	]);
	return `#compdef cognito-verify
# cognito-verify completion for zsh: eval "$(cognito-verify completion zsh)"
_cognito_verify_sessions() {
  compadd -- "\${(@f)$(${sessionNames})}"
}
_cognito_verify() {
  local current="\${words[CURRENT]}" previous="\${words[CURRENT-1]}" command='' word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$word" in (${names.join('|')}) command="$word"; break ;; esac
  done
  case "$command" in
${commands.join('\n')}
  (*)
${cases(guidedOptions).join('\n')}
    compadd -- ${atStart.join(' ')} ;;
  esac
}
compdef _cognito_verify cognito-verify
`;
}

function fish(): string {
	const line = (condition: string, rest: string) =>
		`complete -c cognito-verify -n '${condition}' ${rest}`;
	const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`;
	const sessions = quoted(`(${sessionNames})`);
	const takes = ({value}: Option) => {
		if (value === undefined) return '';
		if (typeof value === 'object') return ` -x -a ${quoted(value.join(' '))}`;
		if (value === 'session') return ` -x -a ${sessions}`;
		return value === 'file' ? ' -r -F' : ' -x';
	};
	const option = (condition: string, one: Option) =>
		line(condition, `-l ${one.name.slice(2)}${takes(one)} -d ${quoted(one.help)}`);
	const start = `not __fish_seen_subcommand_from ${names.join(' ')}`;
	const commands = commandTable.flatMap(({name, options, words, wordsBeforeSession}) => {
		const seen = `__fish_seen_subcommand_from ${name}`;
		const first = `${seen}; and not __fish_seen_subcommand_from ${words.join(' ')}`;
		const second = `${seen}; and __fish_seen_subcommand_from ${wordsBeforeSession.join(' ')}`;
		return [
			...words.map(word => line(first, `-a ${word}`)),
			...(wordsBeforeSession.length > 0 ? [line(second, `-a ${sessions}`)] : []),
			...options.map(one => option(seen, one)),
		];
	});
	return [
		'# cognito-verify completion for fish: cognito-verify completion fish | source',
		'complete -c cognito-verify -f',
		...commandTable.map(({name, summary}) => line(start, `-a ${name} -d ${quoted(summary)}`)),
		...guidedOptions.map(one => option(start, one)),
		...commands,
		'',
	].join('\n');
}
