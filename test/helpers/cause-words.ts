import {describeCause} from '../../source/copy/why-words.ts';
import type {CauseDetails, CauseId} from '../../source/why/causes.ts';

export type Told = {
	readonly cause: CauseId;
	/** The cause, then who can do what, with the command after a `$`. */
	readonly lines: readonly string[];
};

/** The text about a cause in a pool of eu-west-1, by default for the email address. */
export function told<Cause extends CauseId>(
	cause: Cause,
	detail: CauseDetails[Cause],
	attribute: 'email' | 'phone_number' = 'email',
): Told {
	const {says, mend} = describeCause(
		{cause, detail},
		{
			poolId: 'eu-west-1_AbC',
			region: 'eu-west-1',
			username: 'jane',
			attribute,
			time: at => `moment ${at}`,
		},
	);
	const lines = mend.map(
		({who, does, command}) => `${who}: ${does}${command === undefined ? '' : ` $ ${command}`}`,
	);
	return {cause, lines: [says, ...lines]};
}
