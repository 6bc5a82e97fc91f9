import {stageSays as said} from '../../copy/why-report-words.ts';
import type {Mender} from '../../copy/why-word-kinds.ts';
import {adviceWords, describeCause} from '../../copy/why-words.ts';
import {conceal, type Known, mask} from '../../report/redact.ts';
import {addressOf, isVerified, verifiable} from '../../verifiable.ts';
import type {AdviceId, BlindSpot, CauseId, Medium, Stage} from '../causes.ts';
import type {Diagnosis, Finding, StageState, Unknown} from '../diagnose.ts';
import type {FactName, FactValues, User} from '../facts.ts';
import type {Call} from '../look-up/asker.ts';
import type {Outcome} from '../outcome.ts';
import type {AttributeName, Purpose} from '../question.ts';
import {lastRequest} from '../rules/refusal.ts';
import {type Evidence, openScene, type Scene} from '../rules/scene.ts';
import {mediumOf, type Route} from '../scope.ts';
import type {WhyResult} from '../start.ts';

/** A fix: who can make it, and how. */
type Mend = {readonly who: Mender; readonly does: string; readonly command?: string};

export type ReportedFinding = {
	readonly cause: CauseId;
	readonly certainty: Finding['certainty'];
	readonly stage: Stage;
	readonly says: string;
	readonly evidence: readonly Evidence[];
	readonly mend: readonly Mend[];
};

/**
 * The whole report in words, without secrets, as printed with `--output json`. Within version 1, members are only
 * added, and the IDs of causes never change.
 */
export type Report = {
	readonly version: 1;
	/** ISO 8601 */
	readonly at: string;
	readonly pool: {readonly id: string; readonly region: string};
	readonly purpose: Purpose;
	/** `null` if nobody was found, or several users. */
	readonly user: ReportedUser | null;
	readonly users: readonly ReportedUser[];
	readonly attribute: {
		readonly name: AttributeName;
		readonly value: string | null;
		readonly verified: boolean | null;
	} | null;
	readonly medium: Medium | null;
	readonly route: {readonly by: Route['by']; readonly region: string} | null;
	readonly answer: {readonly cause: CauseId; readonly certainty: Finding['certainty']} | null;
	readonly findings: readonly ReportedFinding[];
	readonly cleared: readonly CauseId[];
	readonly unknown: readonly Unknown[];
	readonly cannotBeKnown: readonly BlindSpot[];
	readonly advice: readonly {readonly id: AdviceId; readonly says: string}[];
	/** The stages of the delivery, with the text beside each name. */
	readonly stages: readonly ReportedStage[];
	readonly calls: readonly Call[];
};

type ReportedStage = {
	readonly stage: Stage;
	readonly state: StageState;
	/** Whether any finding is proved. */
	readonly certainty?: Finding['certainty'];
	readonly says: string;
};

type ReportedUser = {
	readonly sub: string;
	readonly status: string;
	readonly enabled: boolean;
	/** Only in the full report. */
	readonly username?: string;
};

export type ReportOptions = {
	/** Shows addresses, numbers, usernames and the account unmasked. */
	readonly isFull: boolean;
	/** Shortens subs too, unless `isFull`. */
	readonly hidesSubs?: boolean;
	/** Formats a timestamp for the sentences; ISO 8601 by default. */
	readonly time?: (at: number) => string;
};

