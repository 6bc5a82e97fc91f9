import type {CauseId} from '../causes.ts';
import {mailJudges} from './mail.ts';
import {mailLimitJudges} from './mail-limits.ts';
import {personJudges} from './person.ts';
import {requestJudges} from './request.ts';
import type {Judges} from './scene.ts';
import {senderJudges} from './sender.ts';
import {textRuleJudges} from './text-rules.ts';
import {textJudges} from './texts.ts';

/** The rule for each cause. */
export const judges: Judges<CauseId> = {
	...personJudges,
	...requestJudges,
	...senderJudges,
	...mailJudges,
	...mailLimitJudges,
	...textJudges,
	...textRuleJudges,
};
