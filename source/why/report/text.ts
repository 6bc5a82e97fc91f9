import {stageWords} from '../../copy/stage-words.ts';
import {stageRowWords} from '../../copy/why-screen-words.ts';
import {blindSpotWords} from '../../copy/why-words.ts';
import {isMasked} from '../../report/redact.ts';
import {safeText} from '../../safe-text.ts';
import type {StageState} from '../diagnose.ts';
import type {Report} from './report.ts';

const signs: Readonly<Record<StageState, string>> = {
	found: '✖',
	fine: '✔',
	unknown: '?',
	waiting: '…',
	notApplicable: '–',
};

/** What is only suggested is not marked as if it were proved. */
const signOf = ({state, certainty}: Report['stages'][number]) =>
	certainty === 'suggests' ? '⚠' : signs[state];

const saidOf = ({says, state}: Report['stages'][number]) =>
	says === '' && state === 'fine' ? stageRowWords.fine : says;

/** The report for a terminal: a row for each stage of the message's way, then the answer and who can do what. */
export function toText(report: Report): string {
	const {pool, medium, attribute, stages, findings, answer, unknown, cannotBeKnown, advice} =
		report;
	const to = attribute === null ? '' : ` · ${medium} to ${attribute.value ?? 'nothing on record'}`;
	const rows = stages
		.filter(({state}) => state !== 'notApplicable')
		.map(row => ` ${signOf(row)} ${stageWords[row.stage].padEnd(10)} ${saidOf(row)}`);
	const said = findings.flatMap(({cause, certainty, says, mend}) => [
		'',
		`${cause === answer?.cause ? '' : 'Also: '}${certainty === 'proves' ? 'Proved' : 'Suggested'} (${cause}): ${says}`,
		...mend.map(({who, does}) => `  ${who}: ${does}`),
		...mend.flatMap(({command}) => (command === undefined ? [] : [`  ${command}`])),
	]);
	const lines = [
		`Why didn't it arrive?  ${pool.id}${to}`,
		...rows,
		...(answer === null ? ['', 'No cause found.'] : []),
		...said,
		...(findings.some(({mend}) => mend.some(({command = ''}) => isMasked(command)))
			? ['', 'With --full, commands are complete.']
			: []),
		...list('Not checked:', [
			...new Set(
				unknown.map(({because, action, region}) => `${action} in ${region} (${reasons[because]})`),
			),
		]),
		...list(
			"Can't be checked:",
			cannotBeKnown.map(id => blindSpotWords[id]),
		),
		...list(
			'For next time:',
			advice.map(({says}) => says),
		),
	];
	return `${lines.map(line => safeText(line, {limit: 2_000}).trimEnd()).join('\n')}\n`;
}

const reasons: Readonly<Record<Report['unknown'][number]['because'], string>> = {
	denied: 'no permission',
	timedOut: 'no answer in time',
	failed: "the answer doesn't tell",
	credentials: 'no valid credentials',
	tooRecent: 'may not be in CloudTrail yet',
};

const list = (title: string, items: readonly string[]): readonly string[] =>
	items.length === 0 ? [] : ['', title, ...items.map(item => `  ${item}`)];
