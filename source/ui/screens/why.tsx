import {useSyncExternalStore} from 'react';
import {whyNotArrived} from '../../copy/delivery-words.ts';
import {copyNames} from '../../copy/panel-words.ts';
import {keyWords} from '../../copy/screen-words.ts';
import {progress, titles} from '../../copy/step-words.ts';
import {alsoFound, menders, notLookedAt, whyScreen} from '../../copy/why-screen-words.ts';
import type {Complaint} from '../../flow/desk.ts';
import {problemNotice} from '../../flow/notice.ts';
import type {WhyErrand} from '../../flow/states/why.ts';
import {safeText} from '../../safe-text.ts';
import type {WhyAnswer} from '../../why/investigation.ts';
import type {Hint} from '../components/key-hints.tsx';
import {noticeSection} from '../components/notice.tsx';
import {spinnerSection} from '../components/spinner.tsx';
import {linesOf, linesSection, prose, wholeAs} from '../components/words.tsx';
import type {Section, Sections} from '../layout/section.ts';
import {usePanelKind} from '../panel.ts';
import {Screen, type ScreenProps} from '../screen.tsx';
import {scrolledSection} from '../scrolled-section.tsx';
import {stageRowsSection} from '../stage-rows.tsx';
import type {Copyable} from '../use-copy.ts';
import {useKeys} from '../use-keys.ts';
import {placeSoFar} from '../where.tsx';

/** The stages of the delivery, as far as they are known. */
export function AskingScreen({state}: ScreenProps<'asking'>) {
	const {investigation, errand} = state;
	const rows = useSyncExternalStore(investigation.subscribe, investigation.rows);
	return (
		<Screen
			title={titles.asking}
			about={placeOf(errand)}
			hints={[['Esc', keyWords.stopAsking]]}
			body={[stageRowsSection(rows, 'choices'), spinnerSection(progress.asking, {hasGap: true})]}
		/>
	);
}

/** The cause, who can do what about it, and what couldn't be checked. */
export function AnsweredScreen({state, send}: ScreenProps<'answered'>) {
	const {answer, errand, access} = state;
	const isPolicyOpen = usePanelKind() === 'policy';
	const {isDemo} = errand;
	useKeys(name => {
		if (/^r$/i.test(name)) send({type: 'askedAgain'});
		if (/^o$/i.test(name) && !isDemo) send({type: 'choseOtherAccess'});
	});
	const hints: readonly Hint[] = [
		...(answer.policy === undefined || isPolicyOpen ? [] : [['p', 'policy'] as const]),
		['r', keyWords.lookAgain],
		...(isDemo ? [] : [['o', keyWords.otherCredentials] as const]),
		['Esc', 'back'],
		['?', 'help'],
	];
	const {problem, report} = answer;
	return (
		<Screen
			title={titles.answered}
			about={placeOf(errand, report.attribute?.value)}
			notice={problem && access.kind !== 'none' ? problemNotice(problem) : undefined}
			hints={hints}
			copies={copyablesOf(answer)}
			copyKey="c"
			body={
				problem ? withoutCredentials(errand.complaint) : [stageRowsSection(report.stages, 'list')]
			}
			foot={[
				...(problem ? [] : answerSections(answer)),
				isPolicyOpen && answer.policy !== undefined && policySection(answer.policy),
			]}
		/>
	);
}

/** The pool and attribute of the missing message, and its destination. */
export const placeOf = (
	{complaint: {pool, attribute}, isDemo}: WhyErrand,
	to?: string | null,
): Section | undefined =>
	placeSoFar(
		isDemo ? undefined : pool.endpointUrl,
		pool.userPoolId ?? pool.region,
		attribute,
		...(to == null ? [] : [to]),
	);

const copyablesOf = ({markdown, policy, command}: WhyAnswer): readonly Copyable[] => [
	{name: copyNames.report, text: markdown},
	...(policy === undefined ? [] : [{name: copyNames.policy, text: policy}]),
	...(command === undefined ? [] : [{name: copyNames.command, text: command}]),
];

const withoutCredentials = ({attribute}: Complaint): Sections => [
	prose({id: 'without', words: whyScreen.withoutCredentials}),
	...whyNotArrived({attribute}).map((reason, index) =>
		prose({id: `reason ${index}`, rank: 'list', words: `${index + 1}. ${reason}`}),
	),
];

function answerSections({report, policy, isMasked}: WhyAnswer): Sections {
	const {answer, findings, unknown} = report;
	const found = findings.find(({cause}) => cause === answer?.cause);
	const others = findings.filter(each => each !== found);
	const actions = [...new Set(unknown.map(({action}) => action))];
	return [
		noticeSection(
			'answer',
			found === undefined
				? {kind: 'info', says: whyScreen.nothingFound, tryNext: whyScreen.notArrivedYet}
				: {kind: found.certainty === 'proves' ? 'error' : 'warning', says: found.says},
			{hasGap: true},
		),
		...(found?.mend ?? []).flatMap(({who, does, command}, index) => [
			prose({
				id: `mend ${index}`,
				rank: 'question',
				words: [{text: `${menders[who]}: `, bold: true}, safeText(does)],
			}),
			command !== undefined &&
				linesSection({
					id: `command ${index}`,
					offers: wholeAs('question'),
					lines: columns => linesOf(`  ${safeText(command)}`, columns, 4),
					read: safeText(command),
				}),
		]),
		isMasked && prose({id: 'masked', rank: 'extra', words: whyScreen.masked}),
		...others.map(({cause, certainty, says}) =>
			prose({
				id: cause,
				rank: 'facts',
				words: alsoFound(certainty, safeText(says)),
			}),
		),
		actions.length > 0 &&
			prose({id: 'unknown', rank: 'facts', words: notLookedAt(actions, policy !== undefined)}),
	];
}

const policySection = (policy: string): Section =>
	scrolledSection({
		id: 'policy',
		lines: columns => [
			...linesOf(whyScreen.policy, columns),
			...policy.split('\n').flatMap(line => linesOf(safeText(line, {limit: 2_000}), columns)),
		],
		read: `${whyScreen.policy} ${policy}`,
	});
