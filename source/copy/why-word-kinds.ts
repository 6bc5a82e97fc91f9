import type {CauseDetails, CauseId} from '../why/causes.ts';
import {shellWord} from './shell-word.ts';

/** Who can mend a cause: the user, a support desk with the rights to, whoever runs the account or writes the app, AWS. */
export type Mender = 'user' | 'desk' | 'admin' | 'developer' | 'AWS';

/** Something that mends a cause; a `command` is for the shell of whoever may run it. */
export type Mend = {readonly who: Mender; readonly does: string; readonly command?: string};

/** What sentences need besides a cause's own details. */
export type Context = {
	readonly poolId: string;
	readonly region: string;
	/** What AWS's admin operations are told; a place holder where the user is not known. */
	readonly username: string;
	readonly attribute: 'email' | 'phone_number' | undefined;
	/** A moment, in milliseconds since the epoch, as the reader of the sentence takes it. */
	readonly time: (at: number) => string;
};

export type CauseWords<Cause extends CauseId> = {
	readonly says: (detail: CauseDetails[Cause], context: Context) => string;
	readonly mend: (detail: CauseDetails[Cause], context: Context) => readonly Mend[];
};

/** The words of some causes. */
export type Entries<Cause extends CauseId> = {readonly [Each in Cause]: CauseWords<Each>};

/** An `aws` command, its values quoted for a shell where they have to be. */
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
