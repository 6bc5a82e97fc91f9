import type {AdviceId, BlindSpot, CauseDetails, CauseId} from '../why/causes.ts';
import {mailWords} from './why-mail-words.ts';
import {requestWords} from './why-request-words.ts';
import {textWords} from './why-text-words.ts';
import type {CauseWords, Context, Entries, Mend} from './why-word-kinds.ts';

/** The compiler checks that every cause has words. */
const words: Entries<CauseId> = {...requestWords, ...mailWords, ...textWords};

/** The text about a cause: one sentence on the cause, and who can do what about it. */
export function describeCause<Cause extends CauseId>(
	{cause, detail}: {readonly cause: Cause; readonly detail: CauseDetails[Cause]},
	context: Context,
): {readonly says: string; readonly mend: readonly Mend[]} {
	const {says, mend}: CauseWords<Cause> = words[cause];
	return {says: says(detail, context), mend: mend(detail, context)};
}

/** What nobody outside can check. */
export const blindSpotWords: Readonly<Record<BlindSpot, string>> = {
	'short-interval':
		'Cognito may suppress further messages to one destination for a while. Wait, then request one code.',
	'sender-silent':
		'A function of the pool sends the message in its own way. Ask its owner whether it handles this kind of message.',
	'mailer-suppressed':
		"Amazon's suppression list for Cognito's own mailer can't be read or cleared. Use another address, or the pool's own SES.",
	'ses-global-list': "Amazon's global suppression list can't be read.",
	inbox: 'Spam folders, filters and greylisting of the mailbox.',
	'sms-carrier': 'What happens between the carrier and the phone.',
};

/** Advice about things that stop no message. */
export const adviceWords: Readonly<Record<AdviceId, string>> = {
	'log-export-off':
		'The pool keeps no delivery errors. Turn on log export (userNotification, ERROR) to see them next time: aws cognito-idp set-log-delivery-configuration.',
	'sms-log-off':
		"Amazon SNS keeps no delivery log. Turn it on to see the carrier's answer next time: aws sns set-sms-attributes --attributes DeliveryStatusIAMRole=…",
	'sms-region':
		"Text messages are sent from another region than the pool's; the SMS settings there are the ones that count.",
	'ses-spellings':
		'SES compares its suppression list letter by letter. The address was looked up as it is on record and in lower case; another spelling may be listed.',
};
