import {describeProblem} from './copy.ts';
import type {Command} from './options/command.ts';
import {usageOf} from './options/help.ts';
import {UsageError} from './options/usage-error.ts';
import {Problem, type ProblemCode} from './problem.ts';
import {safeText} from './safe-text.ts';
import {SettingsError} from './settings/settings-file.ts';

type Output = {write(text: string): unknown};

/** Exit codes of the guided app and of our own commands. */
export const exit = {
	done: 0,
	failed: 1,
	usage: 2,
	challenge: 3,
	/** Signing in is required or, for `why` and `who`, AWS credentials. */
	signInNeeded: 4,
	causeProved: 5,
	cancelled: 130,
};

/**
 * Prints the error that ended the guided app or one of our own commands to standard error, and returns the exit code.
 * Rethrows programming errors.
 */
export function sayFailure(error: unknown, command: Command, stderr: Output): number {
	if (error instanceof UsageError) {
		stderr.write(`cognito-verify: ${safeText(error.message)}\n${usageOf(command)}`);
		return exit.usage;
	}
	if (error instanceof SettingsError) {
		stderr.write(`cognito-verify: ${safeText(error.message)}\n`);
		return error.source === 'value' ? exit.usage : exit.failed;
	}
	if (error instanceof Problem) {
		sayProblem(error, stderr);
		return exitOf(error);
	}
	throw error;
}

/** Prints a problem as one line on standard error. */
export function sayProblem(problem: Problem, stderr: Output): void {
	const {says, tryNext} = describeProblem(problem);
	stderr.write(`cognito-verify: ${safeText(says)} ${safeText(tryNext)}\n`);
}

function exitOf({code}: Problem): number {
	if (usageCodes.has(code)) return exit.usage;
	switch (code) {
		case 'cancelled':
			return exit.cancelled;
		case 'signInNeeded':
			return exit.signInNeeded;
		default:
			return exit.failed;
	}
}

/** Problems that only a different command line, environment or file can fix. */
const usageCodes: ReadonlySet<ProblemCode> = new Set([
	'optionMissing',
	'answerMissing',
	'sourceUnreadable',
	'challengeUnreadable',
	'poolIdMissing',
	'regionInvalid',
	'endpointInvalid',
	'clearHttpRefused',
	'domainMissing',
	'redirectUnusable',
	'proxyInvalid',
	'sessionNotFound',
	'sessionNotChosen',
	'terminalNeeded',
	'whoUnreadable',
] as const);
