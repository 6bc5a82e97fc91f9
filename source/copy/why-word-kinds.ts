import type {CauseDetails, CauseId} from '../why/causes.ts';
import {shellWord} from './shell-word.ts';

/**
 * Who can fix a cause: the user, a support desk with the permissions, whoever runs the account or writes the app, or
 * AWS.
 */
export type Mender = 'user' | 'desk' | 'admin' | 'developer' | 'AWS';

/** A fix for a cause; `command` is a shell command for someone with the permissions. */
export type Mend = {readonly who: Mender; readonly does: string; readonly command?: string};

/** What sentences need besides a cause's own details. */
export type Context = {
	readonly poolId: string;
	readonly region: string;
	/** The username for AWS's admin operations; a placeholder if the user isn't known. */
	readonly username: string;
	readonly attribute: 'email' | 'phone_number' | undefined;
	/** Formats a timestamp (milliseconds since 1970) for the reader. */
	readonly time: (at: number) => string;
};

export type CauseWords<Cause extends CauseId> = {
	readonly says: (detail: CauseDetails[Cause], context: Context) => string;
	readonly mend: (detail: CauseDetails[Cause], context: Context) => readonly Mend[];
};

/** The words of some causes. */
export type Entries<Cause extends CauseId> = {readonly [Each in Cause]: CauseWords<Each>};

/** Formats an `aws` command, quoting values for a shell if necessary. */
export const aws = (
	operation: string,
	region: string,
	options: Readonly<Record<string, string>>,
): string =>
	[
		`aws ${operation}`,
		...Object.entries(options).map(([name, value]) => `--${name} ${shellWord(value)}`),
		`--region ${shellWord(region)}`,
	].join(' ');

/** `the email address`, `the phone number` */
export const theAttribute = ({attribute}: Context): string =>
	attribute === 'phone_number' ? 'the phone number' : 'the email address';

/** `email`, `text message` */
export const theMessage = ({attribute}: Context): string =>
	attribute === 'phone_number' ? 'text message' : 'email';
