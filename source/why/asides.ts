import type {AdviceId, BlindSpot} from './causes.ts';
import type {FactName, FactValues, Outcomes} from './facts.ts';
import type {Outcome} from './outcome.ts';
import type {Question} from './question.ts';
import {openScene} from './rules/scene.ts';

/** Notes beside the causes: what nobody can check, and advice about things that stop no message. */
export function asides(
	question: Question,
	outcomes: Outcomes,
): {readonly cannotBeKnown: readonly BlindSpot[]; readonly advice: readonly AdviceId[]} {
	const look = <Name extends FactName>(name: Name) => {
		const outcome: Outcome<FactValues[Name]> | undefined = outcomes[name];
		return outcome?.state === 'known' ? {value: outcome.value} : undefined;
	};
	const {route: findRoute} = openScene(question, look);
	const route = findRoute();
	const suppression = look('suppression')?.value;
	const errorLog = look('errorLog');
	const advice: readonly (AdviceId | false | undefined)[] = [
		errorLog !== undefined && errorLog.value === undefined && 'log-export-off',
		look('smsAttributes')?.value.hasDeliveryLog === false && 'sms-log-off',
		route?.by === 'sns' && route.region !== question.region && 'sms-region',
		suppression !== undefined && suppression.entry === undefined && 'ses-spellings',
	];
	return {
		cannotBeKnown: route === undefined ? [] : blindSpots[route.by],
		advice: advice.flatMap(each => each || []),
	};
}

const blindSpots: Readonly<
	Record<'sender' | 'cognito' | 'ses' | 'sns' | 'nothing', readonly BlindSpot[]>
> = {
	sender: ['short-interval', 'sender-silent'],
	cognito: ['short-interval', 'mailer-suppressed', 'inbox'],
	ses: ['short-interval', 'ses-global-list', 'inbox'],
	sns: ['short-interval', 'sms-carrier'],
	nothing: [],
};
