import type {OptionHelp} from '../aws-cli/words/option-help.ts';
import {type CommandEntry, commandTable, guidedOptions} from './command-table.ts';

/** The shells that there is a completion script for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/**
 * `completion SHELL`: writes the script to standard output, to be read by the shell when it starts. Gives 0, or 2 for
 * a shell that is not known.
 */
export function completion(
	args: readonly string[],
	{
		stdout,
		stderr,
	}: {stdout: {write(text: string): unknown}; stderr: {write(text: string): unknown}},
): number {
	const shell = shells.find(known => known === args[0]);
	if (shell === undefined || args.length > 1) {
		stderr.write(`usage: cognito-verify completion ${shells.join('|')}\n`);
		return 2;
	}
	stdout.write(completionScript(shell));
	return 0;
}

/** A shell's completion script, made from the table of commands. */
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
const everyOption = [...guidedOptions, ...commandTable.flatMap(({options}) => options)];
const atStart = [...names, ...guidedOptions.map(({name}) => name)];

/** The options that take one of a few words; the same one in two commands takes the words of the first. */
const choices = new Map(
	everyOption
		.flatMap(({name, value}) =>
			typeof value === 'object' ? [[name, value.join(' ')] as const] : [],
		)
		.reverse(),
);
const optionsTaking = (isFile: boolean) => [
	...new Set(
		everyOption
			.filter(
				({name, value}) =>
					typeof value === 'string' && (value === 'file') === isFile && !choices.has(name),
			)
			.map(({name}) => name),
	),
];
const following = ({options, words = []}: CommandEntry) =>
	[...words, ...options.map(({name}) => name)].join(' ');

function bash(): string {
	const values = [...choices].map(([name, words]) => `    ${name}) words='${words}' ;;`);
	const commands = commandTable.map(entry => `      ${entry.name}) words='${following(entry)}' ;;`);
	return `# cognito-verify completion for bash: eval "$(cognito-verify completion bash)"
_cognito_verify() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command='' words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in ${names.join('|')}) command="$word"; break ;; esac
  done
  case "\${COMP_WORDS[COMP_CWORD-1]}" in
${values.join('\n')}
    ${optionsTaking(true).join('|')}) COMPREPLY=($(compgen -f -- "$current")); return ;;
    ${optionsTaking(false).join('|')}) COMPREPLY=(); return ;;
    *) case "$command" in
${commands.join('\n')}
      *) words='${atStart.join(' ')}' ;;
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _cognito_verify cognito-verify
`;
}

function zsh(): string {
	const values = [...choices].map(
		([name, words]) => `    (${name}) compadd -- ${words}; return ;;`,
	);
	const commands = commandTable.map(
		entry => `    (${entry.name}) compadd -- ${following(entry)} ;;`,
	);
	return `#compdef cognito-verify
# cognito-verify completion for zsh: eval "$(cognito-verify completion zsh)"
_cognito_verify() {
  local command='' word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$word" in (${names.join('|')}) command="$word"; break ;; esac
  done
  case "\${words[CURRENT-1]}" in
${values.join('\n')}
    (${optionsTaking(true).join('|')}) _files; return ;;
    (${optionsTaking(false).join('|')}) return ;;
  esac
  case "$command" in
${commands.join('\n')}
    (*) compadd -- ${atStart.join(' ')} ;;
  esac
}
compdef _cognito_verify cognito-verify
`;
}

function fish(): string {
	const line = (condition: string, rest: string) =>
		`complete -c cognito-verify -n '${condition}' ${rest}`;
	const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`;
	const option = (condition: string, {name, value, summary}: OptionHelp) => {
		const takes =
			value === undefined
				? ''
				: typeof value === 'object'
					? ` -x -a ${quoted(value.join(' '))}`
					: value === 'file'
						? ' -r -F'
						: ' -x';
		return line(condition, `-l ${name.slice(2)}${takes} -d ${quoted(summary)}`);
	};
	const start = `not __fish_seen_subcommand_from ${names.join(' ')}`;
	const commands = commandTable.flatMap(({name, options, words = []}) => {
		const condition = `__fish_seen_subcommand_from ${name}`;
		return [
			...words.map(word => line(condition, `-a ${word}`)),
			...options.map(one => option(condition, one)),
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
