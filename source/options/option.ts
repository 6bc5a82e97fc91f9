/** An option of the command line: what the parser, the help, the completion scripts and the README know about it. */
export type Option = {
	/** With its dashes: `--region`. */
	readonly name: `--${string}`;
	/**
	 * What it takes: all its choices, or a word for the kind of value. `client-id`, `pool-id`, `region`, `username`, `url`
	 * and `seconds` are checked and freed of what was pasted along; `file` and `session` are completed. A switch takes
	 * nothing.
	 */
	readonly value?: string | readonly string[];
	/** What it is for, in one line. */
	readonly help: string;
	/**
	 * The environment variable that says the same when the option is not there. Those of this program are read with the
	 * options; those of AWS in `settings/`, with the AWS CLI's precedence.
	 */
	readonly variable?: string;
	/** Not itself but where it is: `file://PATH`, `env:NAME`, or `-` for standard input. */
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

/** What was read for some options, by their names without dashes. */
export type Values<Options extends Option> = {
	readonly [Each in Options as KeyOf<Each['name']>]: ValueOf<Each>;
};
