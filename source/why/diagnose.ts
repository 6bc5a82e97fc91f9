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

/** A cause that was found, with the details for its sentence. */
export type Finding<Cause extends CauseId = CauseId> = {
	readonly cause: Cause;
	readonly certainty: 'proves' | 'suggests';
	readonly stage: Stage;
	readonly detail: CauseDetails[Cause];
	readonly evidence: readonly Evidence[];
};
/** A cause that couldn't be checked completely. */
export type Unknown = Miss & {readonly cause: CauseId};

/** The state of a delivery stage. */
export type StageState = 'waiting' | 'found' | 'fine' | 'unknown' | 'notApplicable';

/** The conclusion from the facts. */
export type Diagnosis = {
	/** The first proved finding, else the first suggested one; `undefined` if nothing was found. */
	readonly answer: Finding | undefined;
	/** Proved ones first, each group in delivery order. */
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
 * Diagnoses a question from the facts. Pure: the same facts give the same result in any order. Missing facts never
 * clear a cause: a rule that looked for one may convict, but not acquit.
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

/** Returns a function that looks up facts and records the missing ones. */
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

/** Each failed call once, however many facts depend on it. */
const unique = (misses: readonly Miss[]): readonly Miss[] => [
	...new Map(misses.map(miss => [`${miss.action} ${miss.region}`, miss])).values(),
];

/**
 * Orders proved findings before suggested ones, among the latter those about this very message before those about later
 * ones, and hints last. The sort is stable, so each group stays in delivery order.
 */
function byWeight(one: Finding, other: Finding): number {
	return weightOf(one) - weightOf(other);
}

function weightOf({cause, certainty}: Finding): number {
	if (certainty === 'proves') return 0;
	const {rank, stage} = causes[cause];
	if (rank === 'hint') return 4;
	// Stages up to the request come first: logs say nothing about those.
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
	// A user who doesn't exist gets no messages, so no later stage is fine.
	if (users === undefined || users.state === 'waiting') return 'waiting';
	const isNobody = users.state === 'known' && users.value.isWhole && users.value.items.length === 0;
	return isNobody ? 'notApplicable' : 'fine';
}
