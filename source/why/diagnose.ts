import {asides} from './asides.ts';
import {
	type AdviceId,
	type BlindSpot,
	type CauseDetails,
	type CauseId,
	causeIds,
	causes,
	type Stage,
	stages,
} from './causes.ts';
import type {FactName, FactValues, Outcomes} from './facts.ts';
import type {Miss, Outcome} from './outcome.ts';
import type {Question} from './question.ts';
import {judges} from './rules/rules.ts';
import {type Evidence, type Look, notApplicable, openScene, type Verdict} from './rules/scene.ts';
import {mediumOf} from './scope.ts';

/** A cause that was found, with what its sentence needs. */
export type Finding<Cause extends CauseId = CauseId> = {
	readonly cause: Cause;
	readonly certainty: 'proves' | 'suggests';
	readonly stage: Stage;
	readonly detail: CauseDetails[Cause];
	readonly evidence: readonly Evidence[];
};
/** A cause of which something was not known. */
export type Unknown = Miss & {readonly cause: CauseId};

/** How far a stage of the message's way is. */
export type StageState = 'waiting' | 'found' | 'fine' | 'unknown' | 'notApplicable';

/** What the facts say. */
export type Diagnosis = {
	/** The first that is proved, else the first that is suggested; `undefined` where nothing is in the way. */
	readonly answer: Finding | undefined;
	/** Proved before suggested, each in the order of the message's way. */
	readonly findings: readonly Finding[];
	readonly cleared: readonly CauseId[];
	readonly unknown: readonly Unknown[];
	readonly cannotBeKnown: readonly BlindSpot[];
	readonly advice: readonly AdviceId[];
	readonly stages: readonly {readonly stage: Stage; readonly state: StageState}[];
};

type Judged = {
	readonly cause: CauseId;
	readonly finding?: Finding;
	readonly state: StageState;
	readonly isCleared?: boolean;
	readonly misses: readonly Miss[];
};

/**
 * What the facts say about a question. Pure: the same facts give the same answer, in whatever order they came. What is
 * missing is never cleared: a rule that looked at something it did not get may convict, never acquit.
 */
export function diagnose(question: Question, outcomes: Outcomes): Diagnosis {
	const judged = causeIds.map(cause => judge(cause, question, outcomes));
	const findings = judged.flatMap(({finding}) => finding ?? []).toSorted(byWeight);
	return {
		findings,
		answer: findings.find(({cause}) => causes[cause].rank !== 'hint'),
		cleared: judged.flatMap(({cause, isCleared}) => (isCleared ? cause : [])),
		unknown: judged.flatMap(({cause, finding, misses}) =>
			finding?.certainty === 'proves' ? [] : misses.map(miss => ({cause, ...miss})),
		),
		...asides(question, outcomes),
		stages: stages.map(stage => ({stage, state: stateOf(stage, judged, outcomes.users)})),
	};
}

/** Looks at facts and notes what was not there. */
function recorder(outcomes: Outcomes) {
	const misses: Miss[] = [];
	let isWaiting = false;
	const look: Look = <Name extends FactName>(name: Name) => {
		const outcome: Outcome<FactValues[Name]> | undefined = outcomes[name];
		if (outcome === undefined || outcome.state === 'waiting') isWaiting = true;
		else if (outcome.state === 'missing') misses.push(...outcome.misses);
		return outcome?.state === 'known' ? {value: outcome.value} : undefined;
	};
	return {look, misses, isWaiting: () => isWaiting};
}

function judge<Cause extends CauseId>(
	cause: Cause,
	question: Question,
	outcomes: Outcomes,
): Judged {
	const {look, misses, isWaiting} = recorder(outcomes);
	const scene = openScene(question, look);
	const {medium, stage} = causes[cause];
	const attribute = medium === undefined ? undefined : scene.attribute();
	const isMedium =
		medium === undefined || (attribute !== undefined && mediumOf(attribute) === medium);
	const verdict: Verdict<CauseDetails[Cause]> = isMedium ? judges[cause](scene) : notApplicable;
	const all = unique(verdict.kind === 'unknown' ? [...misses, verdict.miss] : misses);
	if (verdict.kind === 'found') {
		const {certainty, detail, evidence} = verdict;
		const finding: Finding<Cause> = {cause, certainty, stage, detail, evidence};
		return {cause, finding, state: 'found', misses: all};
	}
	if (isWaiting()) return {cause, state: 'waiting', misses: []};
	if (all.length > 0) return {cause, state: 'unknown', misses: all};
	if (verdict.kind === 'cleared') return {cause, state: 'fine', isCleared: true, misses: []};
	return {cause, state: verdict.kind === 'notSeen' ? 'fine' : 'notApplicable', misses: []};
}

/** Each call that failed once, however many facts hang on it. */
const unique = (misses: readonly Miss[]): readonly Miss[] => [
	...new Map(misses.map(miss => [`${miss.action} ${miss.region}`, miss])).values(),
];

/**
 * Proved before suggested; of what is only suggested, what is about this very message before what would stop the next
 * one too, and hints last. Within that, the order of the message's way, which the findings come in.
 */
function byWeight(one: Finding, other: Finding): number {
	return weightOf(one) - weightOf(other);
}

function weightOf({cause, certainty}: Finding): number {
	if (certainty === 'proves') return 0;
	const {rank, stage} = causes[cause];
	if (rank === 'hint') return 4;
	// Whom it concerns and whether it was asked for comes first: no log is about them.
	if (stages.indexOf(stage) <= stages.indexOf('request')) return 1;
	return rank === 'message' ? 2 : 3;
}

function stateOf(stage: Stage, judged: readonly Judged[], users: Outcomes['users']): StageState {
	const here = judged.filter(({cause}) => causes[cause].stage === stage);
	const order: readonly StageState[] = ['waiting', 'unknown', 'fine'];
	const isFound = here.some(
		({cause, finding}) => finding !== undefined && causes[cause].rank !== 'hint',
	);
	const isProved = here.some(({finding}) => finding?.certainty === 'proves');
	if (isProved) return 'found';
	const isWaiting = here.some(({state}) => state === 'waiting');
	if (isFound && !isWaiting) return 'found';
	const state = order.find(each => here.some(({state}) => state === each)) ?? 'notApplicable';
	if (state !== 'fine' || stage === 'account') return state;
	// No message goes to a user who isn't there, so nothing on its way is in order.
	if (users === undefined || users.state === 'waiting') return 'waiting';
	const isNobody = users.state === 'known' && users.value.isWhole && users.value.items.length === 0;
	return isNobody ? 'notApplicable' : 'fine';
}
