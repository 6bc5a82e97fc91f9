/** An option of the command line, as used by the parser, the help, the completion scripts and the README. */
export type Option = {
	/** With its dashes: `--region`. */
	readonly name: `--${string}`;
	/**
	 * Its choices, or a word for the kind of value; absent for a switch. `client-id`, `pool-id`, `region`, `username`,
	 * `url` and `seconds` are checked, and stripped of what was pasted around them; `file` and `session` are completed.
	 */
	readonly value?: string | readonly string[];
	/** Its description, in one line. */
	readonly help: string;
	/**
	 * The environment variable that replaces a missing option. Those of this program are read with the options; those of
	 * AWS in `settings/`, with the AWS CLI's precedence.
	 */
	readonly variable?: string;
	/** The value is a reference to a secret: `file://PATH`, `env:NAME`, or `-` for standard input. */
	readonly isSecret?: true;
	/** May be given several times. */
	readonly repeats?: true;
};

type KeyOf<Name> = Name extends `--${infer Key}` ? Key : never;

type ValueOf<Each extends Option> = Each extends {readonly repeats: true}
	? readonly string[]
	: Each extends {readonly value: readonly (infer Choice)[]}
		? Choice | undefined
		: Each extends {readonly value: string}
			? string | undefined
			: boolean;

/** The values of options, by their names without dashes. */
export type Values<Options extends Option> = {
	readonly [Each in Options as KeyOf<Each['name']>]: ValueOf<Each>;
};
