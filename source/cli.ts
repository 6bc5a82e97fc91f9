import {homedir} from 'node:os';
import {readCommand} from './command-line.ts';
import {version} from './version.ts';

/** Runs the face that the command line asks for and gives the exit code. */
async function main(): Promise<number> {
	const command = readCommand(process.argv.slice(2));
	switch (command.face) {
		case 'aws-cli': {
			const {run} = await import('./aws-cli/run.ts');
			return run({
				argv: command.args,
				env: process.env,
				cwd: process.cwd(),
				home: homedir(),
				stdout: process.stdout,
				stderr: process.stderr,
				terminal: {isTty: process.stdout.isTTY === true, columns: process.stdout.columns},
				signal: interrupted(),
				session: async () => undefined,
				version,
				platform: `Node.js/${process.versions.node} ${process.platform}/${process.arch}`,
			});
		}
		case 'version':
			process.stdout.write(`cognito-verify/${version}\n`);
			return 0;
		case 'unknown':
			process.stderr.write(`cognito-verify: there is no command "${command.name}"\n`);
			return 2;
		default:
			process.stderr.write(`cognito-verify: "${command.face}" is not part of this build\n`);
			return 2;
	}
}

/** Aborts at the first Ctrl+C, so that a face can end in its own way; a second one ends the program at once. */
function interrupted(): AbortSignal {
	const controller = new AbortController();
	process.once('SIGINT', () => controller.abort());
	return controller.signal;
}

main().then(
	code => {
		process.exitCode = code;
	},
	(error: unknown) => {
		process.exitCode = 1;
		process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	},
);
