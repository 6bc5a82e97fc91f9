import {basename} from 'node:path';
import {writeReport} from './report/write-report.ts';

/** The content of a report besides the error: nothing that a user typed. */
export type Circumstances = {
	readonly version: string;
	/** The runtime and system: `Node.js/24.0.0 linux/x64`. */
	readonly platform: string;
	/** The part of the program that was running: `sign-in`. */
	readonly face: string;
};

/**
 * Writes a report about an unexpected error to a new file of mode 0600, and returns a sentence about it for the user.
 * Neither contains the error's message, which may quote a password, or installation paths.
 */
export function reportUnforeseen(error: unknown, circumstances: Circumstances): string {
	const said = `cognito-verify: stopped by a mistake in this program (${nameOf(error)}).`;
	try {
		const file = writeReport('report.txt', reportOf(error, circumstances));
		return `${said} Please report it with ${file}, which holds nothing you typed.\n`;
	} catch {
		return `${said} Please report it; the report itself could not be written.\n`;
	}
}

function reportOf(error: unknown, {version, platform, face}: Circumstances): string {
	const lines = [`cognito-verify/${version} ${platform}`, `command: ${face}`];
	let cause = error;
	// A chain of causes can be circular.
	for (let depth = 0; depth < 5 && cause !== undefined; depth += 1) {
		lines.push('', nameOf(cause), ...framesOf(cause));
		cause = cause instanceof Error ? cause.cause : undefined;
	}
	return `${lines.join('\n')}\n`;
}

/** The error's name and code, if they look like names: both can be set to anything. */
function nameOf(error: unknown): string {
	if (!(error instanceof Error)) return `a thrown ${typeof error}`;
	const code = 'code' in error ? String(error.code) : '';
	const names = [error.name, code].filter(name => /^[A-Z][A-Za-z\d_]{0,60}$/.test(name));
	return names.join(' ') || 'Error';
}

/** The stack: functions, and file names without their folders. */
function framesOf(error: unknown): readonly string[] {
	if (!(error instanceof Error)) return [];
	const stack = (error.stack ?? '').replace(error.message, '');
	return stack.split('\n').flatMap(line => {
		const [, name = '', file, place] =
			/^ {4}at (?:([\w.<>[\] $#]+) \()?(?:async )?([^()]+?)(:\d+:\d+)\)?$/.exec(line) ?? [];
		return file === undefined ? [] : [`  at ${name} ${basename(file)}${place}`];
	});
}
