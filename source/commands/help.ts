import {awsCommands} from '../options/aws-commands.ts';
import {guidedCommand, helpCommand} from '../options/commands.ts';
import {programHelp} from '../options/help.ts';
import {readOptions} from '../options/read-options.ts';
import {exit} from '../say-failure.ts';
import {type Run, runCommand} from './run.ts';

/** `help` and `--help`: prints the commands, and the options of the guided app. */
export async function help(
	run: Pick<Run, 'argv' | 'stdout' | 'stderr' | 'signal'>,
): Promise<number> {
	return runCommand(run, helpCommand, async () => {
		readOptions(helpCommand, run.argv, {});
		run.stdout.write(programHelp(guidedCommand, awsCommands));
		return exit.done;
	});
}
