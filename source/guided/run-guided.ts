import {homedir} from 'node:os';
import {forcedColour} from '../drawing/terminal-signs.ts';
import type {Services} from '../flow/services.ts';
import {demoCommand, guidedCommand} from '../options/commands.ts';
import {helpOf} from '../options/help.ts';
import {Problem} from '../problem.ts';
import {sayFailure} from '../say-failure.ts';
import {readTrust} from '../settings/reach.ts';
import type {AppTerminal} from '../ui/start.tsx';
import {createServices, type ServicesHost} from './create-services.ts';
import {readGuidedOptions} from './read-options.ts';

/** The process, as far as the guided app needs it: `process` has it all. */
export type GuidedHost = ServicesHost &
	AppTerminal['host'] & {
		/** The actual environment: packages that read it see what is set here. */
		readonly env: Record<string, string | undefined>;
		readonly stdin: NodeJS.ReadStream;
		readonly stdout: NodeJS.WriteStream;
		readonly stderr: NodeJS.WritableStream;
	};

/** Runs the guided app, on the embedded pool if `isDemo` is set, and returns the exit code. */
export async function runGuided(
	args: readonly string[],
	host: GuidedHost,
	{isDemo}: {readonly isDemo: boolean},
): Promise<number> {
	const command = isDemo ? demoCommand : guidedCommand;
	if (args.includes('--help') || args.includes('-h')) {
		host.stdout.write(helpOf(command));
		return 0;
	}
	let services: Services | undefined;
	try {
		const place = {env: host.env, cwd: host.cwd(), home: homedir()};
		const options = readGuidedOptions(args, place, {isDemo});
		const trust = await readTrust(options.certificates).catch(error => {
			if (!isDemo) throw error;
			return {};
		});
		services = createServices({...options, trust}, host, {isDemo});
		if (!host.stdin.isTTY || !host.stdout.isTTY) {
			if (!isDemo) throw new Problem('terminalNeeded');
			const {playDemo} = await import('./play-demo.ts');
			return await playDemo(services, line => host.stdout.write(`${line}\n`));
		}
		// V8 doubles the space for new objects while Ink loads, and keeps it: 4 MiB that an idle screen doesn't need.
		const {setFlagsFromString} = await import('node:v8');
		setFlagsFromString('--semi-space-growth-factor=1');
		const colour = forcedColour(host.env);
		if (colour !== undefined) host.env['FORCE_COLOR'] = colour;
		const {startApp} = await import('../ui/start.tsx');
		const {createTheme} = await import('../ui/theme.ts');
		return await startApp(services, createTheme(host.env, host), {
			stdin: host.stdin,
			stdout: host.stdout,
			host,
		});
	} catch (error) {
		return sayFailure(error, command, host.stderr);
	} finally {
		await services?.close();
	}
}