/** Creates the report of an investigation. Log lines and AWS's errors never contain secrets or other people's data. */
export function reportOf(result: WhyResult, options: ReportOptions): Report {
	const {question, outcomes, diagnosis, calls} = result;
	const {isFull, time = iso} = options;
	const look = <Name extends FactName>(name: Name) => {
		const outcome: Outcome<FactValues[Name]> | undefined = outcomes[name];
		return outcome?.state === 'known' ? {value: outcome.value} : undefined;
	};
	const scene = openScene(question, look);
	const [user, attribute, recipient] = [scene.user(), scene.attribute(), scene.recipient()];
	const route = scene.route();
	const known = knownOf(result, options);
	const hide = (text: string) => (isFull ? text : conceal(text, known));
	const context = {
		poolId: question.userPoolId,
		region: question.region,
		username: isFull ? (user?.username ?? 'USERNAME') : 'USERNAME',
		attribute,
		time,
	};
	const shown = ({sub, status, isEnabled, username}: User): ReportedUser => ({
		sub: hide(sub),
		status,
		enabled: isEnabled,
		...(isFull && {username}),
	});
	const findings = diagnosis.findings.map(finding =>
		reportFinding(finding, describeCause(finding, context), hide),
	);
	return {
		version: 1,
		at: iso(question.now),
		pool: {id: question.userPoolId, region: question.region},
		purpose: question.purpose,
		user: user === undefined ? null : shown(user),
		users: (scene.users()?.items ?? []).map(shown),
		attribute:
			attribute === undefined
				? null
				: {
						name: attribute,
						value: recipient === undefined ? null : isFull ? recipient : mask(recipient),
						verified: user === undefined ? null : isVerified(user, attribute),
					},
		medium: attribute === undefined ? null : mediumOf(attribute),
		route: route === undefined ? null : {by: route.by, region: route.region},
		answer: answerOf(diagnosis.answer),
		findings,
		cleared: diagnosis.cleared,
		unknown: diagnosis.unknown,
		cannotBeKnown: diagnosis.cannotBeKnown,
		advice: diagnosis.advice.map(id => ({id, says: adviceWords[id]})),
		stages: diagnosis.stages.map(each => ({
			...each,
			...certaintyAt(each, findings),
			says: hide(stageSays(each, findings, scene, time)),
		})),
		calls,
	};
}

function reportFinding(
	{cause, certainty, stage, evidence}: Finding,
	{says, mend}: ReturnType<typeof describeCause>,
	hide: (text: string) => string,
): ReportedFinding {
	return {
		cause,
		certainty,
		stage,
		says: hide(says),
		evidence: evidence.map(each =>
			typeof each.value === 'string' ? {...each, value: hide(each.value)} : each,
		),
		mend: mend.map(({who, does, command}) => ({
			who,
			does: hide(does),
			...(command !== undefined && {command: hide(command)}),
		})),
	};
}

function certaintyAt(
	{stage, state}: Diagnosis['stages'][number],
	findings: readonly ReportedFinding[],
): {readonly certainty?: Finding['certainty']} {
	if (state !== 'found') return {};
	const here = findings.filter(each => each.stage === stage);
	return {certainty: here.some(each => each.certainty === 'proves') ? 'proves' : 'suggests'};
}

/** The text beside a stage's name: the finding, otherwise what was observed. */
function stageSays(
	{stage, state}: {readonly stage: Stage; readonly state: StageState},
	findings: readonly ReportedFinding[],
	scene: Scene,
	time: (at: number) => string,
): string {
	const found = findings.find(each => each.stage === stage);
	if (state === 'found' && found !== undefined) return found.says;
	if (state === 'unknown') return said.unknown;
	return state === 'fine' ? seenAt(stage, scene, time) : '';
}

function seenAt(stage: Stage, scene: Scene, time: (at: number) => string): string {
	const [user, attribute, route] = [scene.user(), scene.attribute(), scene.route()];
	switch (stage) {
		case 'account':
			return user === undefined ? '' : said.account(user.status, user.isEnabled);
		case 'attribute':
			if (user === undefined || attribute === undefined) return '';
			return said.attribute(scene.recipient(), isVerified(user, attribute));
		case 'request': {
			const last = lastRequest(scene);
			return last === undefined ? '' : said.request(time(last.at));
		}
		case 'sender':
			return route === undefined ? '' : said.sender(route);
		case 'recipient': {
			const suppression = scene.look('suppression')?.value;
			const isListed = suppression === undefined || suppression.entry !== undefined;
			return isListed ? '' : said.recipient;
		}
		default:
			return '';
	}
}

const iso = (at: number) => new Date(at).toISOString();

const answerOf = (answer: Finding | undefined): Report['answer'] =>
	answer === undefined ? null : {cause: answer.cause, certainty: answer.certainty};

/** The personal data and the account that occur in sentences, evidence and commands. */
function knownOf({question, outcomes}: WhyResult, {hidesSubs = false}: ReportOptions): Known {
	const {users, twins, pool, suppression} = outcomes;
	const people = [users, twins].flatMap(each => (each?.state === 'known' ? each.value.items : []));
	const {who, expected} = question;
	return {
		values: [
			...people.flatMap(user => verifiable.flatMap(name => addressOf(user, name) ?? [])),
			...(who.kind === 'email' || who.kind === 'phone_number' ? [who.value] : []),
			...(expected === undefined ? [] : [expected]),
			...(suppression?.state === 'known' ? suppression.value.asked : []),
		],
		accounts: pool?.state === 'known' ? [pool.value.account] : [],
		subs: hidesSubs ? people.map(({sub}) => sub) : [],
	};
}
